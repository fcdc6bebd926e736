package search

import (
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/news"
)

// Ends returns the first and the last of some days, at least one; a zero time is an open end. It reports
// apart if other days lie between them.
func Ends(days []dates.Days) (since, until time.Time, apart bool) {
	since, until = days[0].Since, days[0].Until
	for _, d := range days[1:] {
		apart = apart || !until.IsZero() && d.Since.After(until.AddDate(0, 0, 1)) ||
			!d.Until.IsZero() && since.After(d.Until.AddDate(0, 0, 1))
		if d.Since.Before(since) {
			since = d.Since
		}
		if !until.IsZero() && (d.Until.IsZero() || d.Until.After(until)) {
			until = d.Until
		}
	}
	return since, until, apart
}

// Away returns how far the UTC day of a date is from the nearest of some days, at least one.
func Away(days []dates.Days, date time.Time) time.Duration {
	day := news.Day(date, nil)
	best := days[0].Away(day)
	for _, d := range days[1:] {
		best = min(best, d.Away(day))
	}
	return best
}

// Firm returns the days outside of which nothing answers: those that are not dates.Days.Soft.
func Firm(days []dates.Days) []dates.Days {
	return slices.DeleteFunc(slices.Clone(days), func(d dates.Days) bool { return d.Soft })
}
