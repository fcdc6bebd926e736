package question

import (
	"strings"
	"time"
)

// time reads one time. Led means that a preposition stands before it, so that a bare
// month or year is one.
func (g grammar) time(i int, led bool) (Days, int) {
	at := i
	for g.is(at, "the", "early", "earlier", "late", "later", "mid") {
		at++
	}
	led = led || at > i && !g.is(at-1, "the")
	for _, rule := range []func(int, bool) (Days, int){g.iso, g.named, g.ago, g.rolling, g.calendar, g.weekday, g.dayMonth, g.monthYear, g.year, g.ordinalDay} {
		if d, n := rule(at, led); n > 0 {
			return d, at - i + n
		}
	}
	return Days{}, 0
}

// iso reads 2026-01-06, which comes as three words.
func (g grammar) iso(i int, _ bool) (Days, int) {
	if i+2 >= len(g.tokens) || len(g.word(i)) != 4 || len(g.word(i+1)) != 2 || len(g.word(i+2)) != 2 || !g.tokens[i].dash || !g.tokens[i+1].dash {
		return Days{}, 0
	}
	t, err := time.Parse(time.DateOnly, g.word(i)+"-"+g.word(i+1)+"-"+g.word(i+2))
	if err != nil {
		return Days{}, 0
	}
	return Days{t, t}, 3
}

// named reads the days that have a name of their own.
func (g grammar) named(i int, _ bool) (Days, int) {
	day := func(n int) Days { t := g.today.AddDate(0, 0, n); return Days{t, t} }
	switch {
	case g.is(i, "today", "tonight"):
		return day(0), 1
	case g.is(i, "yesterday"):
		return day(-1), 1
	case g.is(i, "tomorrow"):
		return day(1), 1
	case g.is(i, "day") && g.is(i+1, "before") && g.is(i+2, "yesterday"):
		return day(-2), 3
	case g.is(i, "last") && g.is(i+1, "night"):
		return Days{g.today.AddDate(0, 0, -1), g.today}, 2
	case g.is(i, "this") && g.is(i+1, "morning", "afternoon", "evening"):
		return day(0), 2
	}
	return Days{}, 0
}

// ago reads "3 days ago", "a week ago": the day, or the calendar week, month or year of that day.
func (g grammar) ago(i int, _ bool) (Days, int) {
	n, ok := number(g.word(i))
	if !ok || !g.is(i+2, "ago", "earlier") {
		return Days{}, 0
	}
	switch unit := strings.TrimSuffix(g.word(i+1), "s"); unit {
	case "hour":
		return Days{g.today.AddDate(0, 0, -(n / 24)), g.today}, 3
	case "day":
		t := g.today.AddDate(0, 0, -n)
		return Days{t, t}, 3
	case "week", "month", "year":
		return g.unit(unit, -n), 3
	}
	return Days{}, 0
}

// rolling reads "last 3 days", "past two weeks", "past week": up to today.
func (g grammar) rolling(i int, _ bool) (Days, int) {
	if !g.is(i, "last", "past", "previous") {
		return Days{}, 0
	}
	n, ok := number(g.word(i + 1))
	at := i + 2
	if !ok {
		if !g.is(i, "past") {
			return Days{}, 0
		}
		n, at = 1, i+1
	}
	since := g.today
	switch g.word(at) {
	case "hours", "hour":
		since = since.AddDate(0, 0, -((n + 23) / 24))
	case "day", "days":
		since = since.AddDate(0, 0, -n)
	case "week", "weeks":
		since = since.AddDate(0, 0, -7*n)
	case "month", "months":
		since = since.AddDate(0, -n, 0)
	case "year", "years":
		since = since.AddDate(-n, 0, 0)
	default:
		return Days{}, 0
	}
	return Days{since, g.today}, at + 1 - i
}

// calendar reads "this week", "last month", "next year", "the weekend".
func (g grammar) calendar(i int, led bool) (Days, int) {
	shift, at := 0, i
	switch {
	case g.is(i, "this", "current"):
		at++
	case g.is(i, "last", "previous"):
		shift, at = -1, at+1
	case g.is(i, "next", "coming"):
		shift, at = 1, at+1
	}
	switch unit := g.word(at); {
	case unit == "weekend" && (at > i || led):
		return g.weekend(shift), at + 1 - i
	case at > i && (unit == "week" || unit == "month" || unit == "year"):
		return g.unit(unit, shift), at + 1 - i
	}
	return Days{}, 0
}

// unit is the calendar week (from Monday), month or year that lies n from today's.
func (g grammar) unit(unit string, n int) Days {
	y, m, _ := g.today.Date()
	switch unit {
	case "week":
		monday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Monday)+7*n)
		return Days{monday, monday.AddDate(0, 0, 6)}
	case "month":
		return monthOf(y, m+time.Month(n))
	}
	return yearOf(y + n)
}

// weekend is the latest Saturday and Sunday that have begun or, with shift, those before or after;
// "last weekend" on a weekday is the latest one as well.
func (g grammar) weekend(shift int) Days {
	saturday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Saturday))
	during := g.today.Weekday() == time.Saturday || g.today.Weekday() == time.Sunday
	if shift == 1 || shift == -1 && during {
		saturday = saturday.AddDate(0, 0, 7*shift)
	}
	return Days{saturday, next(saturday)}
}

// weekdaysSince is how many days ago the latest day w was, 0 when it is today.
func weekdaysSince(today time.Time, w time.Weekday) int {
	return (int(today.Weekday()) - int(w) + 7) % 7
}

// weekday reads "Monday", "last Friday". Short forms want a capital and a preposition,
// since "sun", "sat" and "wed" are words as well; so does "Sun" not after "the".
func (g grammar) weekday(i int, led bool) (Days, int) {
	at, shift := i, ""
	if g.is(i, "last", "this", "next", "past") {
		shift, at = g.word(i), i+1
	}
	w, full := weekdays[g.word(at)]
	if !full {
		short, ok := shortWeekdays[g.word(at)]
		if !ok || !led && shift == "" || !g.tokens[at].capital || g.is(at-1, "the") {
			return Days{}, 0
		}
		w = short
	}
	ago := weekdaysSince(g.today, w)
	switch {
	case (shift == "last" || shift == "past") && ago == 0:
		ago = 7
	case shift == "next":
		ago -= 7
	}
	n := at + 1 - i
	if g.is(at+1, "morning", "afternoon", "evening", "night") {
		n++
	}
	t := g.today.AddDate(0, 0, -ago)
	return Days{t, t}, n
}

// dayMonth reads "Jan 6", "January 6th, 2026", "6 January", "the 6th of January 2026".
func (g grammar) dayMonth(i int, _ bool) (Days, int) {
	m, isMonth := months[g.word(i)]
	d, isDay := dayNumber(g.word(i + 1))
	at := i + 2
	if !isMonth || !isDay || g.tokens[i].comma {
		d, isDay = dayNumber(g.word(i))
		at = i + 1
		if g.is(at, "of") {
			at++
		}
		if m, isMonth = months[g.word(at)]; !isMonth || !isDay {
			return Days{}, 0
		}
		at++
	}
	y, hasYear := yearNumber(g.word(at))
	if hasYear {
		at++
	} else {
		y = g.latestYear(m, d)
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return Days{}, 0
	}
	return Days{t, t}, at - i
}

// latestYear is the latest year in which the day is not after today.
func (g grammar) latestYear(m time.Month, d int) int {
	y := g.today.Year()
	if time.Date(y, m, d, 0, 0, 0, 0, time.UTC).After(g.today) {
		return y - 1
	}
	return y
}

// monthYear reads "December", "December 2025", "last December"; without a year it
// wants a preposition or "last" before it.
func (g grammar) monthYear(i int, led bool) (Days, int) {
	at, shift := i, ""
	if g.is(i, "last", "this", "next") {
		shift, at = g.word(i), i+1
	}
	m, ok := months[g.word(at)]
	if !ok || !g.tokens[at].capital && ambiguousMonths[g.word(at)] {
		return Days{}, 0
	}
	of := at + 1
	if g.is(of, "of") {
		of++
	}
	if y, ok := yearNumber(g.word(of)); ok {
		return monthOf(y, m), of + 1 - i
	}
	if !led && shift == "" {
		return Days{}, 0
	}
	y := g.latestYear(m, 1)
	switch {
	case shift == "last" && y == g.today.Year() && m == g.today.Month():
		y--
	case shift == "next":
		y++
	}
	return monthOf(y, m), at + 1 - i
}

// year reads a year after a preposition: "in 2025".
func (g grammar) year(i int, led bool) (Days, int) {
	y, ok := yearNumber(g.word(i))
	if !ok || !led {
		return Days{}, 0
	}
	return yearOf(y), 1
}

// ordinalDay reads "on the 6th": the latest such day of a month.
func (g grammar) ordinalDay(i int, led bool) (Days, int) {
	w := g.word(i)
	d, ok := dayNumber(w)
	if !ok || !led || !g.is(i-1, "the") || !g.is(i-2, "on", "since", "before", "after", "until", "from") || isDigits(w) {
		return Days{}, 0
	}
	y, m, today := g.today.Date()
	if d > today {
		m--
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return Days{}, 0
	}
	return Days{t, t}, 1
}
