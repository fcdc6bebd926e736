package dates

import (
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// time reads one time. Lead is the preposition before it, "" for none; a bare month or year
// wants one.
func (g grammar) time(i int, lead string) (moment, int) {
	at := g.skipPart(i, bounds[lead])
	if at > i && !g.is(at-1, "the") {
		lead = "in"
	}
	m, n := g.base(at, lead)
	if unit := g.word(at); n == 0 && bounds[lead] && at > i+2 && g.is(at-2, "of") && calendarUnits[unit] {
		return ofDays(g.unit(unit, 0)), at + 1 - i // "the start of the year"
	}
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
// "the end of": the whole month or year is searched.
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
var bounds = prose.Set("since from until till before after between by to")

func (g grammar) base(i int, lead string) (moment, int) {
	for _, rule := range []func(int, string) (moment, int){
		g.numeric, g.named, g.offset, g.ago, g.nth, g.rolling, g.part, g.calendar, g.feast, g.weekday,
		g.yearMonth, g.dayMonth, g.noDay, g.monthYear, g.year, g.decade, g.ordinalDay,
	} {
		if m, n := rule(i, lead); n > 0 {
			return m, n
		}
	}
	return moment{}, 0
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
	if y, k := g.yearOfDate(at); k > 0 {
		m.year, at = y, at+k
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
	if n == 0 || at > i+1 && !isOrdinal(g.word(at+n-1)) || unitOf(g.word(at+n)) != "" && !isOrdinal(g.word(at+n-1)) {
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

// yearOfDate reads the year behind a day and its month: "2026", "in 2026", "’26" and, where nothing that it could count
// follows, "26".
func (g grammar) yearOfDate(i int) (year, n int) {
	if g.is(i, "in", "of") {
		n = 1
	}
	if y, ok := g.yearAt(i + n); ok && !g.hasDash(i-1) {
		return y, n + 1
	}
	word := g.word(i)
	if y, ok := fullYear(word); ok && len(word) == 2 && g.gap(i-1) == "" &&
		(i+1 == len(g.tokens) || goesOn[g.word(i+1)]) {
		return y, 1
	}
	return 0, 0
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
	if _, isYear := g.yearAt(of + 1); g.is(of, "of") || g.is(of, "in") && isYear {
		of++
	}
	if g.is(of, "the") && g.is(of+1, "year") {
		of += 2
	}
	if g.is(of, "year") {
		of++
	}
	counts := lead == "" && which == "" && IsAlsoWord(g.word(at)) && units[g.word(of+1)] // "may 2000 people"
	if y, ok := g.yearAt(of); ok && !g.hasDash(of-1) && !counts {
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

// year reads a year behind a preposition: "in 2025", "in the year 2017"; and a part of it behind
// it: "in 2025, in March".
func (g grammar) year(i int, lead string) (moment, int) {
	at := i
	if g.is(at, "year", "years") {
		at, lead = at+1, "in"
	}
	if at == len(g.tokens)-1 && g.gap(at-1) == "," {
		lead = "in" // "the harbour board, 2017"
	}
	y, ok := YearNumber(g.word(at))
	if !ok && oldLeads[lead] && g.goesOn(at+1) {
		y, ok = oldYear(g.word(at))
	}
	if !ok || g.isCount(at, lead) {
		return moment{}, 0
	}
	if m, n := g.inside(at+1, yearOf(y)); n > 0 && g.is(at+1, "on", "in") {
		return m, at + 1 + n - i
	}
	return moment{year: y}, at + 1 - i
}

// oldLeads are the prepositions behind which four digits are a year though no article is likely to be of it: "in 1850".
var oldLeads = prose.Set("in since during")

func oldYear(word string) (int, bool) {
	y, err := strconv.Atoi(word)
	return y, err == nil && len(word) == 4 && isDigits(word) && 1000 <= y && y < 2200
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

var dayLeads = prose.Set("on since before after until till from between to by through")

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
