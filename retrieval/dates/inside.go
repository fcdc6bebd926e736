package dates

import "quoth/retrieval/calendar"

// inside reads a day or a month of a run of days that was named before it: "Thursday", "on the
// 14th", "in March".
func (g grammar) inside(i int, run Days) (calendar.Moment, int) {
	at := g.skip(g.skip(i, "on", "in"), "the")
	m, n := g.partOf(at, at > i)
	m.Within = &run
	if _, ok := m.Resolve(g.today); n == 0 || !ok || !fitsIn(m, run) {
		return calendar.Moment{}, 0
	}
	return m, at + n - i
}

// partOf reads what can be a part of a longer time: a weekday, the day of a month, a date without
// its year and, if isLed, a month.
func (g grammar) partOf(i int, isLed bool) (calendar.Moment, int) {
	if w, ok := weekdays[g.word(i)]; ok {
		return calendar.Moment{Weekday: &w}, g.skipPartOfDay(i+1) - i
	}
	if m, n := g.dayMonth(i, "on"); n > 0 && m.Year == 0 {
		return m, n
	}
	if d, n := g.dayOfMonth(i); n > 0 && isOrdinal(g.word(i+n-1)) && g.goesOn(i+n) {
		return calendar.Moment{Day: d}, n
	}
	if month, ok := months[g.word(i)]; ok && isLed {
		return calendar.Moment{Month: month}, 1
	}
	return calendar.Moment{}, 0
}

// fitsIn reports whether a moment means one day or month of a run of days: a weekday in a week, a
// day in a month, a month in a year.
func fitsIn(m calendar.Moment, run Days) bool {
	length := int(run.Until.Sub(run.Since).Hours()/24) + 1
	switch {
	case m.Weekday != nil && m.Day == 0:
		return length <= 7
	case m.Day > 0 && m.Month == 0:
		return length <= 31
	}
	return length > 31
}
