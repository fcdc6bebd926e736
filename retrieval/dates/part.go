package dates

import "time"

// nth reads the first, second … or last day, weekday, week or weekend of a month or a year: "the first Monday of
// March", "the last week of February 2024".
func (g grammar) nth(i int, _ string) (moment, int) {
	nth, ok := ordinals[g.word(i)]
	last := g.is(i, "last")
	if !last && (!ok || nth > 5) || !g.is(i+2, "of", "in") {
		return moment{}, 0
	}
	m, n := g.time(i+3, "in")
	if g.is(i+3, "the", "this") && g.is(i+4, "month", "year") {
		m, n = ofDays(g.unit(g.word(i+4), 0)), 2
	}
	if n == 0 || m.day > 0 || m.weekday != nil {
		return moment{}, 0
	}
	run, _ := m.resolve(g.today)
	d, ok := g.pick(run, g.word(i+1), nth, last)
	if !m.isDated() && d.Since.After(g.today) { // of the year before, then
		run, _ = m.resolve(run.Since.AddDate(0, 0, -1))
		d, ok = g.pick(run, g.word(i+1), nth, last)
	}
	if !ok {
		return moment{}, 0
	}
	return ofDays(d), 3 + n
}

// pick is the nth of the days, weekdays, weeks, weekends, halves or quarters of a run. The weeks of
// a month start on its first day.
func (g grammar) pick(run Days, unit string, nth int, last bool) (Days, bool) {
	if size := map[string]int{"week": 7, "day": 1}[unit]; size > 0 {
		if last {
			return Days{Since: run.Until.AddDate(0, 0, 1-size), Until: run.Until}, true
		}
		since := run.Since.AddDate(0, 0, size*(nth-1))
		return Days{Since: since, Until: earliest(since.AddDate(0, 0, size-1), run.Until)}, run.Has(since)
	}
	if size := map[string]int{"half": 6, "quarter": 3, "month": 1}[unit]; size > 0 {
		if last {
			nth = 12 / size
		}
		since := run.Since.AddDate(0, size*(nth-1), 0)
		return Days{Since: since, Until: since.AddDate(0, size, -1)}, nth <= 12/size && isYear(run)
	}
	w, ok := weekdays[unit]
	length := 1
	if unit == "weekend" {
		w, ok, length = 6, true, 2
	}
	if !ok {
		return Days{}, false
	}
	first := run.Since.AddDate(0, 0, weekdaysSince(run.Since, w)*-1)
	if first.Before(run.Since) {
		first = first.AddDate(0, 0, 7)
	}
	day := first.AddDate(0, 0, 7*(nth-1))
	if last {
		day = run.Until.AddDate(0, 0, -weekdaysSince(run.Until, w))
	}
	return Days{Since: day, Until: day.AddDate(0, 0, length-1)}, run.Has(day)
}

func isYear(d Days) bool { return d == yearOf(d.Since.Year()) }

// part reads a part of a year that has a name: "Q2 2025", "2025 H1", "summer 2024", "the summer of
// 2024", "last winter"; and "the week of 2 March".
func (g grammar) part(i int, _ string) (moment, int) {
	if g.is(i, "week", "weekend") && g.is(i+1, "of", "beginning", "starting", "commencing", "from") {
		if d, n := g.weekOf(i + 2); n > 0 {
			return ofDays(d), 2 + n
		}
	}
	if g.is(i, "week") && g.is(i+1, "to", "ending", "ended") {
		if m, n := g.time(i+2, "on"); n > 0 && m.day > 0 {
			d, _ := m.resolve(g.today)
			return ofDays(Days{Since: d.Since.AddDate(0, 0, -6), Until: d.Until}), 2 + n
		}
	}
	if unit, nth := yearPart(g.word(i)); nth > 0 {
		if y, n := g.yearAfter(i + 1); n > 0 {
			d, _ := g.pick(yearOf(y), unit, nth, false)
			return ofDays(d), 1 + n
		}
	}
	if unit, nth := yearPart(g.word(i + 1)); nth > 0 {
		if y, ok := YearNumber(g.word(i)); ok {
			d, _ := g.pick(yearOf(y), unit, nth, false)
			return ofDays(d), 2
		}
	}
	return g.season(i)
}

// yearPart reads the short form of a quarter or a half: "q1", "h2".
func yearPart(w string) (unit string, nth int) {
	parts := map[string]int{"q1": 1, "q2": 2, "q3": 3, "q4": 4, "h1": 1, "h2": 2}
	if nth = parts[w]; nth == 0 {
		return "", 0
	}
	return map[byte]string{'q': "quarter", 'h': "half"}[w[0]], nth
}

// weekOf is the week, from Monday, of a date at i.
func (g grammar) weekOf(i int) (Days, int) {
	m, n := g.time(i, "on")
	d, ok := m.resolve(g.today)
	if n == 0 || !ok || m.day == 0 && m.weekday == nil {
		return Days{}, 0
	}
	monday := d.Since.AddDate(0, 0, -weekdaysSince(d.Since, 1))
	return Days{Since: monday, Until: monday.AddDate(0, 0, 6)}, n
}

// yearAfter reads "2024", "of 2024" and "in 2024".
func (g grammar) yearAfter(i int) (year, n int) {
	if g.is(i, "of", "in") {
		n = 1
	}
	y, ok := YearNumber(g.word(i + n))
	if !ok {
		return 0, 0
	}
	return y, n + 1
}

// season reads a season with its year, or the last one. "This spring" says what kind of thing is asked for, as
// much as when.
func (g grammar) season(i int) (moment, int) {
	at := i
	if g.is(i, "last") {
		at++
	}
	month, ok := seasons[g.word(at)]
	if !ok {
		return moment{}, 0
	}
	of := func(y int) Days { return Days{Since: date(y, month, 1), Until: date(y, month+3, 0)} }
	if y, n := g.yearAfter(at + 1); n > 0 && at == i {
		return ofDays(of(y)), 1 + n
	}
	if at == i {
		return moment{}, 0
	}
	latest := of(g.today.Year())
	if latest.Since.After(g.today) {
		latest = of(g.today.Year() - 1)
	}
	if latest.Has(g.today) {
		latest = of(latest.Since.Year() - 1)
	}
	return ofDays(latest), at + 1 - i
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
