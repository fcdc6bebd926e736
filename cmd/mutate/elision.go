package main

import (
	"slices"
	"strings"
)

// besideEllipsis is the least number of words that a claim keeps on each side of its ellipsis.
const besideEllipsis = 3

// elided replaces a few words in the middle by an ellipsis. It leaves no word out that negates or weakens
// the sentence.
func (m *mutator) elided(s string) string {
	ws := strings.Fields(s)
	spare := len(ws) - 2*besideEllipsis
	if hasEllipsis(s) || spare < 2 {
		return ""
	}
	for range 20 {
		n := 2 + m.rng.IntN(min(spare-1, 5))
		from := besideEllipsis + m.rng.IntN(spare-n+1)
		if !slices.ContainsFunc(ws[from:from+n], qualifies) {
			return withEllipsis(ws, from, from+n)
		}
	}
	return ""
}

// elidedNegation replaces a negation, and up to two words after it, by an ellipsis.
func (m *mutator) elidedNegation(s string) string {
	ws := strings.Fields(s)
	if hasEllipsis(s) {
		return ""
	}
	for _, i := range m.rng.Perm(len(ws)) {
		end := i + 1 + m.rng.IntN(3)
		if negates(ws[i]) && i >= besideEllipsis && end+besideEllipsis <= len(ws) {
			return withEllipsis(ws, i, end)
		}
	}
	return ""
}

// withEllipsis returns words with an ellipsis in the place of those from one index up to another.
func withEllipsis(ws []string, from, to int) string {
	return strings.Join(ws[:from], " ") + " … " + strings.Join(ws[to:], " ")
}

// hasEllipsis reports whether a quote has an ellipsis of its own.
func hasEllipsis(s string) bool {
	return strings.Contains(s, "...") || strings.Contains(s, "…") || strings.Contains(s, ". .")
}

var (
	negations = strings.Fields("not never no nobody nothing none neither nor cannot without hardly")
	hedges    = strings.Fields(`if unless until only except almost nearly may might could would should perhaps maybe
		possibly probably allegedly reportedly supposedly apparently unlikely barely rarely seldom scarcely nowhere
		fail fails failed refuse refuses refused deny denies denied doubt doubts doubted stop stopped against`)
)

// negates reports whether a word is a negation.
func negates(word string) bool {
	ws := words(word)
	return len(ws) > 0 && (slices.Contains(negations, ws[0]) || strings.HasSuffix(ws[0], "n't"))
}

// qualifies reports whether a word is a negation, a condition or a hedge.
func qualifies(word string) bool {
	return negates(word) || slices.ContainsFunc(words(word), func(w string) bool { return slices.Contains(hedges, w) })
}
