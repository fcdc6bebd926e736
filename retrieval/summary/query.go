// Package summary makes the summary of a day from the articles of a View, and picks the day.
//
//	in := summary.In(view)
//	q := summary.Query{Zone: zone, Now: now}
//	q.Day = in.Pick(q).Day
//	s, err := in.Make(ctx, q)
//
// Package digest chooses what goes into a summary. This package supplies it with the articles.
package summary

import (
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Query asks for the summary of a day.
type Query struct {
	Day     time.Time      // the date, at midnight UTC as news.Day returns it
	Zone    *time.Location // of Day; nil: UTC
	Now     time.Time
	Topic   string   // only stories with these words; empty: all
	Sources []string // only these outlets; none: all
	Missing []string // sources that failed; a note of the summary names them
}

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
