package dates

import (
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// numeric reads a date whose parts are joined by dashes, slashes or points: 2026-01-06,
// 2017/Oct/31, 31/10/2025, 1.3.2026, 1-Mar-2026, 2026-03 and, behind a preposition, 31/10.
func (g grammar) numeric(i int, lead string) (calendar.Moment, int) {
	parts, n := g.joined(i)
	switch len(parts) {
	case 3:
		if m, ok := g.threeParts(parts); ok {
			return m, n
		}
	case 2:
		if m, ok := g.twoParts(parts, lead); ok {
			return m, n
		}
	}
	return calendar.Moment{}, 0
}

// joined returns the parts of a date at i, and the number of tokens that they are made of.
func (g grammar) joined(i int) (parts []string, n int) {
	if pieces := strings.Split(g.word(i), "."); len(pieces) == 3 {
		return pieces, 1
	}
	for ; i+n < len(g.tokens) && len(parts) < 4; n++ {
		parts = append(parts, g.word(i+n))
		if gap := g.tokens[i+n].gap; gap != "-" && gap != "/" || n > 0 && gap != g.tokens[i+n-1].gap {
			return parts, n + 1
		}
	}
	return parts, n
}

// threeParts reads a day, a month and a year, in the order that the year, a name and the zone show.
func (g grammar) threeParts(p []string) (calendar.Moment, bool) {
	year, first, last := p[0], p[1], p[2]
	if len(year) != 4 {
		year, first, last = p[2], p[0], p[1]
		if isDigits(last) && (g.monthFirst && atMost(first, 12) || !atMost(last, 12)) {
			first, last = last, first
		}
		first, last = last, first // month, day
	}
	y, ok := fullYear(year)
	if _, named := months[last]; named { // 1-Mar-2026 comes as month 1
		first, last = last, first
	}
	month, isMonth := monthNumber(first)
	day, err := strconv.Atoi(last)
	if _, dated := YearNumber(year); dated && isShortNumber(first) && isShortNumber(last) && !isMonth {
		return impossible, true
	}
	return calendar.Moment{Year: y, Month: month, Day: day}, ok && isMonth && err == nil && 1 <= day && day <= 31
}

func isShortNumber(w string) bool { return isDigits(w) && len(w) <= 2 }

// twoParts reads a month and a year or, behind a preposition, a day and a month.
func (g grammar) twoParts(p []string, lead string) (calendar.Moment, bool) {
	if y, ok := YearNumber(p[0]); ok {
		m, isMonth := monthNumber(p[1])
		return calendar.Moment{Year: y, Month: m}, isMonth && len(p[1]) > 1
	}
	if y, ok := YearNumber(p[1]); ok {
		m, isMonth := monthNumber(p[0])
		return calendar.Moment{Year: y, Month: m}, isMonth
	}
	if !numberLeads[lead] || !isDigits(p[0]) || !isDigits(p[1]) || p[0]+p[1] == "911" {
		return calendar.Moment{}, false
	}
	first, last := p[0], p[1] // day, month
	if g.monthFirst && atMost(first, 12) || !atMost(last, 12) {
		first, last = last, first
	}
	m, isMonth := monthNumber(last)
	day, err := strconv.Atoi(first)
	return calendar.Moment{Month: m, Day: day}, isMonth && err == nil && 1 <= day && day <= 31
}

// numberLeads are the prepositions behind which 31/10 is a day.
var numberLeads = prose.Set("on from to between since until till")

func atMost(digits string, most int) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && n <= most
}

// monthNumber reads a month by its number or its name.
func monthNumber(s string) (time.Month, bool) {
	if m, ok := months[s]; ok {
		return m, true
	}
	n, err := strconv.Atoi(s)
	return time.Month(n), err == nil && isDigits(s) && 1 <= n && n <= 12
}

// fullYear reads a year of four digits, or of two.
func fullYear(s string) (int, bool) {
	if len(s) == 2 && isDigits(s) {
		n, err := strconv.Atoi(s)
		return 2000 + n, err == nil && n < 70
	}
	return YearNumber(s)
}
