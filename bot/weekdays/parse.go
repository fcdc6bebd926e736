package weekdays

import (
	"strings"
	"time"
	"unicode"
)

// words are the words for days, besides the names of the days and their beginnings.
var words = map[string]Set{
	"day": all, "days": all, "everyday": all, "daily": all, "all": all, "week": all,
	"weekday": weekdays, "weekdays": weekdays, "workday": weekdays, "workdays": weekdays,
	"weekend": weekend, "weekends": weekend,
}

// fillers mean nothing beside days: "every Monday and Friday", "on Sundays", "all days of the week".
var fillers = map[string]bool{"and": true, "every": true, "each": true, "on": true, "of": true, "the": true}

// The words between two ends of a range, and those before the days that are left out.
var (
	ranges     = map[string]bool{"-": true, "to": true, "till": true, "until": true, "through": true}
	exceptions = map[string]bool{"except": true, "but": true, "not": true, "without": true}
)

// Parse reads weekdays as people write them, in any letter case, with or without commas: "Mon-Fri",
// "monday to friday", "Mon, Wed & Fri", "weekends", "every day but Sunday". Days may be shortened to
// two letters. A range may go over the end of the week. It reports false for anything else, and where
// no day is left.
func Parse(typed string) (Set, bool) {
	tokens := split(strings.ToLower(typed))
	taken, ok := sum(tokens)
	if i := indexOf(tokens, exceptions); i >= 0 {
		wanted, ok1 := sum(tokens[:i])
		if !ok1 && onlyFillers(tokens[:i]) {
			wanted, ok1 = all, true // "not on Sunday"
		}
		unwanted, ok2 := sum(tokens[i+1:])
		taken, ok = wanted&^unwanted, ok1 && ok2
	}
	if !ok || taken == 0 {
		return 0, false
	}
	return taken % all, true // all seven are the zero value
}

// split returns the words of s, which is in lower case. A dash is a word; other punctuation separates.
func split(s string) []string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("-‐‑‒–—", r):
			b.WriteString(" - ")
		case strings.ContainsRune(",;/&+.", r):
			b.WriteByte(' ')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Fields(b.String())
}

// sum returns the days that tokens name together. It reports false for no day, or a token that is
// none.
func sum(tokens []string) (taken Set, ok bool) {
	for len(tokens) > 0 {
		if fillers[tokens[0]] {
			tokens = tokens[1:]
			continue
		}
		days, n := first(tokens)
		if n == 0 {
			return 0, false
		}
		taken |= days
		tokens = tokens[n:]
	}
	return taken, taken != 0
}

// first returns the days of the first n tokens: a word, a day, or a range of days. n is 0 where the
// tokens start with neither.
func first(tokens []string) (days Set, n int) {
	if days, ok := words[tokens[0]]; ok {
		return days, 1
	}
	from, ok := dayOf(tokens[0])
	if !ok {
		return 0, 0
	}
	if len(tokens) < 3 || !ranges[tokens[1]] {
		return 1 << from, 1
	}
	to, ok := dayOf(tokens[2])
	if !ok {
		return 0, 0
	}
	for d := from; ; d = (d + 1) % 7 {
		days |= 1 << d
		if d == to {
			return days, 3
		}
	}
}

// dayOf returns the day whose name, in the singular or the plural, is word or starts with it: "tu",
// "tues", "Tuesdays".
func dayOf(word string) (time.Weekday, bool) {
	short := strings.TrimSuffix(word, "s")
	for d := range time.Weekday(7) {
		name := strings.ToLower(d.String())
		for _, w := range []string{word, short} {
			if len(w) >= 2 && strings.HasPrefix(name, w) {
				return d, true
			}
		}
	}
	return 0, false
}

// indexOf returns the index of the first token that is among some words, or -1.
func indexOf(tokens []string, among map[string]bool) int {
	for i, t := range tokens {
		if among[t] {
			return i
		}
	}
	return -1
}

// onlyFillers reports whether no token means anything.
func onlyFillers(tokens []string) bool {
	for _, t := range tokens {
		if !fillers[t] {
			return false
		}
	}
	return true
}
