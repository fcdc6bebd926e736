// Package dates finds the times that a text names: "yesterday", "in August 2024", "from March
// to June", "Tuesday of last week". It is pure; the day of asking comes in.
//
//	r := dates.Read("What did the board decide on Monday last week?", now, zone)
//	r.Days  // one run of days: that Monday
//	r.Spans // where "on Monday last week" stands
package dates

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// Days is a run of local days, both included; a zero end is open. The times are the
// midnights, in UTC, of the dates that the days have where the question was asked.
type Days struct {
	Since, Until time.Time
	// Soft marks a time that is meant roughly, or that says for when something is planned:
	// "today", "this week", "a few days ago", "for Friday", all times to come. News of other
	// days may answer as well.
	Soft bool
	// MayCome marks a date without its year that comes again within a month: it may be meant then.
	MayCome bool
}

// IsZero reports whether d names no day at all.
func (d Days) IsZero() bool { return d.Since.IsZero() && d.Until.IsZero() }

// Has reports whether a local day, as midnight UTC, is one of d.
func (d Days) Has(day time.Time) bool {
	return !day.Before(d.Since) && (d.Until.IsZero() || !day.After(d.Until))
}

// Away is how far a day lies from the nearest day of d; 0 for a day of d.
func (d Days) Away(day time.Time) time.Duration {
	switch {
	case day.Before(d.Since):
		return d.Since.Sub(day)
	case !d.Until.IsZero() && day.After(d.Until):
		return day.Sub(d.Until)
	}
	return 0
}

// Reading is a text read for its times.
type Reading struct {
	Days  []Days       // in the order of the text
	Spans []prose.Span // where each phrase stands, in bytes; as many as Days
	// Impossible are the phrases that name a day which no calendar has: "30 February".
	Impossible []prose.Span
}

// Read finds the times that text names, as seen from now in zone (nil: UTC). Where a phrase can
// mean the past or the future it means the past. Words that only look like dates ("second", "the
// Sun", "Theresa May", "the Sunday Cup", "room 2024"), and all words between quotation marks,
// name none. In a zone of the United States 3/4/2026 is 4 March, elsewhere 3 April.
func Read(text string, now time.Time, zone *time.Location) (r Reading) {
	if zone == nil {
		zone = time.UTC
	}
	y, m, d := now.In(zone).Date()
	g := grammar{today: date(y, m, d), monthFirst: monthFirst(zone), flat: isFlat(text)}
	for _, g.tokens = range clauses(text) {
		readMisspelt(g.tokens)
		for i := 0; i < len(g.tokens); {
			hits := g.phrase(i)
			if len(hits) == 0 {
				i++
				continue
			}
			for _, h := range hits {
				r.add(h, g.tokens)
				i = h.to
			}
		}
	}
	return r
}

func (r *Reading) add(h hit, tokens []token) {
	span := prose.Span{Start: tokens[h.from].span.Start, End: tokens[h.to-1].span.End}
	if h.impossible {
		r.Impossible = append(r.Impossible, span)
		return
	}
	r.Days, r.Spans = append(r.Days, h.Days), append(r.Spans, span)
}

// monthFirst reports whether dates are written month first in a zone. IANA names the zones of
// the United States after their cities and, for the older names, after the country.
func monthFirst(zone *time.Location) bool {
	name := zone.String()
	return strings.HasPrefix(name, "US/") || slices.Contains(zonesOfUS, name) ||
		strings.HasPrefix(name, "America/Indiana/") || strings.HasPrefix(name, "America/Kentucky/") ||
		strings.HasPrefix(name, "America/North_Dakota/")
}

var zonesOfUS = strings.Fields(`America/New_York America/Chicago America/Denver America/Los_Angeles
	America/Phoenix America/Anchorage America/Detroit America/Boise America/Juneau America/Sitka
	America/Nome Pacific/Honolulu EST5EDT CST6CDT MST7MDT PST8PDT`)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) Days { return Days{Since: t, Until: t} }

func monthOf(y int, m time.Month) Days {
	return Days{Since: date(y, m, 1), Until: date(y, m+1, 0)}
}

func yearOf(y int) Days { return Days{Since: date(y, 1, 1), Until: date(y, 12, 31)} }
