package dates

import (
	"strings"
	"time"
)

// offset reads a time by a day that is named: "the day after 4 March", "two weeks before Christmas Day"; and, without a
// count, all of "the week after 4 March".
func (g grammar) offset(i int, _ string) (moment, int) {
	n, vague, at := g.countAt(i)
	counted := at > 0
	if !counted {
		n, at = 1, i
	}
	unit, by := unitOf(g.word(at)), map[string]int{"before": -1, "after": 1}[g.word(at+1)]
	if vague || by == 0 || unit == "" || unit == "hour" || !counted && unit != g.word(at) {
		return moment{}, 0
	}
	m, k := g.time(at+2, g.word(at+1))
	d, ok := m.resolve(g.today)
	if k == 0 || !ok || !d.Since.Equal(d.Until) {
		return moment{}, 0
	}
	then := dayOf(shift(d.Since, unit, by*n))
	switch {
	case !counted && by > 0:
		then.Since = d.Since.AddDate(0, 0, 1)
	case !counted:
		then.Until = d.Since.AddDate(0, 0, -1)
	}
	return ofDays(then), at + 2 + k - i
}

// ago reads "3 days ago": that day; "a week ago": the calendar week; "a week ago yesterday", "a week
// ago Friday": the day so long before it; "two weeks ago on Monday": that day of the week; "two Tuesdays ago";
// "a few days ago", which is vague; "more than a year ago"; "half a year ago".
func (g grammar) ago(i int, lead string) (moment, int) {
	if m, n := g.agoOrSo(i+2, g.is(i, "more")); n > 0 && g.is(i, "more", "less") && g.is(i+1, "than") {
		return m, n + 2
	}
	if m, n := g.agoOrSo(i, true); n > 0 && lead == "over" {
		return m, n
	}
	if g.are(i, "half a year ago") {
		return ofDays(g.unit("month", -6)), 4
	}
	n, vague, at := g.countAt(i)
	if at == 0 || !g.is(at+1, "ago", "earlier", "back") {
		return moment{}, 0
	}
	if w, ok := weekdays[strings.TrimSuffix(g.word(at), "s")]; ok {
		latest, _ := moment{weekday: &w}.resolve(g.today.AddDate(0, 0, -1))
		return ofDays(dayOf(latest.Since.AddDate(0, 0, -7*(n-1)))), at + 2 - i
	}
	unit := unitOf(g.word(at))
	if unit == "" {
		return moment{}, 0
	}
	if m, k := g.agoFrom(at+2, unit, n); k > 0 && !vague {
		return m, at + 2 + k - i
	}
	days := g.back(unit, n, vague)
	if m, k := g.inside(at+2, days); k > 0 && !vague {
		return m, at + 2 + k - i
	}
	return ofDays(days), at + 2 - i
}

// agoOrSo reads the rest of "more than a year ago" and "less than two weeks ago": all days before and since then.
func (g grammar) agoOrSo(i int, more bool) (moment, int) {
	n, vague, at := g.countAt(i)
	unit := unitOf(g.word(at))
	if at == 0 || vague || unit == "" || !g.is(at+1, "ago") {
		return moment{}, 0
	}
	then := shift(g.today, unit, -n)
	if more {
		return ofDays(Days{Until: then}), at + 2 - i
	}
	return ofDays(Days{Since: then, Until: g.today}), at + 2 - i
}

// countAt reads a count at i; at is the token behind it, 0 when there is none.
func (g grammar) countAt(i int) (n int, vague bool, at int) {
	at = i
	if g.is(at, "a", "the") && g.is(at+1, "couple", "few") {
		at++
	}
	n, vague, ok := count(g.word(at))
	if !ok {
		return 0, false, 0
	}
	at++
	if g.is(at, "of") {
		at++
	}
	return n, vague, at
}

// unitOf is the unit that a word names, in the singular; "" for none.
func unitOf(word string) string {
	switch unit := strings.TrimSuffix(word, "s"); unit {
	case "hour", "day", "week", "fortnight", "month", "year":
		return unit
	}
	return ""
}

// agoFrom reads from which day a time ago is counted: "a year ago today", "a week ago Friday".
func (g grammar) agoFrom(i int, unit string, n int) (moment, int) {
	switch {
	case g.is(i, "today"):
		return ofDays(dayOf(shift(g.today, unit, -n))), 1
	case g.is(i, "yesterday"):
		return ofDays(dayOf(shift(g.today.AddDate(0, 0, -1), unit, -n))), 1
	}
	if w, ok := weekdays[g.word(i)]; ok && (unit == "week" || unit == "fortnight") {
		latest, _ := moment{weekday: &w}.resolve(g.today)
		return ofDays(dayOf(shift(latest.Since, unit, -n))), 1
	}
	return moment{}, 0
}

func shift(t time.Time, unit string, n int) time.Time {
	switch unit {
	case "hour":
		return t.AddDate(0, 0, n/24)
	case "day":
		return t.AddDate(0, 0, n)
	case "week":
		return t.AddDate(0, 0, 7*n)
	case "fortnight":
		return t.AddDate(0, 0, 14*n)
	case "month":
		return t.AddDate(0, n, 0)
	}
	return t.AddDate(n, 0, 0)
}

// back are the days of so many units ago; of a vague number half a unit count more or less.
func (g grammar) back(unit string, n int, vague bool) Days {
	if vague {
		return Days{Since: shift(g.today, unit, -2*n), Until: shift(g.today, unit, -1), Soft: true}
	}
	switch unit {
	case "hour":
		return Days{Since: shift(g.today, "hour", -n), Until: g.today}
	case "day":
		return dayOf(g.today.AddDate(0, 0, -n))
	case "fortnight":
		return g.unit("week", -2*n)
	}
	return g.unit(unit, -n)
}
