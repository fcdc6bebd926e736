package dates

import (
	"time"

	"quoth/retrieval/prose"
)

// named reads the days that have a name of their own.
func (g grammar) named(i int, _ string) (moment, int) {
	day := func(n, tokens int, soft bool) (moment, int) {
		d := dayOf(g.today.AddDate(0, 0, n))
		d.Soft = soft
		if partsOfDay[g.word(i+tokens)] {
			tokens++
		}
		return ofDays(d), tokens
	}
	switch {
	case g.is(i, "today", "tonight", "yesterday", "tomorrow") && g.isTitled(i):
		return moment{}, 0
	case g.is(i, "today", "tonight"):
		return day(0, 1, true)
	case g.is(i, "yesterday"):
		return day(-1, 1, false)
	case g.is(i, "tomorrow"):
		return day(1, 1, true)
	case g.is(i, "day") && g.is(i+1, "before") && g.is(i+2, "yesterday"):
		return day(-2, 3, false)
	case g.is(i, "day") && g.is(i+1, "after") && g.is(i+2, "tomorrow"):
		return day(2, 3, true)
	case g.is(i, "night") && g.is(i+1, "before") && g.is(i+2, "last"):
		return ofDays(Days{Since: g.today.AddDate(0, 0, -2), Until: g.today.AddDate(0, 0, -1)}), 3
	case g.is(i, "last") && g.is(i+1, "night", "evening"):
		return ofDays(Days{Since: g.today.AddDate(0, 0, -1), Until: g.today}), 2
	case g.is(i, "this") && partsOfDay[g.word(i+1)]:
		return day(0, 2, true)
	}
	return moment{}, 0
}

// rolling reads "last 3 days", "past two weeks", "past week", "the last week": up to today. "Over the past year" is
// mostly how long something took.
func (g grammar) rolling(i int, lead string) (moment, int) {
	if !g.is(i, "last", "past", "previous") {
		return moment{}, 0
	}
	if g.is(i, "last") && g.is(i+1, "a", "an") {
		return moment{}, 0 // "did it last a week"
	}
	n, vague, at := g.countAt(i + 1)
	if at == 0 {
		if !g.is(i, "past") && !(g.is(i, "last") && g.is(i-1, "the") && !g.is(i+2, "of")) {
			return moment{}, 0
		}
		n, at = 1, i+1
	}
	unit := unitOf(g.word(at))
	if unit == "" || n == 1 && unit == "day" && g.is(i, "last") {
		return moment{}, 0
	}
	if unit == "hour" {
		unit, n = "day", (n+23)/24
	}
	return ofDays(Days{Since: shift(g.today, unit, -n), Until: g.today, Soft: vague || lead == "over" ||
		lead == "for"}), at + 1 - i
}

// calendar reads "this week", "last month", "next year", "the weekend", "the week before last", with
// a day or a month of it behind: "last week Thursday", "last year in March".
func (g grammar) calendar(i int, lead string) (moment, int) {
	days, n := g.stretch(i, lead)
	if n == 0 {
		return moment{}, 0
	}
	if m, k := g.inside(i+n, days); k > 0 {
		return m, n + k
	}
	return ofDays(days), n
}

// stretch reads a week, a weekend, a month or a year by the calendar.
func (g grammar) stretch(i int, lead string) (Days, int) {
	by, at := 0, i
	switch {
	case g.is(i, "this", "current"):
		at++
	case g.is(i, "last", "previous"), g.is(i, "past") && g.is(i+1, "weekend"):
		by, at = -1, at+1
	case g.is(i, "next", "coming", "following"):
		by, at = 1, at+1
	}
	unit := g.word(at)
	if g.is(at+1, "before") && g.is(at+2, "last") && at == i {
		if unit == "weekend" {
			return g.weekend(-1, true), 3
		}
		if unitOf(unit) != "" && unit != "hour" && unit != "day" {
			return g.unit(unit, -2), 3
		}
	}
	var d Days
	switch {
	case unit == "weekend" && (at > i || lead != ""):
		d = g.weekend(by, false)
	case at > i && (calendarUnits[unit] || unit == "fortnight"), at > i && unit == "quarter" && !g.is(at+1, "of"):
		d = g.unit(unit, by)
	default:
		return Days{}, 0
	}
	d.Soft = by >= 0 && at > i
	return d, at + 1 - i
}

// unit is the calendar week (from Monday), month, quarter or year that lies n from today's.
func (g grammar) unit(unit string, n int) Days {
	y, m, _ := g.today.Date()
	switch unit {
	case "week":
		monday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Monday)+7*n)
		return Days{Since: monday, Until: monday.AddDate(0, 0, 6)}
	case "fortnight":
		monday := g.unit("week", 2*n).Since
		return Days{Since: monday, Until: monday.AddDate(0, 0, 13)}
	case "month":
		return monthOf(y, m+time.Month(n))
	case "quarter":
		first := date(y, m-(m-1)%3, 1).AddDate(0, 3*n, 0)
		return Days{Since: first, Until: first.AddDate(0, 3, -1)}
	}
	return yearOf(y + n)
}

var calendarUnits = prose.Set("week month year")

// weekend is the latest Saturday and Sunday that have begun or, with by, those before or after;
// "last weekend" on a weekday is the latest one as well.
func (g grammar) weekend(by int, beforeLast bool) Days {
	saturday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Saturday))
	during := g.today.Weekday() == time.Saturday || g.today.Weekday() == time.Sunday
	if by == 1 || by == -1 && during {
		saturday = saturday.AddDate(0, 0, 7*by)
	}
	if beforeLast {
		saturday = saturday.AddDate(0, 0, -7)
	}
	return Days{Since: saturday, Until: saturday.AddDate(0, 0, 1)}
}

// weekdaysSince is how many days ago the latest day w was, 0 when it is today.
func weekdaysSince(today time.Time, w time.Weekday) int {
	return (int(today.Weekday()) - int(w) + 7) % 7
}

// inside reads a day or a month of a run of days that was named before: "Thursday", "on the 14th", "in March".
func (g grammar) inside(i int, run Days) (moment, int) {
	at := i
	if g.is(at, "on", "in") {
		at++
	}
	if g.is(at, "the") {
		at++
	}
	m, n := g.partOf(at, at > i)
	m.within = &run
	if _, ok := m.resolve(g.today); n == 0 || !ok || !fitsIn(m, run) {
		return moment{}, 0
	}
	return m, at + n - i
}

// partOf reads what can be a part of a longer time: a weekday, the day of a month, a month, a date
// without its year.
func (g grammar) partOf(i int, led bool) (moment, int) {
	if w, ok := weekdays[g.word(i)]; ok {
		n := 1
		if partsOfDay[g.word(i+1)] {
			n++
		}
		return moment{weekday: &w}, n
	}
	if m, n := g.dayMonth(i, "on"); n > 0 && m.year == 0 {
		return m, n
	}
	if d, n := g.dayOfMonth(i); n > 0 && isOrdinal(g.word(i+n-1)) && g.goesOn(i+n) {
		return moment{day: d}, n
	}
	if month, ok := months[g.word(i)]; ok && led {
		return moment{month: month}, 1
	}
	return moment{}, 0
}

// fitsIn reports whether a moment is told by a run of days: a weekday in a week, a day in a month, a
// month in a year.
func fitsIn(m moment, run Days) bool {
	length := int(run.Until.Sub(run.Since).Hours()/24) + 1
	switch {
	case m.weekday != nil && m.day == 0:
		return length <= 7
	case m.day > 0 && m.month == 0:
		return length <= 31
	}
	return length > 31
}

// container reads the longer time in which m lies, behind it: "of last week", "last year", "the week before last",
// "two weeks ago".
func (g grammar) container(i int, m moment) (Days, int) {
	if m.year > 0 || m.within != nil || !m.days.IsZero() {
		return Days{}, 0
	}
	at := i
	if g.is(at, "of", "in", "from", "during") {
		at++
	}
	if g.is(at, "the") {
		at++
	}
	run, n := g.stretch(at, "")
	if n == 0 {
		var unit moment
		if unit, n = g.ago(at, ""); n == 0 || unit.days.Soft {
			return Days{}, 0
		}
		run = unit.days
	}
	if _, ok := (moment{month: m.month, day: m.day, weekday: m.weekday}).findWithin(run); !ok || !fitsIn(m, run) {
		return Days{}, 0
	}
	return run, at + n - i
}

// weekday reads "Monday", "last Friday", "the Tuesday before last", "Monday 2 March", "Sunday the 1st". Short
// forms want a capital or a preposition, since "sun", "sat" and "wed" are words as well.
func (g grammar) weekday(i int, lead string) (moment, int) {
	at, which := i, ""
	if g.is(i, "last", "this", "next", "past", "coming") {
		which, at = g.word(i), i+1
	}
	w, ok := weekdays[g.word(at)]
	if !ok {
		if w, ok = shortWeekdays[g.word(at)]; !ok || g.is(at-1, "the") || lead == "" && which == "" &&
			!g.isShortDay(at) {
			return moment{}, 0
		}
	}
	n := at + 1 - i
	if m, k := g.dateOf(at+1, w); k > 0 {
		return m, n + k
	}
	if g.isWeekdayName(at, lead, which) {
		return moment{}, 0
	}
	if partsOfDay[g.word(at+1)] {
		n++
	}
	if g.is(at+1, "before") && g.is(at+2, "last") {
		latest, _ := moment{weekday: &w}.resolve(g.today.AddDate(0, 0, -1))
		return ofDays(dayOf(latest.Since.AddDate(0, 0, -7))), n + 2
	}
	if which == "" {
		return moment{weekday: &w, soft: g.describes(at)}, n
	}
	return ofDays(g.weekdayBeside(w, which)), n
}

// isShortDay reports whether the short form of a weekday that no preposition leads is one: "Mon 2
// March", and those at an end that are no other word: "what happened tues".
func (g grammar) isShortDay(i int) bool {
	if i > 0 && !g.hasDash(i-1) && g.is(i, "tue", "tues", "weds", "thu", "thur", "thurs", "fri") && g.goesOn(i+1) {
		return true
	}
	_, n := g.dayMonth(i+1, "on")
	return n > 0 && (g.tokens[i].capital || g.flat)
}

func (g grammar) weekdayBeside(w time.Weekday, which string) Days {
	ago := weekdaysSince(g.today, w)
	switch {
	case (which == "last" || which == "past") && ago == 0:
		ago = 7
	case which == "next" || which == "coming":
		ago -= 7
	}
	return dayOf(g.today.AddDate(0, 0, -ago))
}

// dateOf reads the date that stands with a weekday: "2 March", ", March 2", "the 1st", "31/10/2025".
func (g grammar) dateOf(i int, w time.Weekday) (moment, int) {
	at := i
	if g.is(at, "the") {
		at++
	}
	for _, rule := range []func(int, string) (moment, int){g.numeric, g.dayMonth} {
		if m, n := rule(at, "on"); n > 0 && m.day > 0 {
			m.weekday = &w
			return m, at + n - i
		}
	}
	d, n := g.dayOfMonth(at)
	if n == 0 || !isOrdinal(g.word(at+n-1)) || !g.goesOn(at+n) {
		return moment{}, 0
	}
	return moment{day: d, weekday: &w}, at + n - i
}
