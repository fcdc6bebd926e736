package dates

import (
	"strings"
	"time"

	"quoth/retrieval/calendar"
)

// dayMonth reads a day of a month, with or without its year.
func (g grammar) dayMonth(i int, lead string) (calendar.Moment, int) {
	m, at := g.monthThenDay(i)
	if at == 0 {
		m, at = g.dayThenMonth(i)
	}
	if at == 0 {
		return calendar.Moment{}, 0
	}
	if y, k := g.yearOfDate(at); k > 0 {
		m.Year, at = y, at+k
	} else if g.isVerbBeside(i, at, lead) {
		return calendar.Moment{}, 0
	}
	return m, at - i
}

// monthThenDay reads "March 6" and "March the 6th"; at is the token behind it, 0 for none.
func (g grammar) monthThenDay(i int) (m calendar.Moment, at int) {
	month, ok := months[g.word(i)]
	if !ok || g.gap(i) == "," {
		return calendar.Moment{}, 0
	}
	at = g.skip(i+1, "the")
	day, n := g.dayOfMonth(at)
	if n == 0 || !isOrdinal(g.word(at+n-1)) && (at > i+1 || calendar.UnitOf(g.word(at+n)) != "") {
		return calendar.Moment{}, 0
	}
	return calendar.Moment{Month: month, Day: day}, at + n
}

// dayThenMonth reads "6 March" and "6th of March"; at is the token behind it, 0 for none.
func (g grammar) dayThenMonth(i int) (m calendar.Moment, at int) {
	day, n := g.dayOfMonth(i)
	at = g.skip(i+n, "of")
	month, ok := months[g.word(at)]
	if n == 0 || !ok {
		return calendar.Moment{}, 0
	}
	return calendar.Moment{Month: month, Day: day}, at + 1
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

// startsMonth reports whether a month is named at i, or behind "of".
func (g grammar) startsMonth(i int) bool {
	_, ok := months[g.word(g.skip(i, "of"))]
	return ok
}

// endsDay reports whether the number of a day at i is no count and no part of a name.
func (g grammar) endsDay(i int) bool {
	return !g.is(i+1, "days", "day", "weeks", "week", "months", "month", "years", "year") &&
		(g.startsMonth(i+1) || g.goesOn(i+1))
}

// isVerbBeside reports whether what reads as a date from i to end is a verb beside a number: "how
// may 5 people", "20000 march". A capital, a preposition, an ordinal or the end of the clause show
// that it is a date.
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

// yearMonth reads a year before its month.
func (g grammar) yearMonth(i int, _ string) (calendar.Moment, int) {
	y, ok := YearNumber(g.word(i))
	month, isMonth := months[g.word(i+1)]
	if !ok || !isMonth || g.hasDash(i) {
		return calendar.Moment{}, 0
	}
	if d, n := g.dayOfMonth(i + 2); n > 0 && g.endsDay(i+1+n) {
		return calendar.Moment{Year: y, Month: month, Day: d}, 2 + n
	}
	if IsAlsoWord(g.word(i+1)) && !g.goesOn(i+2) {
		return calendar.Moment{}, 0
	}
	return calendar.Moment{Year: y, Month: month}, 2
}

// noDay reads a number that no day has, beside a month.
func (g grammar) noDay(i int, lead string) (calendar.Moment, int) {
	number, month := strings.TrimRight(g.word(i), "stndrh"), g.word(i+1)
	if _, ok := months[g.word(i)]; ok {
		number, month = strings.TrimRight(month, "stndrh"), g.word(i)
	}
	_, isMonth := months[month]
	_, isDay := DayNumber(number)
	if !isMonth || isDay || !isShortNumber(number) {
		return calendar.Moment{}, 0
	}
	if _, ok := YearNumber(g.word(i + 2)); ok {
		return impossible, 3
	}
	if lead != "on" || !g.goesOn(i+2) {
		return calendar.Moment{}, 0
	}
	return impossible, 2
}

// impossible is a day that no calendar has.
var impossible = calendar.Moment{Month: time.February, Day: 30}

// feast reads a day that has a name and falls on the same date each year.
func (g grammar) feast(i int, lead string) (calendar.Moment, int) {
	for n := 2; n <= 3; n++ {
		var words []string
		for k := i; k < i+n && k < len(g.tokens); k++ {
			words = append(words, g.word(k))
		}
		f, ok := feasts[strings.Join(words, " ")]
		if !ok {
			continue
		}
		m := calendar.Moment{Month: f.month, Day: f.day}
		if y, ok := YearNumber(g.word(i + n)); ok {
			m.Year, n = y, n+1
		}
		if lead == "" && !g.goesOn(i+n) {
			return calendar.Moment{}, 0 // "Christmas Day football"
		}
		return m, n
	}
	return calendar.Moment{}, 0
}
