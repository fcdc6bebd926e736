package rank

import (
	"math/bits"

	"quoth/retrieval/question"
)

// terms is a set of the question's terms. The lower half has a bit for each term that is found
// itself, the upper half one for each of which a synonym is found.
type terms uint64

const (
	half = 64 / 2
	own  = terms(1)<<half - 1 // the lower half
)

var _ [half - question.MaxTerms]struct{} // they fit

// What a synonym counts where the word itself counts 1. Both were tried on the dev sets in steps;
// their values matter little between .3 and .6.
const (
	synonymShare = 0.5 // in shares of the question
	synonymTF    = 0.3 // in BM25's term frequency
)

// setOf returns the set of the terms that are hit.
func setOf(hits []hit) (t terms) {
	for _, h := range hits {
		if h.synonym {
			t |= 1 << (half + h.term)
		} else {
			t |= 1 << h.term
		}
	}
	return t
}

// has reports whether the term with a number is in t itself.
func (t terms) has(term int) bool { return t>>term&1 == 1 }

// hasSynonym reports whether a synonym of the term is in t.
func (t terms) hasSynonym(term int) bool { return t>>(half+term)&1 == 1 }

// count returns how many terms are in t, synonyms among them.
func (t terms) count() int { return bits.OnesCount64(uint64(t)) }

// first returns the number of the first term in t.
func (t terms) first() int { return bits.TrailingZeros64(uint64(t)) }

// sum adds up the weights of the terms in t, a synonym's only where its term is not in t.
func (t terms) sum(weight []float64) (sum float64) {
	for s := t & own; s != 0; s &= s - 1 {
		sum += weight[s.first()]
	}
	for s := t >> half &^ t; s != 0; s &= s - 1 {
		sum += synonymShare * weight[s.first()]
	}
	return sum
}
