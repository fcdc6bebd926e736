package spellcheck

import (
	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// alternative is what a suspect word may be meant as.
type alternative struct {
	span     prose.Span // of what it replaces: the word, or the word and a neighbour
	printed  string     // as articles print it
	terms    []string   // as the index has it: one, or two for a word that is split
	distance float64    // see spelling.Distance
	articles int        // that have it
	name     bool       // articles print it with a capital
	empty    bool       // it carries no question: "the", "what"
	split    bool       // it is two words for one
	joined   bool       // it is one word for two
	fit      index.Fit  // with the other words of the text
}

// The weights of an alternative's score, set by hand on misspellings of the dev questions.
const (
	// fitWeight is the weight of the fit with the other words, beside the plausibility of the word alone.
	fitWeight = 0.5
	// neutralFit is the fit of an alternative that has none of its own: a word that carries no question,
	// or one that takes the place of its neighbour too.
	neutralFit = 0.3
)

// score orders the alternatives of one word; the greatest is the likeliest.
func (a alternative) score() float64 {
	if a.empty || a.joined {
		a.fit.Passage, a.fit.Article = neutralFit, neutralFit
	}
	alone := spelling.Candidate{Distance: a.distance, Articles: a.articles}.Plausibility()
	return alone + fitWeight*(a.fit.Passage+a.fit.Article)
}
