package search

import (
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/rank"
)

// Scope says which articles may answer a question. The zero value admits all of them.
type Scope struct {
	Outlets      []string       // the names of their outlets, as prose.Fold returns them; none: any
	Since, Until time.Time      // the first and the last local day, both included; zero: open
	Zone         *time.Location // of all days; nil: UTC

	// What the question itself names:
	Sources []string     // the names of outlets; none: any
	Days    []dates.Days // the days that the articles are of; none: any
	Events  []dates.Days // the days of the events that they report, on the day or shortly after; none: any
}

// Admits reports whether an article of a date and an outlet may answer.
func (s Scope) Admits(date time.Time, source string) bool {
	if s.isFar(date) {
		return false
	}
	zone := s.Zone
	if zone == nil {
		zone = time.UTC
	}
	if len(s.Outlets) > 0 && !slices.Contains(s.Outlets, prose.Fold(source)) {
		return false
	}
	if len(s.Sources) > 0 && !slices.Contains(s.Sources, source) {
		return false
	}
	day := news.Day(date, zone)
	if len(s.Days) > 0 && !slices.ContainsFunc(s.Days, func(d dates.Days) bool { return d.Has(day) }) {
		return false
	}
	if len(s.Events) > 0 && rank.Timeliness(s.Events, date, zone) == 0 {
		return false
	}
	return (s.Since.IsZero() || !day.Before(localDay(s.Since, zone))) &&
		(s.Until.IsZero() || !day.After(localDay(s.Until, zone)))
}

// farOff is more than a time can be from the start of its day, in any zone, and that from midnight UTC.
const farOff = 72 * time.Hour

// isFar reports whether a date is certainly outside of the days from Since to Until, which is cheap to see.
func (s Scope) isFar(date time.Time) bool {
	return !s.Since.IsZero() && s.Since.Sub(date) > farOff || !s.Until.IsZero() && date.Sub(s.Until) > farOff
}

// localDay returns midnight UTC of the day that t has in a zone, so that days can be compared.
func localDay(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// IsDated reports whether the articles must be of some days.
func (s Scope) IsDated() bool { return len(s.Days) > 0 || !s.Since.IsZero() || !s.Until.IsZero() }

// IsOpen reports whether the scope admits all articles.
func (s Scope) IsOpen() bool {
	return len(s.Outlets) == 0 && len(s.Sources) == 0 && len(s.Events) == 0 && !s.IsDated()
}

// Filter returns the scope as a filter of the index. Since the index knows days in UTC only, the filter
// admits a day more at each end, and Admits must be asked about what is found.
func (s Scope) Filter() index.Filter {
	f := index.Filter{Sources: s.Outlets}
	if !s.Since.IsZero() {
		f.Since = s.Since.Add(-24 * time.Hour)
	}
	if !s.Until.IsZero() {
		f.Until = s.Until.Add(48 * time.Hour)
	}
	return narrow(f, s.Events)
}

// narrow narrows a filter to the days from the first to the last of some days, and to the few days after
// them, when reports still appear.
func narrow(f index.Filter, days []dates.Days) index.Filter {
	if len(days) == 0 {
		return f
	}
	since, until, _ := Ends(days)
	if since = since.AddDate(0, 0, -1); since.After(f.Since) {
		f.Since = since
	}
	if until.IsZero() {
		return f
	}
	if until = until.AddDate(0, 0, 4); f.Until.IsZero() || until.Before(f.Until) {
		f.Until = until
	}
	return f
}
