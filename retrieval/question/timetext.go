package question

import (
	"slices"
	"strings"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// PlacesTime reports whether text has a word that places a time, such as "last" or "on". Without
// one a day may be part of a name: "Black Friday".
func PlacesTime(text string) bool {
	places := func(w string) bool { return placesTime[prose.Unpossessed(w)] }
	return slices.ContainsFunc(input.FoldedWords(text), places)
}

var placesTime = prose.Set(`today yesterday tomorrow tonight now last this past next since ago week
	month year from on in`)

// YearLed returns a text that ends with a year or a month alone, or is a year, with "in" before
// that: "ferry strike in 2024". It reports false for other texts.
func YearLed(text string) (string, bool) {
	words := strings.Fields(strings.TrimRight(text, " ?.!"))
	n := len(words)
	if n == 0 {
		return "", false
	}
	_, ok := dates.YearNumber(words[n-1])
	if n == 1 {
		return "in " + words[0], ok
	}
	if _, isMonth := dates.Month(prose.Fold(words[n-1])); isMonth {
		ok = !dates.IsAlsoWord(prose.Fold(words[n-1]))
	}
	if !ok || input.Asking.Has(prose.Fold(words[n-2])) || timeLeads[prose.Fold(words[n-2])] {
		return "", false
	}
	return strings.Join(words[:n-1], " ") + " in " + words[n-1], true
}

// IsYear reports whether text is a year alone.
func IsYear(text string) bool {
	_, ok := dates.YearNumber(strings.TrimSpace(text))
	return ok
}

// WithoutTimes returns text without the phrases that name a time. Without known.Now it returns text.
func WithoutTimes(text string, known Known) string {
	spans := dates.Read(text, known.Now, known.Zone).Spans
	if known.Now.IsZero() || len(spans) == 0 {
		return text
	}
	return strings.TrimLeft(strings.Join(strings.Fields(input.Without(text, spans)), " "), " ,")
}

// withoutLeads returns a phrase of time without the prepositions and the article before it.
func withoutLeads(phrase string) string {
	for {
		word, rest, ok := strings.Cut(phrase, " ")
		if !ok || !input.Asking.Has(prose.Fold(word)) && !timeLeads[prose.Fold(word)] {
			return phrase
		}
		phrase = rest
	}
}
