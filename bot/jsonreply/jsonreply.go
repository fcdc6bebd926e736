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

	"quoth/bot"
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

var _ bot.Renderer = (*renderer)(nil)
