// Package speech finds what somebody said, and who said some words. It reads both from a View of the
// archive, and shows each as an excerpt of the article that prints it.
//
//	f := speech.In(view)
//	said, err := f.BySpeaker(ctx, "Ilse Corran", speech.Query{Question: question.Parse("the wall", known)})
//	who, err := f.Check(ctx, speech.Claim{Words: "We will build the wall"}, speech.Query{Results: 3})
package speech

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"quoth/retrieval/dates"
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
	Text     string            // what BySpeaker's speech is about, or the words that Check looks for
	Question question.Question // Text, parsed
	Scope    search.Scope
	Searched search.Searched // the numbers of what Scope admits
	// Near are the days whose quotations come first, followed by those of the days nearest to them. Without
	// Near, the newest quotations come first.
	Near    []dates.Days
	Page    int // which page of results to return, from 0
	Results int // of Check, on one page
}

// nearer compares two dates by how far they are from the days of Near.
func (q Query) nearer(a, b time.Time) int {
	if len(q.Near) == 0 {
		return 0
	}
	return cmp.Compare(search.Away(q.Near, a), search.Away(q.Near, b))
}

// each reads the articles with some serials. It leaves out those that are no longer current, and those
// that the scope does not admit, and stops after the first error.
func (f Finder) each(
	ctx context.Context, serials []news.Serial, s search.Scope,
) iter.Seq2[*store.CachedArticle, error] {
	admitted := slices.DeleteFunc(slices.Clone(serials), func(serial news.Serial) bool {
		m, isCurrent := f.view.Meta(serial)
		return !isCurrent || !s.Admits(m.Date, m.Source)
	})
	return f.view.Each(ctx, admitted)
}
