package search

import (
	"quoth/retrieval/index"
	"quoth/retrieval/question"
)

// Terms returns the terms of a question as the index looks for them.
func Terms(q question.Question) []index.Term {
	out := make([]index.Term, len(q.Terms))
	for i, t := range q.Terms {
		out[i] = index.Term{Text: t.Text, Weight: t.Weight, Variants: t.Variants}
	}
	return out
}
