package dates

import "quoth/retrieval/calendar"

// offset reads a time before or after a named day. "Two weeks before Christmas Day" is one day, and "the
// week before Christmas Day" is the seven days before it.
func (g grammar) offset(i int, _ string) (calendar.Moment, int) {
	n, vague, at := g.countAt(i)
	counted := at > 0
	if !counted {
		n, at = 1, i
	}
	unit, by := calendar.UnitOf(g.word(at)), map[string]int{"before": -1, "after": 1}[g.word(at+1)]
	if vague || by == 0 || unit == "" || unit == "hour" || !counted && unit != g.word(at) {
		return calendar.Moment{}, 0
	}
	m, k := g.time(at+2, g.word(at+1))
	d, ok := m.Resolve(g.today)
	if k == 0 || !ok || !d.Since.Equal(d.Until) {
		return calendar.Moment{}, 0
	}
	then := calendar.DayOf(calendar.Shift(d.Since, unit, by*n))
	switch {
	case !counted && by > 0:
		then.Since = d.Since.AddDate(0, 0, 1)
	case !counted:
		then.Until = d.Since.AddDate(0, 0, -1)
	}
	return calendar.Of(then), at + 2 + k - i
}

// nth reads the first, second … or last day, weekday, week or weekend of a month or a year.
func (g grammar) nth(i int, _ string) (calendar.Moment, int) {
	nth, ok := ordinals[g.word(i)]
	last := g.is(i, "last")
	if !last && (!ok || nth > 5) || !g.is(i+2, "of", "in") {
		return calendar.Moment{}, 0
	}
	m, n := g.time(i+3, "in")
	if g.is(i+3, "the", "this") && g.is(i+4, "month", "year") {
		m, n = calendar.Of(calendar.Unit(g.today, g.word(i+4), 0)), 2
	}
	if n == 0 || m.Day > 0 || m.Weekday != nil {
		return calendar.Moment{}, 0
	}
	run, _ := m.Resolve(g.today)
	d, ok := pick(run, g.word(i+1), nth, last)
	if !m.IsDated() && d.Since.After(g.today) { // it means the year before
		run, _ = m.Resolve(run.Since.AddDate(0, 0, -1))
		d, ok = pick(run, g.word(i+1), nth, last)
	}
	if !ok {
		return calendar.Moment{}, 0
	}
	return calendar.Of(d), 3 + n
}

// pick returns the nth or the last part of a run that a unit or a weekday names.
func pick(run calendar.Days, unit string, nth int, last bool) (calendar.Days, bool) {
	if w, ok := weekdays[unit]; ok {
		return calendar.PickWeekday(run, w, nth, last)
	}
	return calendar.Pick(run, unit, nth, last)
}

// part reads a part of a year that has a name, and the week of a date.
func (g grammar) part(i int, _ string) (calendar.Moment, int) {
	if g.is(i, "week", "weekend") && g.is(i+1, "of", "beginning", "starting", "commencing", "from") {
		if d, n := g.weekOf(i + 2); n > 0 {
			return calendar.Of(d), 2 + n
		}
	}
	if g.is(i, "week") && g.is(i+1, "to", "ending", "ended") {
		if m, n := g.time(i+2, "on"); n > 0 && m.Day > 0 {
			d, _ := m.Resolve(g.today)
			return calendar.Of(calendar.Days{Since: d.Since.AddDate(0, 0, -6), Until: d.Until}), 2 + n
		}
	}
	if d, n := g.yearPart(i); n > 0 {
		return calendar.Of(d), n
	}
	return g.season(i)
}

// weekOf returns the week, from Monday, of a date at i.
func (g grammar) weekOf(i int) (Days, int) {
	m, n := g.time(i, "on")
	d, ok := m.Resolve(g.today)
	if n == 0 || !ok || m.Day == 0 && m.Weekday == nil {
		return calendar.Days{}, 0
	}
	return calendar.WeekOf(d.Since), n
}

// yearPart reads a quarter or a half with its year: "Q2 2025", "2025 H1".
func (g grammar) yearPart(i int) (Days, int) {
	if unit, nth := shortPart(g.word(i)); nth > 0 {
		if y, n := g.yearAfter(i + 1); n > 0 {
			d, _ := calendar.Pick(calendar.YearOf(y), unit, nth, false)
			return d, 1 + n
		}
	}
	unit, nth := shortPart(g.word(i + 1))
	y, ok := YearNumber(g.word(i))
	if !ok || nth == 0 {
		return calendar.Days{}, 0
	}
	d, _ := calendar.Pick(calendar.YearOf(y), unit, nth, false)
	return d, 2
}

// shortPart reads the short form of a quarter or a half: "q1", "h2".
func shortPart(w string) (unit string, nth int) {
	if nth = map[string]int{"q1": 1, "q2": 2, "q3": 3, "q4": 4, "h1": 1, "h2": 2}[w]; nth == 0 {
		return "", 0
	}
	return map[byte]string{'q': "quarter", 'h': "half"}[w[0]], nth
}

// season reads a season with its year, or the last one. "This spring" is no time: it says what is
// asked for, as much as when.
func (g grammar) season(i int) (calendar.Moment, int) {
	at := g.skip(i, "last")
	month, ok := seasons[g.word(at)]
	if !ok {
		return calendar.Moment{}, 0
	}
	of := func(y int) Days {
		return calendar.Days{Since: calendar.Date(y, month, 1), Until: calendar.Date(y, month+3, 0)}
	}
	if at == i {
		y, n := g.yearAfter(at + 1)
		if n == 0 {
			return calendar.Moment{}, 0
		}
		return calendar.Of(of(y)), 1 + n
	}
	last := of(g.today.Year())
	for !last.Until.Before(g.today) {
		last = of(last.Since.Year() - 1)
	}
	return calendar.Of(last), at + 1 - i
}
