// Package summary makes the summary of a day, or of several, from the articles of a View, and picks the day.
//
//	in := summary.In(view)
//	q := summary.Query{Zone: zone, Now: now}
//	q = q.On(in.Pick(q))
//	s, err := in.Make(ctx, q)
//
// Package digest chooses what goes into a summary. This package supplies it with the articles.
package summary

import (
	"cmp"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Query asks for the summary of a day, or of several days together. A DayPick bounds these.
type Query struct {
	Day     time.Time      // the date, at midnight UTC as news.Day returns it
	First   time.Time      // the first of several days, of which Day is the last; zero: Day alone
	Zone    *time.Location // of Day; nil: UTC
	Now     time.Time
	Topic   string   // only stories with these words; empty: all
	Sources []string // only these outlets; none: all
	Missing []string // sources that failed; a note of the summary names them
}

// On returns the query for the days of a pick.
func (q Query) On(p DayPick) Query {
	q.First, q.Day = p.First, p.Day
	return q
}

// opens returns the first of the days.
func (q Query) opens() time.Time { return cmp.Or(q.First, q.Day) }

// now returns the time of asking. It is never midnight UTC, which news.Day takes for a date without a
// clock.
func (q Query) now() time.Time { return q.Now.Add(time.Nanosecond) }

// dateOf returns the day of an article. It reports false if the article belongs to no summary of the
// query: its date of publication is not known, or it is of another outlet.
func (q Query) dateOf(m archive.Meta) (day time.Time, ok bool) {
	isSame := func(source string) bool { return prose.Fold(source) == prose.Fold(m.Source) }
	if !m.Published || len(q.Sources) > 0 && !slices.ContainsFunc(q.Sources, isSame) {
		return time.Time{}, false
	}
	return news.Day(m.Date, q.Zone), true
}

// isAhead reports whether a date is after the time of asking.
func (q Query) isAhead(date time.Time) bool { return !q.Now.IsZero() && date.After(q.Now) }
