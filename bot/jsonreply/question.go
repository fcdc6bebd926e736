package jsonreply

import (
	"encoding/json"
	"time"

	"quoth/bot"
	"quoth/retrieval"
)

// asked says how a question was understood.
type asked struct {
	Kind       string   `json:"kind"`
	Topic      string   `json:"topic,omitempty"`
	Typed      string   `json:"typed,omitempty"`
	Taken      string   `json:"taken,omitempty"`
	Since      string   `json:"since,omitempty"`
	Until      string   `json:"until,omitempty"`
	Articles   int      `json:"articles,omitempty"`
	Sources    int      `json:"sources,omitempty"`
	WindowDays int      `json:"window_days,omitempty"`
	Why        []string `json:"why,omitempty"`
}

// searched says which articles a question was put to.
type searched struct {
	Articles  int       `json:"articles"`
	Sources   int       `json:"sources"`
	From      time.Time `json:"from,omitzero"`
	To        time.Time `json:"to,omitzero"`
	Pending   int       `json:"pending,omitempty"`
	FullSince time.Time `json:"full_since,omitzero"` // since when the disk has been full
}

// silence says why there is no answer.
type silence struct {
	Reason   retrieval.Reason `json:"reason"`
	Words    []string         `json:"words,omitempty"`
	Articles int              `json:"articles,omitempty"`
	Nearest  []string         `json:"nearest"`
}

// Asked sets how the question was understood.
func (r *renderer) Asked(b bot.Asked) {
	out := asked{
		Kind: string(b.Kind), Topic: b.Topic, Typed: b.Typed(), Taken: b.Taken(), Since: day(b.Since),
		Until:    day(b.Until),
		Articles: b.Articles, Sources: b.Sources, WindowDays: b.WindowDays,
	}
	if b.FollowUp {
		out.Kind = string(retrieval.FollowUp)
	}
	if b.Why {
		out.Why = b.Reasons
	}
	r.doc.Asked, r.doc.Note = &out, b.Note()
}

// Searched sets which articles the question was put to.
func (r *renderer) Searched(b bot.Searched) {
	r.doc.Searched = &searched{b.Articles, len(b.Sources), b.From, b.To, b.Pending, b.FullSince}
}

// Silence sets why there is no answer, beside an empty list of results.
func (r *renderer) Silence(b bot.Silence) {
	r.doc.Silence = &silence{b.Reason, b.Silence.Words, b.Articles, append([]string{}, b.Nearest...)}
	r.doc.Results = []json.RawMessage{}
	if b.Day != nil {
		r.doc.summary = newSummary(b.Day.Header, b.About)
	}
}
