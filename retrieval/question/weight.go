package question

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Carries reports whether a word says what a text is about: its weight is 1.
func Carries(word string) bool { return weight(word, []string{prose.Fold(word)}, 0) == 1 }

// weight returns how much a word, number i of the folded words of a question, says about what is
// looked for, from 0 to 1: nothing for the words that make it a question, little for those that
// nearly every question about the news has.
func weight(word string, folded []string, i int) float64 {
	w := strings.TrimSuffix(folded[i], "'s")
	switch {
	case w == "us" && (word != "us" || isCountry(folded, i)):
		return 1
	case input.Asking.Has(w):
		return 0
	case input.Faint.Has(w):
		return faintWeight
	}
	return 1
}

// isCountry reports whether the word "us" in small letters, number i of a question's folded words,
// is the country: "latest us election news", but not "tell us", and "troops of us bases", but not
// "which of us are".
func isCountry(words []string, i int) bool {
	if i == 0 {
		return len(words) > 1
	}
	before := words[i-1]
	if leadsPronoun[before] {
		return i+1 < len(words) && !input.Asking.Has(words[i+1])
	}
	return !doneToUs[before]
}

var (
	// doneToUs are verbs before which "us" is a pronoun.
	doneToUs = prose.Set(`affect affects allow allows ask asks assure be believe bring brings cost costs
		gave get gets give gives given harm harms hear help helps hurt hurts inform kill kills let lets
		make makes inspire join keep leave made protect remind reminds save saves send show showed shows
		surprise taught teach teaches tell telling tells think told want wants warn warned`)
	// leadsPronoun are prepositions behind which "us" can end a phrase, as a pronoun.
	leadsPronoun = prose.Set(`about against all among around at behind between both by for from like of
		on than to toward towards with without`)
)

// faintWeight is the weight of faint words; see [input.Faint].
const faintWeight = 0.4

// asideWeight is the weight of words that name an outlet or a time. They are read by themselves,
// and articles seldom print them.
const asideWeight = 0.25

// timeLeads are prepositions that lead to a time, beside words of asking such as "on".
var timeLeads = prose.Set("since until till before after between during over around throughout within through of")
