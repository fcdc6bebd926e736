package dates

import (
	"strings"

	"quoth/retrieval/calendar"
)

// ago reads a time by how long ago it was. "3 days ago" is that day, "a week ago" that week by the
// calendar, "a week ago Friday" and "two weeks ago on Monday" the day of it, "two Tuesdays ago"
// that weekday. "A few days ago" is vague.
func (g grammar) ago(i int, lead string) (calendar.Moment, int) {
	if m, n := g.moreThanAgo(i+2, g.is(i, "more")); n > 0 && g.is(i, "more", "less") && g.is(i+1, "than") {
		return m, n + 2
	}
	if m, n := g.moreThanAgo(i, true); n > 0 && lead == "over" {
		return m, n
	}
	if g.are(i, "half a year ago") {
		return calendar.Of(calendar.Unit(g.today, "month", -6)), 4
	}
	n, vague, at := g.countAt(i)
	if at == 0 || !g.is(at+1, "ago", "earlier", "back") {
		return calendar.Moment{}, 0
	}
	end := at + 2
	if w, ok := weekdays[strings.TrimSuffix(g.word(at), "s")]; ok {
		last := calendar.Latest(w, g.today.AddDate(0, 0, -1))
		return calendar.Of(calendar.DayOf(last.AddDate(0, 0, -7*(n-1)))), end - i
	}
	unit := calendar.UnitOf(g.word(at))
	if unit == "" {
		return calendar.Moment{}, 0
	}
	days := calendar.Ago(g.today, unit, n, vague)
	if vague {
		return calendar.Of(days), end - i
	}
	if m, k := g.agoFrom(end, unit, n); k > 0 {
		return m, end + k - i
	}
	if m, k := g.inside(end, days); k > 0 {
		return m, end + k - i
	}
	return calendar.Of(days), end - i
}

// moreThanAgo reads the rest of "more than a year ago", which is all days until then, and of "less
// than two weeks ago", which is all days since then.
func (g grammar) moreThanAgo(i int, more bool) (calendar.Moment, int) {
	n, vague, at := g.countAt(i)
	unit := calendar.UnitOf(g.word(at))
	if at == 0 || vague || unit == "" || !g.is(at+1, "ago") {
		return calendar.Moment{}, 0
	}
	then := calendar.Shift(g.today, unit, -n)
	if more {
		return calendar.Of(calendar.Days{Until: then}), at + 2 - i
	}
	return calendar.Of(calendar.Days{Since: then, Until: g.today}), at + 2 - i
}

// agoFrom reads from which day a time ago is counted: "a year ago today", "a week ago Friday".
func (g grammar) agoFrom(i int, unit string, n int) (calendar.Moment, int) {
	from := g.today
	w, isWeekday := weekdays[g.word(i)]
	switch {
	case g.is(i, "today"):
	case g.is(i, "yesterday"):
		from = from.AddDate(0, 0, -1)
	case isWeekday && (unit == "week" || unit == "fortnight"):
		from = calendar.Latest(w, from)
	default:
		return calendar.Moment{}, 0
	}
	return calendar.Of(calendar.DayOf(calendar.Shift(from, unit, -n))), 1
}

// countAt reads a count; at is the token behind it, 0 for none.
func (g grammar) countAt(i int) (n int, vague bool, at int) {
	at = i
	if g.is(at, "a", "the") && g.is(at+1, "couple", "few") {
		at++
	}
	n, vague, ok := count(g.word(at))
	if !ok {
		return 0, false, 0
	}
	return n, vague, g.skip(at+1, "of")
}
