package jsonreply

import (
	"encoding/json"
	"unicode/utf8"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// result has the fields of a result that answers a question, beside those of its excerpt.
type result struct {
	Answer span          `json:"answer"`
	Score  float64       `json:"score"`
	Copies []articleCopy `json:"copies"`
	// Earlier means that a result before this one gives a later state of the same story.
	Earlier bool `json:"earlier,omitempty"`
	said
	cuts
	Why *why `json:"why,omitempty"`
}

// span is the place of the answering sentence in its excerpt, in code points.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// articleCopy is another article with the same story.
type articleCopy struct {
	ID     news.Key `json:"id"`
	Source string   `json:"source,omitempty"`
	URL    string   `json:"url,omitempty"`
}

// said says who said the answering sentence, where it is somebody's quote.
type said struct {
	Quote   string  `json:"quote,omitempty"`
	Kind    string  `json:"kind,omitempty"`
	Speaker *saidBy `json:"speaker,omitempty"`
}

// cuts says at which ends an excerpt is cut inside a sentence.
type cuts struct {
	Before bool `json:"cut_before,omitempty"`
	After  bool `json:"cut_after,omitempty"`
}

func newCuts(before, after bool) cuts { return cuts{before, after} }

// why says what a rank is made of: the first three parts are added, the others are factors.
type why struct {
	Rank  float64 `json:"rank"`
	Parts []part  `json:"parts"`
}

// part is a part of a rank or of a score.
type part struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Effect float64 `json:"effect"`
}

// Excerpt adds a result with its answering sentence.
func (r *renderer) Excerpt(b bot.Excerpt) {
	copies := make([]articleCopy, len(b.Copies))
	for i, c := range b.Copies {
		copies[i] = articleCopy{c.Key, c.Source, c.URL}
	}
	r.result(b.Excerpt, result{
		Answer: answerIn(b), Score: b.Score, Copies: copies, Earlier: b.Earlier,
		said: saidIn(b), cuts: newCuts(b.CutBefore, b.CutAfter), Why: whyOf(b.Why),
	})
}

// answerIn returns the place of the answering sentence in its excerpt.
func answerIn(b bot.Excerpt) span {
	text, from := b.Excerpt.Text(), b.Excerpt.Span().Start
	start := utf8.RuneCountInString(text[:b.Sentence.Start-from])
	length := utf8.RuneCountInString(text[b.Sentence.Start-from : b.Sentence.End-from])
	return span{start, start + length}
}

// saidIn returns who said the answering sentence.
func saidIn(b bot.Excerpt) said {
	if b.Said == nil {
		return said{}
	}
	by := saidByOf(*b.Said)
	return said{b.Said.Quote.Of(b.Excerpt.Article().Text), string(b.Said.Type), &by}
}

// whyOf returns what a rank is made of.
func whyOf(w *retrieval.Why) *why {
	if w == nil {
		return nil
	}
	out := &why{Rank: w.Rank}
	for _, p := range w.Parts {
		out.Parts = append(out.Parts, part(p))
	}
	return out
}

// Article adds an article with its excerpt.
func (r *renderer) Article(b bot.Article) { r.result(b.Excerpt, newCuts(b.Cuts())) }

// Verified adds the excerpt that a receipt names.
func (r *renderer) Verified(b bot.Verified) {
	verified := true
	r.doc.Verified, r.doc.Current, r.doc.Receipt = &verified, &b.Current, b.Excerpt.Receipt().String()
	if b.Latest != nil {
		r.doc.Latest = b.Latest.Revision
	}
	r.result(b.Excerpt, newCuts(b.Cuts()))
}

// Unverified sets a receipt that no stored article has.
func (r *renderer) Unverified(b bot.Unverified) {
	r.doc.Verified, r.doc.Receipt = new(bool), b.Receipt
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
