package dates

import (
	"time"

	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// monthYear reads a month, with or without its year. Without one it must stand behind a preposition
// or "last".
func (g grammar) monthYear(i int, lead string) (calendar.Moment, int) {
	at, which := i, ""
	if g.is(i, "last", "this", "next", "past") {
		which, at = g.word(i), i+1
	}
	month, ok := months[g.word(at)]
	if !ok {
		return calendar.Moment{}, 0
	}
	of := g.skipToYear(at + 1)
	counts := lead == "" && which == "" && IsAlsoWord(g.word(at)) && units[g.word(of+1)] // "may 2000 people"
	if y, ok := g.yearAt(of); ok && !g.hasDash(of-1) && !counts {
		return calendar.Moment{Year: y, Month: month}, of + 1 - i
	}
	switch {
	case g.isNamedSo(at, lead, which):
		return calendar.Moment{}, 0
	case which == "":
		return calendar.Moment{Month: month}, 1
	}
	return calendar.Of(g.monthBeside(month, which)), 2
}

// skipToYear returns the token behind the words at i that lead from a month to its year: "of the year".
func (g grammar) skipToYear(i int) int {
	if _, isYear := g.yearAt(i + 1); g.is(i, "of") || g.is(i, "in") && isYear {
		i++
	}
	if g.are(i, "the year") {
		i += 2
	}
	return g.skip(i, "year")
}

// monthBeside returns last, this or next month of a name.
func (g grammar) monthBeside(m time.Month, which string) Days {
	latest, _ := calendar.Moment{Month: m}.Resolve(g.today)
	y := latest.Since.Year()
	switch {
	case which == "last" && latest.Has(g.today):
		y--
	case which == "next":
		y++
	}
	return calendar.MonthOf(y, m)
}

// ordinalDay reads a day of a month that is not named: the latest such day. "On the 6th floor" is none.
func (g grammar) ordinalDay(i int, lead string) (calendar.Moment, int) {
	d, n := g.dayOfMonth(i)
	if n == 0 || !isOrdinal(g.word(i+n-1)) {
		return calendar.Moment{}, 0
	}
	m := calendar.Moment{Day: d}
	if _, k := g.container(i+n, m); k > 0 {
		return m, n
	}
	if g.is(i+n, "of") && g.is(i+n+1, "the", "this") && g.is(i+n+2, "month") {
		this := calendar.Unit(g.today, "month", 0)
		m.Within = &this
		return m, n + 3
	}
	if !dayLeads[lead] || isOrdinalWord(g.word(i)) || !g.goesOn(i+n) || g.is(i+n, "of") {
		return calendar.Moment{}, 0
	}
	return m, n
}

// dayLeads are the prepositions behind which a bare "6th" is a day.
var dayLeads = prose.Set("on since before after until till from between to by through")
