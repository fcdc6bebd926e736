package dates

import (
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// numeric reads dates whose parts are joined by dashes, slashes or points: 2026-01-06, 2017/Oct/31,
// 31/10/2025, 1.3.2026, 1-Mar-2026; also 2026-03 and, behind a preposition, 31/10.
func (g grammar) numeric(i int, lead string) (moment, int) {
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
	return moment{}, 0
}

// joined are the parts of a date at i, and how many tokens they take.
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

func (g grammar) threeParts(p []string) (moment, bool) {
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
	return moment{year: y, month: month, day: day}, ok && isMonth && err == nil && 1 <= day && day <= 31
}

func isShortNumber(w string) bool { return isDigits(w) && len(w) <= 2 }

// impossible is a day that no calendar has.
var impossible = moment{month: time.February, day: 30}

// noDay reads a number that no day has, beside a month: "on 32 March", "March 40, 2024".
func (g grammar) noDay(i int, lead string) (moment, int) {
	number, month := strings.TrimRight(g.word(i), "stndrh"), g.word(i+1)
	if _, ok := months[g.word(i)]; ok {
		number, month = strings.TrimRight(month, "stndrh"), g.word(i)
	}
	_, isMonth := months[month]
	_, isDay := DayNumber(number)
	if !isMonth || isDay || !isShortNumber(number) {
		return moment{}, 0
	}
	if _, ok := YearNumber(g.word(i + 2)); ok {
		return impossible, 3
	}
	if lead != "on" || !g.goesOn(i+2) {
		return moment{}, 0
	}
	return impossible, 2
}

func (g grammar) twoParts(p []string, lead string) (moment, bool) {
	if y, ok := YearNumber(p[0]); ok {
		m, isMonth := monthNumber(p[1])
		return moment{year: y, month: m}, isMonth && len(p[1]) > 1
	}
	if y, ok := YearNumber(p[1]); ok {
		m, isMonth := monthNumber(p[0])
		return moment{year: y, month: m}, isMonth
	}
	if !numberLeads[lead] || !isDigits(p[0]) || !isDigits(p[1]) || p[0]+p[1] == "911" {
		return moment{}, false
	}
	first, last := p[0], p[1] // day, month
	if g.monthFirst && atMost(first, 12) || !atMost(last, 12) {
		first, last = last, first
	}
	m, isMonth := monthNumber(last)
	day, err := strconv.Atoi(first)
	return moment{month: m, day: day}, isMonth && err == nil && 1 <= day && day <= 31
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
