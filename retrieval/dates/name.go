package dates

import (
	"strings"

	"quoth/retrieval/prose"
)

// isNamedSo reports whether the month at i, which stands without day and year, is a word or a name
// instead: "Theresa May", "the march", "April Oster", "Mar-a-Lago". Which is "last", "this", "next"
// or "".
func (g grammar) isNamedSo(i int, lead, which string) bool {
	switch {
	case which != "":
		return false
	case !monthLeads[lead] || g.is(i-1, "the") || g.isHyphenated(i):
		return true
	case firmLeads[lead]:
		return g.followsName(i) && streets[g.word(i+1)]
	}
	return g.followsName(i)
}

// isHyphenated reports whether a hyphen joins word i to one that is no time.
func (g grammar) isHyphenated(i int) bool {
	w := g.word(i + 1)
	_, year := YearNumber(w)
	_, month := months[w]
	_, weekday := weekdays[w]
	_, short := shortWeekdays[w]
	_, day := DayNumber(w)
	return g.hasDash(i) && !(year || month || weekday || short || day || partsOfDay[w])
}

// followsName reports whether a word with a capital follows word i, so that both are a name.
func (g grammar) followsName(i int) bool {
	if g.flat || i+1 >= len(g.tokens) || g.gap(i) != "" {
		return false
	}
	w := g.word(i + 1)
	_, month := months[w]
	_, weekday := weekdays[w]
	if partsOfDay[w] { // "Saturday Night Live"
		return g.tokens[i+1].capital && g.followsName(i+1)
	}
	return g.tokens[i+1].capital && !month && !weekday
}

var (
	// monthLeads are the prepositions behind which a month can stand without its year.
	monthLeads = prose.Set(`in since during until till before after between from to through throughout
		of by for around over within`)
	// firmLeads are those behind which it is a month even if a name follows.
	firmLeads = prose.Set("in since during until till before after between through throughout within")
)

// dayNames are words that make a name of the weekday behind them.
var dayNames = prose.Set(`black good ash super cyber bloody palm easter fat giving whit shrove holy
	maundy mardi gloomy man girl`)

// isWeekdayName reports whether the weekday at i is part of a name: "Black Friday", "the Sunday
// Cup", "Tuesday Weld", "Friday the dog".
func (g grammar) isWeekdayName(i int, lead, which string) bool {
	led := lead != "" && !g.is(i-1, "of", "for", "in", "at") || which != ""
	switch {
	case dayNames[g.word(i-1)], g.isHyphenated(i):
		return true
	case g.isSubject(i):
		return true
	case g.is(i-1, "the") && g.followsName(i):
		return true
	case led:
		return false
	case g.followsName(i), g.is(i+1, "the") && g.gap(i) == "":
		return true
	}
	return !g.flat && i > 1 && g.gap(i-1) == "" && g.tokens[i-1].capital && !goesOn[g.word(i-1)] && !g.isTime(i-1)
}

// isSubject reports whether word i stands behind an auxiliary verb and is somebody's name: "where
// does Friday sleep".
func (g grammar) isSubject(i int) bool {
	return g.is(i-1, "did", "does", "is", "was", "has") && !g.tokens[i].possessive && i+1 < len(g.tokens)
}

// isTitled reports whether word i, "yesterday" or its like, is part of a name: "USA Today", "the
// Yesterday singer".
func (g grammar) isTitled(i int) bool {
	if g.flat || i == 0 || !g.tokens[i].capital {
		return false
	}
	return i > 1 && g.tokens[i-1].capital && g.gap(i-1) == "" || g.is(i-1, "the") || g.followsName(i) || g.isSubject(i)
}

// isTime reports whether word i is a month or a day of one.
func (g grammar) isTime(i int) bool {
	_, month := months[g.word(i)]
	_, day := DayNumber(g.word(i))
	return month || day
}

// describes reports whether the weekday at i says which of several things is meant: "the Friday
// meeting", which is news on other days as well.
func (g grammar) describes(i int) bool {
	return g.is(i-1, "the") && !g.goesOn(i+1) && !partsOfDay[g.word(i+1)] && !g.is(i+1, "last", "this")
}

// isCount reports whether the number at i, which could be a year, is a count, part of an address or
// the number of something instead: "2000 homes", "2019 Weir Lane", "the 2024 election", "room
// 2024".
func (g grammar) isCount(i int, lead string) bool {
	if !yearLeads[lead] || g.is(i-1, "the") || strings.ContainsRune("$£€#", g.tokens[i].before) {
		return true
	}
	next := g.word(i + 1)
	round := strings.HasSuffix(g.word(i), "00")
	switch {
	case next == "" || g.gap(i) != "":
		return false
	case units[next]:
		return true
	case round && strings.HasSuffix(next, "s") && !goesOn[next] && next != "says":
		return true
	}
	return g.followsName(i) && (streets[g.word(i+2)] || streets[g.word(i+3)])
}

// yearLeads are the prepositions behind which a number can be a year.
var yearLeads = prose.Set(`in since during until till before after between from to through throughout of
	by for around within as up prior`)

// units are words for what a number counts.
var units = prose.Set(`people homes votes sheep men women children dollars pounds euros metres meters
	miles kilometres kilometers acres hectares jobs seats tons tonnes m km kg lb lbs ft feet words pages
	copies times troops soldiers fans guests patients students members workers houses rooms cars ships
	boats points degrees hours minutes seconds percent litres liters gallons`)

// streets are words that end the name of a street.
var streets = prose.Set(`street road lane avenue drive boulevard square close court way place terrace st
	rd ave blvd hill quay`)
