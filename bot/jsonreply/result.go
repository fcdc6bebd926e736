package jsonreply

import (
	"unicode/utf8"

	"quoth/bot"
	"quoth/retrieval"
)

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

// Cited adds a cited excerpt.
func (r *renderer) Cited(b bot.Cited) { r.result(b.Excerpt, newCuts(retrieval.Cuts(b.Excerpt))) }

// Verified adds the excerpt that a receipt names.
func (r *renderer) Verified(b bot.Verified) {
	verified := true
	r.doc.Verified, r.doc.Current, r.doc.Receipt = &verified, &b.Current, b.Excerpt.Receipt().String()
	if b.Latest != nil {
		r.doc.Latest, r.doc.Until, r.doc.Stands = b.Latest.Revision, b.Until, &b.Stands
		r.doc.Difference = differencesOf(b.Difference)
	}
	r.doc.Withdrawn = b.Withdrawn
	r.result(b.Excerpt, newCuts(b.Cuts()))
}

// Unverified sets a receipt that no stored article has, and when its article was withdrawn.
func (r *renderer) Unverified(b bot.Unverified) {
	r.doc.Verified, r.doc.Receipt, r.doc.Withdrawn = new(bool), b.Receipt, b.Withdrawn
}
