package question

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// unitsOf are the words that a number in the answer stands beside: what "how many" counts,
// or what "how heavy" and its like are measured in. They are folded; nil when the question
// does not tell.
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

// lasting are words after "how long" that ask for a time; "how long is" can ask for a length.
var lasting = prose.Set("did do does will would can could should has have had ago until before after")

const (
	lengths   = "metre metres meter meters km kilometre kilometres kilometer kilometers mile miles foot feet inch inches centimetres centimeters millimetres yards"
	durations = "second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries"
	money     = "dollar dollars euro euros pound pounds yen yuan rupees crowns florins franc francs cent cents million billion trillion percent per"
)

// units are the words that measures are told in.
var units = map[string]string{
	"heavy": "gram grams kg kilo kilos kilogram kilograms tonne tonnes ton tons pound pounds lb stone weigh weighs weighed weighing",
	"tall":  lengths + " high tall height", "high": lengths + " high height", "deep": lengths + " deep depth", "wide": lengths + " wide width",
	"far": lengths, "long": durations + " " + lengths + " long length", "old": "year years month months aged age old",
	"cold": "degree degrees c f celsius fahrenheit", "hot": "degree degrees c f celsius fahrenheit", "warm": "degree degrees c f celsius fahrenheit",
	"fast": "kmh mph knots kilometres kilometers miles km hour", "often": "times once twice daily weekly monthly yearly", "much": money,
}

// dimensions are what "how" asks the measure of, with the word that is printed where it is told.
var dimensions = map[string]string{"heavy": "weigh", "tall": "height", "high": "height", "long": "length", "deep": "depth", "wide": "width"}

// Measuring reports whether a term asks for a measure rather than stands beside it: "How old is
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
