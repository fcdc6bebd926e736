package jsonreply

import (
	"encoding/json"
	"unicode/utf8"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// result is what an excerpt has besides its citation when it answers a question.
type result struct {
	Answer span          `json:"answer"`
	Score  float64       `json:"score"`
	Copies []articleCopy `json:"copies"`
	// Earlier means that a result before it tells the same as it stands now.
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

type articleCopy struct {
	ID     news.Key `json:"id"`
	Source string   `json:"source,omitempty"`
	URL    string   `json:"url,omitempty"`
}

// said is whose words the answering sentence is, where it is somebody's.
type said struct {
	Quote   string  `json:"quote,omitempty"`
	Kind    string  `json:"kind,omitempty"`
	Speaker *saidBy `json:"speaker,omitempty"`
}

// cuts says at which ends an excerpt stops inside a sentence.
type cuts struct {
	Before bool `json:"cut_before,omitempty"`
	After  bool `json:"cut_after,omitempty"`
}

func cutsOf(before, after bool) cuts { return cuts{before, after} }

// why takes the rank apart; the first three parts add up, the others multiply.
type why struct {
	Rank  float64 `json:"rank"`
	Parts []part  `json:"parts"`
}

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
		said: saidIn(b), cuts: cutsOf(b.CutBefore, b.CutAfter), Why: whyOf(b.Why),
	})
}

func answerIn(b bot.Excerpt) span {
	text, from := b.Excerpt.Text(), b.Excerpt.Span().Start
	start := utf8.RuneCountInString(text[:b.Sentence.Start-from])
	length := utf8.RuneCountInString(text[b.Sentence.Start-from : b.Sentence.End-from])
	return span{start, start + length}
}

func saidIn(b bot.Excerpt) said {
	if b.Said == nil {
		return said{}
	}
	by := saidByOf(*b.Said)
	return said{b.Said.Quote.Of(b.Excerpt.Article().Text), string(b.Said.Type), &by}
}

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
func (r *renderer) Article(b bot.Article) { r.result(b.Excerpt, cutsOf(b.Cuts())) }

// Verified adds the excerpt that a receipt stands for.
func (r *renderer) Verified(b bot.Verified) {
	verified := true
	r.doc.Verified, r.doc.Current, r.doc.Receipt = &verified, &b.Current, b.Excerpt.Receipt().String()
	if b.Latest != nil {
		r.doc.Latest = b.Latest.Revision
	}
	r.result(b.Excerpt, cutsOf(b.Cuts()))
}

// Unverified sets a receipt that no stored article bears out.
func (r *renderer) Unverified(b bot.Unverified) {
	r.doc.Verified, r.doc.Receipt = new(bool), b.Receipt
}

// result adds an excerpt to the results: in a summary to the items, as a quote, and where speakers
// are compared to the results of the last one.
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

// object is an excerpt with its citation and, in the same object, the fields of more.
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

// marshal notes its error, if it is the first one.
func (r *renderer) marshal(v any) []byte {
	b, err := json.Marshal(v)
	if r.err == nil {
		r.err = err
	}
	return b
}
