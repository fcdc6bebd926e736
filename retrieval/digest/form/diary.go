package form

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

const (
	soon     = 3 * 24 * time.Hour   // how far ahead an event may be that is news before it happens
	maxAhead = 180 * 24 * time.Hour // how far ahead a day without a year is looked for
)

// IsDiary reports whether a sentence announces an event of a day to come, and nobody says so: "Rovers will play a
// benefit match on Saturday 14 March." It is for the diary, and a report of what has happened goes before it.
func IsDiary(s string, today time.Time) bool {
	if today.IsZero() || !strings.Contains(s, " will ") || hasSource(s) {
		return false
	}
	lower := prose.Fold(s)
	if slices.ContainsFunc(reporting, func(p string) bool { return strings.Contains(lower, p) }) {
		return false
	}
	r := dates.Read(s, today, time.UTC)
	for i, d := range r.Days {
		ahead := d.Since.Sub(today)
		if !hasYear(r.Spans[i].Of(s)) && isAhead(d.Since, today) {
			ahead = d.Since.AddDate(1, 0, 0).Sub(today)
		}
		if isDay := d.Since.Equal(d.Until) && !d.Since.IsZero(); isDay && ahead > soon {
			return true
		}
	}
	return false
}

// isAhead reports whether a day that was read as one of the past comes again in the next months. Without a year it may
// mean that one.
func isAhead(day, today time.Time) bool {
	next := day.AddDate(1, 0, 0).Sub(today)
	return !day.IsZero() && 0 < next && next < maxAhead
}
