// Package dates finds the times that a text names: "yesterday", "in August 2024", "from March to June",
// "Tuesday of last week". It is pure; the time of asking comes in.
//
//	r := dates.Read("What did the board decide on Monday last week?", now, zone)
//	r.Days  // one run of days: that Monday
//	r.Spans // where "on Monday last week" stands
//
// A text is split into clauses of tokens. A phrase is a preposition with one or more times. One of a list
// of [rules] reads a time into a calendar.Moment, the parts of a date that are said. A moment is resolved
// to the days that it means on the day of asking.
package dates

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// Read finds the times that text names, as asked at now in zone (nil: UTC). A phrase that can mean
// the past or the future means the past. Words that only look like dates ("second", "the Sun",
// "Theresa May", "the Sunday Cup", "room 2024") and all words between quotation marks name none. In
// a zone of the United States 3/4/2026 is 4 March, elsewhere 3 April.
func Read(text string, now time.Time, zone *time.Location) (r Reading) {
	if zone == nil {
		zone = time.UTC
	}
	y, m, d := now.In(zone).Date()
	g := grammar{rules: rules, today: calendar.Date(y, m, d), monthFirst: monthFirst(zone), flat: isFlat(text)}
	for _, g.tokens = range clauses(text) {
		correct(g)
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

// monthFirst reports whether dates are written month first in a zone. IANA names the zones of the
// United States after their cities and, in older names, after the country.
func monthFirst(zone *time.Location) bool {
	name := zone.String()
	return strings.HasPrefix(name, "US/") || slices.Contains(zonesOfUS, name) ||
		strings.HasPrefix(name, "America/Indiana/") || strings.HasPrefix(name, "America/Kentucky/") ||
		strings.HasPrefix(name, "America/North_Dakota/")
}

var zonesOfUS = strings.Fields(`America/New_York America/Chicago America/Denver America/Los_Angeles
	America/Phoenix America/Anchorage America/Detroit America/Boise America/Juneau America/Sitka
	America/Nome Pacific/Honolulu EST5EDT CST6CDT MST7MDT PST8PDT`)
