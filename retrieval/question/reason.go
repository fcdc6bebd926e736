package question

import "regexp"

// GivesReason returns how plainly a sentence gives a reason, from 0 for not at all to 1: "because"
// is plain, and what happened "after" something else may have happened for that reason.
func GivesReason(sentence string) float64 {
	switch {
	case plainReason.MatchString(sentence):
		return 1
	case likelyReason.MatchString(sentence):
		return likelyWeight
	}
	return 0
}

// likelyWeight is what GivesReason returns for a sentence that may give a reason.
const likelyWeight = 0.5

var (
	plainReason = regexp.MustCompile(`(?i)\b(?:because|due to|caused? by|causes?|causing|owing to|as a result of|` +
		`result(?:s|ed)? (?:of|from)|blam(?:e|es|ed|ing)|reasons?|so that|in order to|thanks to|cit(?:ed|ing)|led to|` +
		`triggered|sparked|prompted|stem(?:s|med)? from|the fault of)\b`)
	likelyReason = regexp.MustCompile(`(?i)\b(?:after|following|amid|in response to|` +
		`to (?:avoid|prevent|protect|save|stop|make|let|keep|give|help|meet|repair|reduce|cut|pay))\b`)
)
