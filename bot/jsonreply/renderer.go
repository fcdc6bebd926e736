package jsonreply

import (
	"encoding/json"
	"time"

	"quoth/bot"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// renderer draws blocks into a document.
type renderer struct {
	doc document
	err error // the first one
}

// result adds an excerpt, with more fields, to the results. In a summary it becomes an item of the kind
// quote, and where speakers are compared it belongs to the last of them.
func (r *renderer) result(e news.Excerpt, more any) {
	object := r.object(e, more)
	if s := r.doc.summary; s != nil {
		s.Items = append(s.Items, &item{Kind: "quote", Sentences: []json.RawMessage{object}})
		return
	}
	if n := len(r.doc.Sides); n > 0 {
		r.doc.Sides[n-1].Results = append(r.doc.Sides[n-1].Results, object)
		return
	}
	r.doc.Results = append(r.doc.Results, object)
}

// object returns an excerpt as an object with its citation and the fields of more.
func (r *renderer) object(e news.Excerpt, more any) json.RawMessage {
	object := r.marshal(e)
	fields := r.marshal(more)
	if r.err != nil {
		return nil
	}
	if string(fields) != "{}" {
		object = append(append(object[:len(object)-1], ','), fields[1:]...)
	}
	return object
}

// marshal returns the JSON of v. It records the error, if it is the first one.
func (r *renderer) marshal(v any) []byte {
	b, err := json.Marshal(v)
	if r.err == nil {
		r.err = err
	}
	return b
}

// summary returns the summary that a story belongs to, and begins one if need be.
func (r *renderer) summary() *summary {
	if r.doc.summary == nil {
		r.doc.summary = newSummary(digest.Header{}, "")
	}
	return r.doc.summary
}

// newSummary returns a summary without stories.
func newSummary(h digest.Header, topic string) *summary {
	return &summary{
		Day: day(h.Date), First: day(h.First), Zone: bot.ZoneName(h), Items: []*item{}, Missing: []string{},
		Header: header{string(h.State), topic, h.Articles, h.Outlets, h.Words, h.Minutes},
	}
}

// day returns a date, 2026-01-06. It is empty where the date is not known.
func day(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(time.DateOnly)
}
