package syntax

import (
	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// doubles are the months and auxiliaries that are names as well ("Theresa May", "Will Crake").
var doubles = prose.Set("april august june march may will")

// takesName are the classes of a word that is no name.
const takesName = names.Lead | names.Day | names.Stopper | names.Auxiliary | Finite | LeadIn

// nameDoubles takes from the words that are names here the classes of what they are elsewhere.
func nameDoubles(s Sentence) {
	for i := range s {
		if s[i].Upper && doubles[s[i].Text] && isNamesake(s, i) {
			s[i].Class &^= takesName
		}
	}
}

// isNamesake reports whether the word at token i, a month or an auxiliary elsewhere, is a name: one stands
// before it, a cue does ("said May"), or a cue comes after it or after the name that it opens ("May said",
// "Will Crake said").
func isNamesake(s Sentence, i int) bool {
	p, next := s.At(i-1), s.At(i+1)
	if p.Is(names.Preposition|names.Determiner) || next.Text != "" && '0' <= next.Text[0] && next.Text[0] <= '9' {
		return false
	}
	if next.Kind == names.Word && next.Upper {
		if i > 0 && p.Kind == names.Word && next.Class&names.Day == 0 {
			return true
		}
		next = s.At(i + 2)
	}
	isName := p.Upper && p.Kind == names.Word && !p.Is(names.Day|names.Lead|LeadIn) || p.Is(names.Courtesy)
	return isName || p.Is(ClauseVerb) || next.Is(ClauseVerb) && !next.Is(BaseForm|NounLike)
}
