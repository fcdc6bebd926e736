package dates

import (
	"time"

	"quoth/retrieval/calendar"
)

// weekday reads a weekday, with the date that stands behind it. A short form needs a capital or a
// preposition, since "sun", "sat" and "wed" are words as well.
func (g grammar) weekday(i int, lead string) (calendar.Moment, int) {
	at, which := i, ""
	if g.is(i, "last", "this", "next", "past", "coming") {
		which, at = g.word(i), i+1
	}
	w, ok := g.weekdayAt(at, lead, which)
	if !ok {
		return calendar.Moment{}, 0
	}
	n := at + 1 - i
	if m, k := g.dateOf(at+1, w); k > 0 {
		return m, n + k
	}
	if g.isWeekdayName(at, lead, which) {
		return calendar.Moment{}, 0
	}
	n = g.skipPartOfDay(at+1) - i
	if g.are(at+1, "before last") {
		return calendar.Of(calendar.DayOf(calendar.Latest(w, g.today.AddDate(0, 0, -1)).AddDate(0, 0, -7))), n + 2
	}
	if which == "" {
		return calendar.Moment{Weekday: &w, Soft: g.describes(at)}, n
	}
	return calendar.Of(g.weekdayBeside(w, which)), n
}

// weekdayAt reads the name of a weekday behind a preposition and one of "last", "this" and "next",
// each "" for none.
func (g grammar) weekdayAt(i int, lead, which string) (time.Weekday, bool) {
	if w, ok := weekdays[g.word(i)]; ok {
		return w, true
	}
	w, ok := shortWeekdays[g.word(i)]
	return w, ok && !g.is(i-1, "the") && (lead != "" || which != "" || g.isShortDay(i))
}

// isShortDay reports whether the short form of a weekday without a preposition is one: "Mon 2
// March", and at an end one that is no other word: "what happened tues".
func (g grammar) isShortDay(i int) bool {
	if i > 0 && !g.hasDash(i-1) && g.is(i, "tue", "tues", "weds", "thu", "thur", "thurs", "fri") && g.goesOn(i+1) {
		return true
	}
	_, n := g.dayMonth(i+1, "on")
	return n > 0 && (g.tokens[i].capital || g.flat)
}

// weekdayBeside returns last, this or next day of a name.
func (g grammar) weekdayBeside(w time.Weekday, which string) Days {
	day := calendar.Latest(w, g.today)
	switch {
	case (which == "last" || which == "past") && day.Equal(g.today):
		day = day.AddDate(0, 0, -7)
	case which == "next" || which == "coming":
		day = day.AddDate(0, 0, 7)
	}
	return calendar.DayOf(day)
}

// dateOf reads the date that stands with a weekday: "2 March", ", March 2", "the 1st", "31/10/2025".
func (g grammar) dateOf(i int, w time.Weekday) (calendar.Moment, int) {
	at := g.skip(i, "the")
	for _, read := range []func(int, string) (calendar.Moment, int){g.numeric, g.dayMonth} {
		if m, n := read(at, "on"); n > 0 && m.Day > 0 {
			m.Weekday = &w
			return m, at + n - i
		}
	}
	d, n := g.dayOfMonth(at)
	if n == 0 || !isOrdinal(g.word(at+n-1)) || !g.goesOn(at+n) {
		return calendar.Moment{}, 0
	}
	return calendar.Moment{Day: d, Weekday: &w}, at + n - i
}
