// Package jsonreply renders a bot.Reply as JSON, for programs.
//
//	reply := router.Serve(ctx, call)
//	err := jsonreply.Render(os.Stdout, reply)
//
// A reply is one object on one line. A field that is not known is absent, offsets count Unicode code
// points, and times are written as in RFC 3339. An excerpt is an object with its citation; the fields
// of a result are in the same object.
package jsonreply

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"quoth/bot"
	"quoth/retrieval/news"
)

// Render writes a reply to w as one object and a line break.
func Render(w io.Writer, reply bot.Reply) error {
	line, err := marshal(reply)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if _, err := w.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// marshal returns the JSON of a reply.
func marshal(reply bot.Reply) ([]byte, error) {
	r := &renderer{doc: document{
		Command: reply.Command, Query: reply.Query, Answered: reply.Outcome == bot.Answered,
	}}
	reply.Draw(r)
	if reply.Command == "ask" { // the summary is the answer to a question
		r.doc.Summary, r.doc.summary = r.doc.summary, nil
	}
	if r.err != nil {
		return nil, r.err
	}
	return json.Marshal(r.doc)
}

// document is the JSON of a reply. In a reply to the command summary, the fields of the summary are
// beside the others.
type document struct {
	Command  string            `json:"command"`
	Query    string            `json:"query,omitempty"`
	Answered bool              `json:"answered"`
	Sample   bool              `json:"sample"`
	Receipt  string            `json:"receipt,omitempty"`
	Verified *bool             `json:"verified,omitempty"`
	Current  *bool             `json:"current,omitempty"`
	Latest   news.Revision     `json:"latest,omitempty"`
	Results  []json.RawMessage `json:"results,omitzero"`
	Sides    []side            `json:"sides,omitempty"`
	Speaker  *speaker          `json:"speaker,omitempty"`
	Sources  []source          `json:"sources,omitempty"`
	Commands []command         `json:"commands,omitempty"`
	Searched *searched         `json:"searched,omitempty"`
	Silence  *silence          `json:"silence,omitempty"`
	Asked    *asked            `json:"asked,omitempty"`
	Note     string            `json:"note,omitempty"`
	Summary  *summary          `json:"summary,omitempty"`
	Dailies  []daily           `json:"dailies,omitempty"`
	Feeds    []feed            `json:"feeds,omitempty"`
	Document *file             `json:"document,omitempty"`
	Text     []string          `json:"text,omitempty"`
	Notices  []string          `json:"notices,omitempty"`
	Refusal  *refusal          `json:"refusal,omitempty"`
	Error    string            `json:"error,omitempty"`
	*summary
}

// refusal says why a call was refused, and what to do.
type refusal struct {
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// renderer draws blocks into a document.
type renderer struct {
	doc document
	err error // the first one
}

var _ bot.Renderer = (*renderer)(nil)

// Text adds a paragraph.
func (r *renderer) Text(b bot.Text) { r.doc.Text = append(r.doc.Text, b.Words) }

// Moment adds a paragraph that ends with the instant.
func (r *renderer) Moment(b bot.Moment) {
	r.doc.Text = append(r.doc.Text, b.Words+" "+b.At.Format(time.RFC3339))
}

// Notice adds a remark.
func (r *renderer) Notice(b bot.Notice) { r.doc.Notices = append(r.doc.Notices, b.Words) }

// Sample marks a reply that rests on the bundled articles.
func (r *renderer) Sample(bot.Sample) { r.doc.Sample = true }

// Refusal sets what is wrong with the call, and what to do.
func (r *renderer) Refusal(b *bot.Refusal) { r.doc.Refusal = &refusal{b.Message, b.Hint} }

// Failure sets that something broke.
func (r *renderer) Failure(b bot.Failure) { r.doc.Error = b.Words() }

// day returns a date, 2026-01-06. It is empty where the date is not known.
func day(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(time.DateOnly)
}
