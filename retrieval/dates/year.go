package dates

import (
	"strconv"
	"strings"

	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// year reads a year behind a preposition, with a part of it behind: "in 2025, in March".
func (g grammar) year(i int, lead string) (calendar.Moment, int) {
	at := g.skip(i, "year", "years")
	if at > i || at == len(g.tokens)-1 && g.gap(at-1) == "," { // "the harbour board, 2017"
		lead = "in"
	}
	y, ok := YearNumber(g.word(at))
	if !ok && oldLeads[lead] && g.goesOn(at+1) {
		y, ok = oldYear(g.word(at))
	}
	if !ok || g.isCount(at, lead) {
		return calendar.Moment{}, 0
	}
	if m, n := g.inside(at+1, calendar.YearOf(y)); n > 0 && g.is(at+1, "on", "in") {
		return m, at + 1 + n - i
	}
	return calendar.Moment{Year: y}, at + 1 - i
}

// oldLeads are the prepositions behind which four digits are a year, though no article is likely to
// be of it: "in 1850".
var oldLeads = prose.Set("in since during")

func oldYear(word string) (int, bool) {
	y, err := strconv.Atoi(word)
	return y, err == nil && len(word) == 4 && isDigits(word) && 1000 <= y && y < 2200
}

// decade reads a decade behind a preposition.
func (g grammar) decade(i int, lead string) (calendar.Moment, int) {
	y, ok := YearNumber(strings.TrimSuffix(g.word(i), "s"))
	if !ok || lead == "" || y%10 != 0 || !strings.HasSuffix(g.word(i), "s") {
		return calendar.Moment{}, 0
	}
	return calendar.Of(calendar.Days{Since: calendar.Date(y, 1, 1), Until: calendar.Date(y+9, 12, 31)}), 1
}

// yearAt reads a year that stands with a month: "2026", "’26".
func (g grammar) yearAt(i int) (int, bool) {
	if g.isShortened(i) {
		return fullYear(g.word(i))
	}
	return YearNumber(g.word(i))
}

// isShortened reports whether the word at i is a year without its century: "’26".
func (g grammar) isShortened(i int) bool {
	if len(g.word(i)) != 2 || !isDigits(g.word(i)) {
		return false
	}
	return strings.ContainsRune("'’‘", g.tokens[i].before)
}

// yearOfDate reads the year behind a day and its month: "2026", "in 2026", "’26" and, if nothing
// follows that it could count, "26".
func (g grammar) yearOfDate(i int) (year, n int) {
	at := g.skip(i, "in", "of")
	if y, ok := g.yearAt(at); ok && !g.hasDash(i-1) {
		return y, at + 1 - i
	}
	word := g.word(i)
	if y, ok := fullYear(word); ok && len(word) == 2 && g.gap(i-1) == "" &&
		(i+1 == len(g.tokens) || goesOn[g.word(i+1)]) {
		return y, 1
	}
	return 0, 0
}

// yearAfter reads "2024", "of 2024" and "in 2024".
func (g grammar) yearAfter(i int) (year, n int) {
	at := g.skip(i, "of", "in")
	y, ok := YearNumber(g.word(at))
	if !ok {
		return 0, 0
	}
	return y, at + 1 - i
}
