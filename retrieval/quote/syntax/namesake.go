package syntax

import (
	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// doubles are the months and auxiliaries that are also names ("Rosa May", "Will Crake").
var doubles = prose.Set("april august june march may will")

// notName are the classes of words that are no names.
const notName = names.Lead | names.Day | names.Stopper | names.Auxiliary | Finite | LeadIn

// nameDoubles removes from the doubles that are names in s the classes that they have elsewhere.
func nameDoubles(s Sentence) {
	for i := range s {
		if s[i].Upper && s[i].Is(notName) && doubles[s[i].Text] && isNamesake(s, i) {
			s[i].Class &^= notName
		}
	}
}

// isNamesake reports whether token i, one of the doubles, is a name: a name or a cue stands before it ("said May"), or
// a cue comes after it or after the name that it opens ("May said", "Will Crake said").
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
