package dates

import "quoth/retrieval/calendar"

// hit is a time that was found.
type hit struct {
	Days
	from, to   int  // its tokens
	impossible bool // no calendar has the day
}

// phrase reads a whole phrase: a preposition with a time, with two times that are the ends of a
// range, or with several in a row; or such times without a preposition.
func (g grammar) phrase(i int) []hit {
	l := g.lead(i)
	k := i + l.tokens
	first, n := g.first(k, l.plain())
	if n == 0 {
		return nil
	}
	if last, to := g.rangeEnd(k+n, first, l.plain()); to > 0 {
		return []hit{g.span(first, last, i, to, l.soft)}
	}
	if l.word == "between" {
		return nil
	}
	return g.list(first, i, k+n, l)
}

// maxList is the number of words that a list may have before the part that completes it.
const maxList = 24

// first reads a time, or the beginning of one whose rest stands further on: "3 to 12 September",
// "March–June 2024", "2020–2023".
func (g grammar) first(i int, lead string) (calendar.Moment, int) {
	if m, n := g.time(i, lead); n > 0 {
		return m, n
	}
	m, ok := g.beginning(i)
	for at := i + 1; ok && at < i+maxList; at++ {
		switch {
		case g.is(at, "and", "or", "to", "until", "till", "through", "thru"):
			at++
		case !g.joins(at - 1):
			return calendar.Moment{}, 0
		}
		if next, n := g.time(at, "to"); n > 0 && isBeginning(m, next) {
			return m, 1
		}
		_, ok = g.beginning(at)
	}
	return calendar.Moment{}, 0
}

// beginning reads a bare number, month or year.
func (g grammar) beginning(i int) (calendar.Moment, bool) {
	if d, ok := DayNumber(g.word(i)); ok && !isOrdinalWord(g.word(i)) {
		return calendar.Moment{Day: d}, true
	}
	if y, ok := YearNumber(g.word(i)); ok && g.hasDash(i) {
		return calendar.Moment{Year: y}, true
	}
	month, ok := months[g.word(i)]
	return calendar.Moment{Month: month}, ok
}

// isBeginning reports whether m, one part of a date, can take the rest from next.
func isBeginning(m, next calendar.Moment) bool {
	if m.Day > 0 {
		return next.Day > 0 && next.Month > 0
	}
	return next.Year > m.Year && next.Day == 0 && (next.Month > 0) == (m.Month > 0)
}

// rangeEnd reads "to" or a dash, and the time that ends a range; to is the token behind it, 0 for
// no range.
func (g grammar) rangeEnd(at int, first calendar.Moment, lead string) (last calendar.Moment, to int) {
	switch {
	case g.is(at, "to", "until", "till", "through", "thru") || lead == "between" && g.is(at, "and"):
		at = g.skip(at+1, "to") // "up to"
	case !g.hasDash(at-1) || g.gap(at-1) == "/" && !isNextYear(g.word(at), first):
		return calendar.Moment{}, 0
	}
	last, n := g.second(at, first, lead)
	if n == 0 {
		return calendar.Moment{}, 0
	}
	return last, at + n
}

// second reads a time that may take its month or its century from the one before it: "Jan 3 to 7",
// "2020 to 2023", "2024–25".
func (g grammar) second(i int, first calendar.Moment, lead string) (calendar.Moment, int) {
	at := g.skip(i, "the")
	if lead == "" && !first.Soft {
		lead = "to"
	}
	m, n := g.time(i, lead)
	if d, ok := DayNumber(g.word(at)); ok && first.Day > 0 && n <= at+1-i {
		if y, ok := g.yearAt(at + 1); ok {
			return calendar.Moment{Day: d, Year: y}, at + 2 - i
		}
		if g.endsDay(at) {
			return calendar.Moment{Day: d}, at + 1 - i
		}
	}
	if isNextYear(g.word(i), first) {
		return calendar.Moment{Year: first.Year + 1}, 1
	}
	return m, n
}

// isNextYear reports whether m is a year and a word is the short form of the next one: "2024-25".
func isNextYear(word string, m calendar.Moment) bool {
	return m.Year > 0 && m.Month == 0 && m.Days.IsZero() && word == calendar.Date(m.Year+1, 1, 1).Format("06")
}

// span returns the run of days from a to b, or back.
func (g grammar) span(a, b calendar.Moment, from, to int, soft bool) hit {
	a, b = calendar.Share(a, b)
	h := hit{from: from, to: to}
	last, ok := b.Resolve(g.today)
	if !ok {
		h.impossible = true
		return h
	}
	first, ok := a.Resolve(last.Until)
	if !ok {
		h.impossible = true
		return h
	}
	if first.Since.After(last.Until) {
		first, last = last, first
	}
	h.Days = calendar.Days{Since: first.Since, Until: last.Until, MayCome: last.MayCome}
	h.Soft = soft || first.Soft || last.Soft || first.Since.After(g.today)
	return h
}

// list reads further times behind "and", "or" or a comma. They share the preposition of the first, and
// what only the last one says holds for the others as well: "in March and April 2024".
func (g grammar) list(first calendar.Moment, from, to int, l lead) []hit {
	moments, ends := []calendar.Moment{first}, []int{to}
	for {
		at := to
		if g.is(at, "and", "or") {
			at++
		} else if g.gap(at-1) != "," && g.gap(at-1) != "&" {
			break
		}
		next, n := g.second(at, moments[len(moments)-1], l.plain())
		if n == 0 || !moments[0].Lists(next) {
			break
		}
		to = at + n
		moments, ends = append(moments, next), append(ends, to)
	}
	for i := len(moments) - 2; i >= 0; i-- {
		moments[i], moments[i+1] = calendar.Share(moments[i], moments[i+1])
	}
	var out []hit
	for i, m := range moments {
		out = append(out, g.hitOf(m, from, ends[i], l))
		from = ends[i]
	}
	return out
}

// hitOf resolves a moment behind the preposition l.
func (g grammar) hitOf(m calendar.Moment, from, to int, l lead) hit {
	h := hit{from: from, to: to}
	days, ok := m.Resolve(g.today)
	if !ok {
		h.impossible = true
		return h
	}
	if l.frame != nil {
		days = l.frame(days)
	}
	days.Soft = days.Soft || l.soft || days.Since.After(g.today)
	h.Days = days
	return h
}
