package jsonreply

import (
	"cmp"
	"encoding/json"

	"quoth/bot"
	"quoth/retrieval"
)

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
	r.doc.Asked, r.doc.Note = &out, cmp.Or(b.Note(), r.doc.Note)
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
