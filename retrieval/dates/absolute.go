package dates

import (
	"strconv"
	"strings"
	"time"
)

// time reads one time. Lead is the preposition before it, "" for none; a bare month or year
// wants one.
func (g grammar) time(i int, lead string) (moment, int) {
	at := g.skipPart(i, bounds[lead])
	if at > i && !g.is(at-1, "the") {
		lead = "in"
	}
	m, n := g.base(at, lead)
	if n == 0 {
		return moment{}, 0
	}
	at += n
	if within, k := g.container(at, m); k > 0 {
		m.within = &within
		at += k
	}
	return m, at - i
}

// skipPart passes over words that narrow a time, such as "early" and, behind a preposition that bounds a time,
// "the end of". Reports on a part of a month come throughout it, so the whole is meant.
func (g grammar) skipPart(i int, bound bool) int {
	for {
		switch {
		case g.is(i, "the", "early", "earlier", "late", "later", "mid"):
			i++
		case bound && g.is(i, "end", "start", "beginning", "middle") && g.is(i+1, "of"):
			i += 2
		default:
			return i
		}
	}
}

// bounds are the prepositions behind which a time is an end of a longer one.
var bounds = set("since from until till before after between by to")

func (g grammar) base(i int, lead string) (moment, int) {
	for _, rule := range []func(int, string) (moment, int){
		g.numeric, g.named, g.ago, g.nth, g.rolling, g.part, g.calendar, g.feast, g.weekday,
		g.yearMonth, g.dayMonth, g.monthYear, g.year, g.decade, g.ordinalDay,
	} {
		if m, n := rule(i, lead); n > 0 {
			return m, n
		}
	}
	return moment{}, 0
}

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
	month, isMonth := monthNumber(first)
	day, err := strconv.Atoi(last)
	if !isMonth { // 1-Mar-2026 comes as month 1
		if month, isMonth = monthNumber(last); isMonth {
			day, err = strconv.Atoi(first)
		}
	}
	return moment{year: y, month: month, day: day}, ok && isMonth && err == nil && 1 <= day && day <= 31
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
	if lead != "on" || !isDigits(p[0]) || !isDigits(p[1]) || p[0]+p[1] == "911" {
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

// dayMonth reads "Jan 6", "January 6th, 2026", "March the 3rd", "6 January", "the 6th of January 2026".
func (g grammar) dayMonth(i int, lead string) (moment, int) {
	m, at := g.monthThenDay(i)
	if at == 0 {
		m, at = g.dayThenMonth(i)
	}
	if at == 0 {
		return moment{}, 0
	}
	if y, ok := g.yearAt(at); ok && !g.hasDash(at-1) {
		m.year, at = y, at+1
	} else if g.isVerbBeside(i, at, lead) {
		return moment{}, 0
	}
	return m, at - i
}

func (g grammar) monthThenDay(i int) (moment, int) {
	month, ok := months[g.word(i)]
	at := i + 1
	if !ok || g.gap(i) == "," {
		return moment{}, 0
	}
	if g.is(at, "the") {
		at++
	}
	day, n := g.dayOfMonth(at)
	if n == 0 || at > i+1 && !isOrdinal(g.word(at+n-1)) {
		return moment{}, 0
	}
	return moment{month: month, day: day}, at + n
}

func (g grammar) dayThenMonth(i int) (moment, int) {
	day, n := g.dayOfMonth(i)
	at := i + n
	if g.is(at, "of") {
		at++
	}
	month, ok := months[g.word(at)]
	if n == 0 || !ok {
		return moment{}, 0
	}
	return moment{month: month, day: day}, at + 1
}

// dayOfMonth reads "6", "6th", "sixth" and "twenty-first".
func (g grammar) dayOfMonth(i int) (day, n int) {
	tens := map[string]int{"twenty": 20, "thirty": 30}[g.word(i)]
	if d, ok := ordinals[g.word(i+1)]; tens > 0 && ok && d < 10 && tens+d <= 31 {
		return tens + d, 2
	}
	if d, ok := DayNumber(g.word(i)); ok && !g.isShortened(i) {
		return d, 1
	}
	return 0, 0
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
	return g.tokens[i].before == '\'' || g.tokens[i].before == '’' || g.tokens[i].before == '‘'
}

// isVerbBeside reports whether what reads as a date from i to end is rather a verb beside a number: "how may
// 5 people", "20000 march". A capital, a preposition, an ordinal or the end of the clause say that it is a date.
func (g grammar) isVerbBeside(i, end int, lead string) bool {
	if lead != "" || isOrdinal(g.word(i)) || isOrdinal(g.word(end-1)) || g.goesOn(end) {
		return false
	}
	for k := i; k < end; k++ {
		if IsAlsoWord(g.word(k)) && !g.tokens[k].capital {
			return true
		}
	}
	return false
}

// yearMonth reads a year before its month: "2024 Aug", "2024 August 14".
func (g grammar) yearMonth(i int, _ string) (moment, int) {
	y, ok := YearNumber(g.word(i))
	month, isMonth := months[g.word(i+1)]
	if !ok || !isMonth || g.hasDash(i) {
		return moment{}, 0
	}
	if d, n := g.dayOfMonth(i + 2); n > 0 && g.endsDay(i+1+n) {
		return moment{year: y, month: month, day: d}, 2 + n
	}
	if IsAlsoWord(g.word(i+1)) && !g.goesOn(i+2) {
		return moment{}, 0
	}
	return moment{year: y, month: month}, 2
}

// monthYear reads "December", "December 2025", "last December". Without a year it wants a
// preposition or "last" before it.
func (g grammar) monthYear(i int, lead string) (moment, int) {
	at, which := i, ""
	if g.is(i, "last", "this", "next", "past") {
		which, at = g.word(i), i+1
	}
	month, ok := months[g.word(at)]
	if !ok {
		return moment{}, 0
	}
	of := at + 1
	if g.is(of, "of") {
		of++
	}
	if g.is(of, "the") && g.is(of+1, "year") {
		of += 2
	}
	if g.is(of, "year") {
		of++
	}
	if y, ok := g.yearAt(of); ok && !g.hasDash(of-1) {
		return moment{year: y, month: month}, of + 1 - i
	}
	switch {
	case g.isNamedSo(at, lead, which):
		return moment{}, 0
	case which == "":
		return moment{month: month}, 1
	}
	return ofDays(g.monthBeside(month, which)), 2
}

// monthBeside is last, this or next month of a name.
func (g grammar) monthBeside(m time.Month, which string) Days {
	latest, _ := moment{month: m}.resolve(g.today)
	y := latest.Since.Year()
	switch {
	case which == "last" && latest.Has(g.today):
		y--
	case which == "next":
		y++
	}
	return monthOf(y, m)
}

// year reads a year behind a preposition: "in 2025", "in the year 2017".
func (g grammar) year(i int, lead string) (moment, int) {
	at := i
	if g.is(at, "year") {
		at, lead = at+1, "in"
	}
	y, ok := YearNumber(g.word(at))
	if !ok || g.isCount(at, lead) {
		return moment{}, 0
	}
	return moment{year: y}, at + 1 - i
}

// decade reads "the 1990s".
func (g grammar) decade(i int, lead string) (moment, int) {
	y, ok := YearNumber(strings.TrimSuffix(g.word(i), "s"))
	if !ok || lead == "" || y%10 != 0 || !strings.HasSuffix(g.word(i), "s") {
		return moment{}, 0
	}
	return ofDays(Days{Since: date(y, 1, 1), Until: date(y+9, 12, 31)}), 1
}

// ordinalDay reads "on the 6th": the latest such day of a month. "On the 6th floor" is none.
func (g grammar) ordinalDay(i int, lead string) (moment, int) {
	d, n := g.dayOfMonth(i)
	if n == 0 || !isOrdinal(g.word(i+n-1)) {
		return moment{}, 0
	}
	m := moment{day: d}
	if _, k := g.container(i+n, m); k > 0 {
		return m, n
	}
	if g.is(i+n, "of") && g.is(i+n+1, "the", "this") && g.is(i+n+2, "month") {
		this := g.unit("month", 0)
		m.within = &this
		return m, n + 3
	}
	if !dayLeads[lead] || isOrdinalWord(g.word(i)) || !g.goesOn(i+n) || g.is(i+n, "of") {
		return moment{}, 0
	}
	return m, n
}

var dayLeads = set("on since before after until till from between to by through")

// feast reads a day that has a name of its own: "Christmas Day 2024".
func (g grammar) feast(i int, lead string) (moment, int) {
	for n := 2; n <= 3; n++ {
		var words []string
		for k := i; k < i+n && k < len(g.tokens); k++ {
			words = append(words, g.word(k))
		}
		f, ok := feasts[strings.Join(words, " ")]
		if !ok {
			continue
		}
		m := moment{month: f.month, day: f.day}
		if y, ok := YearNumber(g.word(i + n)); ok {
			m.year, n = y, n+1
		}
		if lead == "" && !g.goesOn(i+n) {
			return moment{}, 0 // "Christmas Day football"
		}
		return m, n
	}
	return moment{}, 0
}
