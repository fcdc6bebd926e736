package dates

import (
	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// time reads one time behind the preposition lead, "" for none.
func (g grammar) time(i int, lead string) (calendar.Moment, int) {
	at := g.skipPart(i, bounds[lead])
	if at > i && !g.is(at-1, "the") {
		lead = "in"
	}
	m, n := g.base(at, lead)
	if unit := g.word(at); n == 0 && bounds[lead] && at > i+2 && g.is(at-2, "of") && calendarUnits[unit] {
		return calendar.Of(calendar.Unit(g.today, unit, 0)), at + 1 - i // "the start of the year"
	}
	if n == 0 {
		return calendar.Moment{}, 0
	}
	at += n
	if within, k := g.container(at, m); k > 0 {
		m.Within = &within
		at += k
	}
	return m, at - i
}

// skipPart returns the token behind words that narrow a time, such as "early" and, behind a
// preposition that bounds a time, "the end of". All of the month or the year is meant.
func (g grammar) skipPart(i int, isBound bool) int {
	for {
		switch {
		case g.is(i, "the", "early", "earlier", "late", "later", "mid"):
			i++
		case isBound && g.is(i, "end", "start", "beginning", "middle") && g.is(i+1, "of"):
			i += 2
		default:
			return i
		}
	}
}

// bounds are the prepositions behind which a time is an end of a longer one.
var bounds = prose.Set("since from until till before after between by to")

// container reads the longer time in which m lies, behind m: "of last week", "last year", "the week
// before last", "two weeks ago".
func (g grammar) container(i int, m calendar.Moment) (Days, int) {
	if m.Year > 0 || m.Within != nil || !m.Days.IsZero() {
		return calendar.Days{}, 0
	}
	at := g.skip(g.skip(i, "of", "in", "from", "during"), "the")
	run, n := g.stretch(at, "")
	if n == 0 {
		var unit calendar.Moment
		if unit, n = g.ago(at, ""); n == 0 || unit.Days.Soft {
			return calendar.Days{}, 0
		}
		run = unit.Days
	}
	said := calendar.Moment{Month: m.Month, Day: m.Day, Weekday: m.Weekday}
	if _, ok := said.FirstWithin(run); !ok || !fitsIn(m, run) {
		return calendar.Days{}, 0
	}
	return run, at + n - i
}
