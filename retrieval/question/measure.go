package question

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// unitsOf returns the words, folded, that a number in the answer stands beside: what "how many"
// counts, or what "how heavy" and its like are measured in. It returns nil if the question does not
// say.
func unitsOf(words []string) []string {
	for i, w := range words {
		if w != "how" || i+1 >= len(words) {
			continue
		}
		if next := words[i+1]; next == "long" && i+2 < len(words) && lasting[words[i+2]] {
			return strings.Fields(durations)
		} else if next != "many" && next != "much" {
			return strings.Fields(units[next])
		}
		if i+2 < len(words) && !input.Asking.Has(words[i+2]) {
			return []string{words[i+2]}
		}
		return strings.Fields(units[words[i+1]])
	}
	return nil
}

// lasting are words behind "how long" that make it ask for a time. "How long is" can ask for a length.
var lasting = prose.Set("did do does will would can could should has have had ago until before after")

const (
	lengths = "metre metres meter meters km kilometre kilometres kilometer kilometers mile miles foot feet " +
		"inch inches centimetres centimeters millimetres yards"
	durations = "second seconds minute minutes hour hours day days week weeks month months year years " +
		"decade decades century centuries"
	money = "dollar dollars euro euros pound pounds yen yuan rupees crowns florins franc francs cent cents " +
		"million billion trillion percent per"
	degrees = "degree degrees c f celsius fahrenheit"
	weights = "gram grams kg kilo kilos kilogram kilograms tonne tonnes ton tons pound pounds lb stone"
)

// units are the words that stand beside a figure, by what "how" asks.
var units = map[string]string{
	"heavy": weights + " weigh weighs weighed weighing",
	"tall":  lengths + " high tall height", "high": lengths + " high height",
	"deep": lengths + " deep depth", "wide": lengths + " wide width",
	"far": lengths, "long": durations + " " + lengths + " long length",
	"old":  "year years month months aged age old",
	"cold": degrees, "hot": degrees, "warm": degrees,
	"fast":  "kmh mph knots kilometres kilometers miles km hour",
	"often": "times once twice daily weekly monthly yearly", "much": money,
}

// dimensions are the words that articles print for what "how" asks.
var dimensions = map[string]string{"heavy": "weigh", "tall": "height", "high": "height", "long": "length",
	"deep": "depth", "wide": "width"}

// Measuring reports whether a term asks for a measure and need not stand beside it: "How old is
// she?" is answered by "Odile Farrant, 41, said".
func Measuring(term string) bool { return measuring[term] }

var measuring = func() map[string]bool {
	var stemmer prose.Stemmer
	terms := map[string]bool{stemmer.Term("age"): true}
	for w := range units {
		terms[stemmer.Term(w)] = true
	}
	return terms
}()
