// Package speech finds what somebody said, and who said some words. It reads both from a View of the
// archive, and shows each as an excerpt of the article that prints it.
//
//	f := speech.In(view)
//	said, err := f.BySpeaker(ctx, "Ilse Corran", speech.Query{Question: question.Parse("the wall", known)})
//	who, err := f.ByWords(ctx, speech.Query{Text: "We will build the wall"})
package speech

import (
	"cmp"
	"context"
	"errors"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/dates"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// Finder finds quotations and speakers in a View. It is used as long as the View.
type Finder struct{ view *store.View }

// In returns a Finder for a View.
func In(view *store.View) Finder { return Finder{view} }

// Query asks for quotations.
type Query struct {
	Text     string            // what BySpeaker's speech is about, or the words that ByWords looks for
	Question question.Question // Text, parsed
	Scope    search.Scope
	Searched search.Searched // the numbers of what Scope admits
	// Near are days whose quotations come first, then those of the days nearest to them; none: the newest
	// quotations come first.
	Near    []dates.Days
	Page    int // which page of results to return, from 0
	Results int // of ByWords, on one page
}

// terms returns the terms of the query as the index looks for them.
func (q Query) terms() []index.Term {
	out := make([]index.Term, len(q.Question.Terms))
	for i, t := range q.Question.Terms {
		out[i] = index.Term{Text: t.Text, Weight: t.Weight, Variants: t.Variants}
	}
	return out
}

// nearer compares two dates by how far they are from the days of Near.
func (q Query) nearer(a, b time.Time) int {
	if len(q.Near) == 0 {
		return 0
	}
	return cmp.Compare(search.Away(q.Near, a), search.Away(q.Near, b))
}

// article returns the article with a serial. It reports false if that is no longer current, or if the
// scope does not admit it.
func (f Finder) article(ctx context.Context, serial news.Serial, s search.Scope) (*store.CachedArticle, bool, error) {
	m, isCurrent := f.view.Meta(serial)
	if !isCurrent || !s.Admits(m.Date, m.Source) {
		return nil, false, ctx.Err()
	}
	a, err := f.view.Article(serial)
	if errors.Is(err, archive.ErrReplaced) {
		return nil, false, ctx.Err()
	}
	return a, err == nil, cmp.Or(err, ctx.Err())
}
