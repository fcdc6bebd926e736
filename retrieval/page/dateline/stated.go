package dateline

import (
	"slices"
	"strings"
	"time"
)

// Event is what happened on a printed day.
type Event int

// The events.
const (
	Unsaid    Event = iota // the text says nothing of it: "2 March 2026"
	Published              // "Published 2 March 2026"
	Changed                // "Updated 2 March 2026", "Last reviewed: 2 March 2026"
)

// Day is a day in a text, and what happened on it.
type Day struct {
	time.Time
	Event Event
}

// Words that say what happened on the next day in a text, in lower case.
var (
	publishedWords = strings.Fields(`published publish publication posted post issued filed released release created
		written online veröffentlicht publiziert erschienen erstellt publié publicado publicada pubblicato gepubliceerd`)
	changedWords = strings.Fields(`updated update updates modified edited changed revised reviewed corrected correction
		amended checked refreshed accessed retrieved expires expired archived aktualisiert geändert überarbeitet
		actualisé modifié actualizado atualizado aggiornato bijgewerkt`)
)

// EventOf returns what the last of the words that tell an event says of a day that follows.
func EventOf(words []string) Event {
	e := Unsaid
	for _, w := range words {
		e = after(e, w)
	}
	return e
}

// after returns what happened on the next day after a word, if it was e before the word.
func after(e Event, word string) Event {
	switch word = strings.ToLower(word); {
	case slices.Contains(publishedWords, word):
		return Published
	case slices.Contains(changedWords, word):
		return Changed
	}
	return e
}

// Days returns the days in a text, in their order, and what it says happened on them: both in "Published
// 2 March 2026 10:05 | Updated 3 March 2026".
func Days(s string) []Day {
	if !hasYear(s) {
		return nil
	}
	var out []Day
	parts := parts(s)
	event := Unsaid
	for i := 0; i+2 < len(parts); i++ {
		a, b, c := parts[i], parts[i+1], parts[i+2]
		_, s, _ = strings.Cut(s, a)
		event = after(event, a)
		d := dayOf(a, b, c)
		if isDotted := strings.HasPrefix(s, "."+b+"."+c) || strings.HasPrefix(s, ". "+b+". "+c); d == "" && isDotted {
			d = isoDay(c, b, a)
		}
		if d == "" {
			d = numericDay(a, b, c)
		}
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			out = append(out, Day{t, event})
			event = Unsaid
			_, s, _ = strings.Cut(s, b)
			_, s, _ = strings.Cut(s, c)
			i += 2
		}
	}
	return withEnd(out, s)
}

// hasYear reports whether four digits follow each other in a text. Most texts have none, and are done quickly.
func hasYear(s string) bool {
	const length = 4
	run := 0
	for i := 0; i < len(s) && run < length; i++ {
		if run++; s[i] < '0' || s[i] > '9' {
			run = 0
		}
	}
	return run == length
}

// withEnd gives the last day the event that follows it, as in "2 March 2026 (updated)".
func withEnd(days []Day, rest string) []Day {
	const maxWords = 2
	ws := parts(rest)
	if last := len(days) - 1; last >= 0 && days[last].Event == Unsaid && len(ws) <= maxWords {
		days[last].Event = EventOf(ws)
	}
	return days
}

// parts splits a text at what separates the parts of a date, and where a word and a number touch, as the texts
// of neighbouring elements do: "Published 2 March 2026Updated 3 March 2026".
func parts(s string) []string {
	isBorder := func(r rune) bool { return strings.ContainsRune(" ,./-:()|[]•·–—;年月日\u00a0\n\t\r", r) }
	var out []string
	for _, p := range strings.FieldsFunc(s, isBorder) {
		isAfterDay := len(out) > 0 && (isDigits(ordinal(out[len(out)-1])) || IsMonth(out[len(out)-1]))
		if isAfterDay && (p == "of" || p == "de" || p == "del") { // "19th of November", "19 de noviembre de 2019"
			continue
		}
		out = append(out, unglued(p)...)
	}
	return out
}

// unglued splits "2026Updated" and "Updated27" at the numbers, and "19T08" of a time for machines, but not "19th".
func unglued(p string) []string {
	const shortest = 3 // bytes of a word
	runs := numberRuns(p)
	isTime := len(runs) == 3 && runs[1] == "T" && isDigits(runs[0])
	isShort := func(run string) bool { return !isDigits(run) && len(run) < shortest }
	switch {
	case isTime:
		return []string{runs[0], runs[2]}
	case slices.ContainsFunc(runs, isShort):
		return []string{p}
	}
	return runs
}

// numberRuns splits s into numbers and what is between them.
func numberRuns(s string) []string {
	var out []string
	for s != "" {
		end := len(s) - len(strings.TrimLeft(s, digits))
		if end == 0 {
			if end = strings.IndexAny(s, digits); end < 0 {
				end = len(s)
			}
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}
