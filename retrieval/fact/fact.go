// Package fact finds the excerpts that answer a question. It reads the articles that have the words of
// the question, ranks their passages, and groups the best ones into stories.
//
//	f := fact.In(view)
//	r, err := f.Rank(ctx, fact.Query{Question: question.Parse("When does the ferry sail?", known), Now: now}, 18)
//	if r.Doubt == "" {
//		stories := r.Stories(3)
//		fmt.Println(r.Show(stories[0].Passage).Span)
//	}
package fact

import (
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// Finder finds excerpts in a View. It is used as long as the View, by one goroutine.
type Finder struct{ view *store.View }

// In returns a Finder for a View.
func In(view *store.View) Finder { return Finder{view} }

// Query asks for excerpts.
type Query struct {
	Question question.Question
	Scope    search.Scope
	Now      time.Time       // the time of asking
	Story    []*news.Article // the only ones that may answer; none: all of Scope
}

// isOfStory reports whether an article is one of those that may answer.
func (q Query) isOfStory(a *news.Article) bool {
	return len(q.Story) == 0 || slices.ContainsFunc(q.Story, func(b *news.Article) bool { return a.Key == b.Key })
}

// search returns the query of the index.
func (q Query) search() index.Query {
	return index.Query{Terms: search.Terms(q.Question), Filter: q.Scope.Filter(), Also: q.named()}
}

// named returns filters for the outlets and the times that the question names. The best of their articles are
// candidates even if many others have more of the words.
func (q Query) named() []index.Filter {
	var out []index.Filter
	for _, s := range q.Question.Sources {
		out = append(out, index.Filter{Sources: []string{s}})
	}
	for _, d := range q.Question.Days {
		f := index.Filter{Sources: q.Question.Sources, Since: d.Since}
		if !d.Until.IsZero() {
			f.Until = d.Until.Add(48 * time.Hour)
		}
		out = append(out, f)
	}
	return out
}
