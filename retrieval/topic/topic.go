// Package topic finds the articles that mention a topic, and among them the newest stories about it.
//
//	f := topic.In(view, now, zone)
//	t, err := f.Find(ctx, "Marling tunnel", q, search.Scope{})
//	stories, err := f.Stories(ctx, t, 3)
//
// An article mentions a topic if it has all its words together, in the headline or in one passage.
package topic

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// Finder finds topics in a View, as of a time. It is used as long as the View.
type Finder struct {
	view *store.View
	now  time.Time      // zero: articles of all dates are found
	zone *time.Location // in which days are counted; nil: UTC
}

// In returns a Finder for a View, which leaves out the articles that are dated after now.
func In(view *store.View, now time.Time, zone *time.Location) Finder { return Finder{view, now, zone} }

// Topic is a topic with the articles that mention it.
type Topic struct {
	Words string       // as they were typed, or corrected
	Terms []index.Term // of the words; at most question.MaxTerms
	Ahead int          // the number of articles that mention it and are dated after now

	all      []mention // those up to now, the newest first
	mentions []mention // those of them in the scope
	phrase   phrase
	isDated  bool // the scope is one of some days
	now      time.Time
	zone     *time.Location
}

// Find returns the topic of some words, narrowed to a scope. The words have the variants that they have in
// the question q.
func (f Finder) Find(ctx context.Context, words string, q question.Question, s search.Scope) (Topic, error) {
	return f.find(ctx, words, q, s, index.Filter{})
}

// find does what Find does with the articles that the index finds with a filter.
func (f Finder) find(ctx context.Context, words string, q question.Question, s search.Scope,
	among index.Filter) (Topic, error) {
	t := Topic{Words: words, Terms: termsOf(words, q, f.view), now: f.now, zone: f.zone}
	t.phrase = newPhrase(words, t.Terms)
	found, err := f.view.Mentions(ctx, t.Terms, among)
	if err != nil {
		return t, err
	}
	t.all = make([]mention, 0, len(found))
	for _, m := range found {
		meta, isCurrent := f.view.Meta(m.Serial)
		switch {
		case !isCurrent:
		case !f.now.IsZero() && meta.Date.After(f.now):
			t.Ahead++
		default:
			t.all = append(t.all, mention{m, meta.Date, meta.Source})
		}
	}
	sortNewest(t.all)
	return t.In(s), nil
}

// sortNewest puts the newest first. Thousands of articles may mention a topic, so it moves no mention but once.
func sortNewest(all []mention) {
	type key struct {
		seconds     int64
		nanoseconds int
		serial      news.Serial
		at          int
	}
	keys := make([]key, len(all))
	for i, m := range all {
		keys[i] = key{m.date.Unix(), m.date.Nanosecond(), m.Serial, i}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(b.seconds, a.seconds), cmp.Compare(b.nanoseconds, a.nanoseconds),
			cmp.Compare(b.serial, a.serial))
	})
	old := slices.Clone(all)
	for i, k := range keys {
		all[i] = old[k.at]
	}
}

// In returns the topic narrowed to a scope.
func (t Topic) In(s search.Scope) Topic {
	t.isDated = s.IsDated()
	t.mentions = t.all
	if s.IsOpen() {
		return t
	}
	t.mentions = filter(t.all, func(m mention) bool { return s.Admits(m.date, m.source) })
	return t
}

// All returns the number of articles of any scope that mention the topic.
func (t Topic) All() int { return len(t.all) }

// Len returns the number of articles in the scope that mention the topic.
func (t Topic) Len() int { return len(t.mentions) }

// bareArticles is the number of articles that must have three or four words together for these to be a topic.
// One headline that has them is enough.
const bareArticles = 3

// IsPrinted reports whether enough articles in the scope have the words together for these to be a topic.
func (t Topic) IsPrinted() bool {
	return len(t.mentions) >= bareArticles || slices.ContainsFunc(t.mentions, mention.isTitled)
}

// NearestTo returns the topic with its articles ordered by how near they are to some days, at least one.
func (t Topic) NearestTo(days []dates.Days) Topic {
	t.mentions = slices.Clone(t.mentions)
	slices.SortStableFunc(t.mentions, func(a, b mention) int {
		return cmp.Compare(search.Away(days, a.date), search.Away(days, b.date))
	})
	return t
}
