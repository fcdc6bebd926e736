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
	return out
}

// parts splits a text at what separates the parts of a date.
func parts(s string) []string {
	isBorder := func(r rune) bool { return strings.ContainsRune(" ,./-:()|[]•·–—;\u00a0\n\t\r", r) }
	var out []string
	for _, p := range strings.FieldsFunc(s, isBorder) {
		day, clock, ok := strings.Cut(p, "T")
		if ok && isDigits(day) && clock != "" { // "2019-11-19T08:00"
			out = append(out, day, clock)
		} else {
			out = append(out, p)
		}
	}
	return out
}
