package dates

import "quoth/retrieval/calendar"

// named reads the days near today that have a name of their own.
func (g grammar) named(i int, _ string) (calendar.Moment, int) {
	today := g.today
	switch {
	case g.is(i, "today", "tonight", "yesterday", "tomorrow") && g.isTitled(i):
		return calendar.Moment{}, 0
	case g.is(i, "today", "tonight"):
		return g.dayFromToday(i, 0, 1)
	case g.is(i, "yesterday"):
		return g.dayFromToday(i, -1, 1)
	case g.is(i, "tomorrow"):
		return g.dayFromToday(i, 1, 1)
	case g.are(i, "day before yesterday"):
		return g.dayFromToday(i, -2, 3)
	case g.are(i, "day after tomorrow"):
		return g.dayFromToday(i, 2, 3)
	case g.are(i, "night before last"):
		return calendar.Of(calendar.Days{Since: today.AddDate(0, 0, -2), Until: today.AddDate(0, 0, -1)}), 3
	case g.is(i, "last") && g.is(i+1, "night", "evening"):
		return calendar.Of(calendar.Days{Since: today.AddDate(0, 0, -1), Until: today}), 2
	case g.is(i, "this") && partsOfDay[g.word(i+1)]:
		return g.dayFromToday(i, 0, 2)
	}
	return calendar.Moment{}, 0
}

// dayFromToday returns the day that lies by days from today and is named by n tokens from i on,
// with the part of the day behind those. Today and days to come are soft.
func (g grammar) dayFromToday(i, by, n int) (calendar.Moment, int) {
	d := calendar.DayOf(g.today.AddDate(0, 0, by))
	d.Soft = by >= 0
	return calendar.Of(d), g.skipPartOfDay(i+n) - i
}

// rolling reads a number of units up to today. "Over the past year" mostly says how long something
// took.
func (g grammar) rolling(i int, lead string) (calendar.Moment, int) {
	if !g.is(i, "last", "past", "previous") {
		return calendar.Moment{}, 0
	}
	if g.is(i, "last") && g.is(i+1, "a", "an") {
		return calendar.Moment{}, 0 // "did it last a week"
	}
	n, vague, at := g.countAt(i + 1)
	if at == 0 {
		if !g.is(i, "past") && !(g.is(i, "last") && g.is(i-1, "the") && !g.is(i+2, "of")) {
			return calendar.Moment{}, 0
		}
		n, at = 1, i+1
	}
	unit := calendar.UnitOf(g.word(at))
	if unit == "" || n == 1 && unit == "day" && g.is(i, "last") {
		return calendar.Moment{}, 0
	}
	if unit == "hour" {
		unit, n = "day", (n+23)/24
	}
	days := calendar.Days{Since: calendar.Shift(g.today, unit, -n), Until: g.today}
	days.Soft = vague || lead == "over" || lead == "for"
	return calendar.Of(days), at + 1 - i
}

// calendar reads a run of days by the calendar, with a day or a month of it behind.
func (g grammar) calendar(i int, lead string) (calendar.Moment, int) {
	days, n := g.stretch(i, lead)
	if n == 0 {
		return calendar.Moment{}, 0
	}
	if m, k := g.inside(i+n, days); k > 0 {
		return m, n + k
	}
	return calendar.Of(days), n
}

// stretch reads a week, a weekend, a month, a quarter or a year: "this week", "the weekend", "the
// week before last".
func (g grammar) stretch(i int, lead string) (Days, int) {
	if d, n := g.beforeLast(i); n > 0 {
		return d, n
	}
	by, at := 0, i
	switch {
	case g.is(i, "this", "current"):
		at++
	case g.is(i, "last", "previous"), g.are(i, "past weekend"):
		by, at = -1, at+1
	case g.is(i, "next", "coming", "following"):
		by, at = 1, at+1
	}
	var d Days
	switch unit := g.word(at); {
	case unit == "weekend" && (at > i || lead != ""):
		d = calendar.Weekend(g.today, by)
	case at > i && (calendarUnits[unit] || unit == "fortnight"), at > i && unit == "quarter" && !g.is(at+1, "of"):
		d = calendar.Unit(g.today, unit, by)
	default:
		return calendar.Days{}, 0
	}
	d.Soft = by >= 0 && at > i
	return d, at + 1 - i
}

// beforeLast reads "week before last" and its like.
func (g grammar) beforeLast(i int) (Days, int) {
	unit := calendar.UnitOf(g.word(i))
	switch {
	case !g.are(i+1, "before last"):
		return calendar.Days{}, 0
	case g.is(i, "weekend"):
		d := calendar.Weekend(g.today, -1)
		return calendar.Days{Since: d.Since.AddDate(0, 0, -7), Until: d.Until.AddDate(0, 0, -7)}, 3
	case unit == "" || unit == "hour" || unit == "day":
		return calendar.Days{}, 0
	}
	return calendar.Unit(g.today, unit, -2), 3
}
