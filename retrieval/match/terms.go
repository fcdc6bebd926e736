package match

import (
	"math/bits"

	"quoth/retrieval/question"
)

// Terms is a set of the question's terms. The lower half has a bit for each term that is found, the upper
// half one for each term with a synonym that is found.
type Terms uint64

const (
	half = 64 / 2
	own  = Terms(1)<<half - 1 // the lower half
)

var _ [half - question.MaxTerms]struct{} // they fit

// What a synonym counts where the word itself counts 1. Both were tried on the dev sets in steps;
// their values matter little between .3 and .6.
const (
	SynonymShare = 0.5 // in shares of the question
	SynonymTF    = 0.3 // in BM25's term frequency
)

// Own returns the terms that are in t themselves, without synonyms.
func (t Terms) Own() Terms { return t & own }

// SetOf returns the set of the terms that are hit.
func SetOf(hits []Hit) (t Terms) {
	for _, h := range hits {
		if h.Synonym {
			t |= 1 << (half + h.Term)
		} else {
			t |= 1 << h.Term
		}
	}
	return t
}

// Has reports whether the term with a number is in t itself.
func (t Terms) Has(term int) bool { return t>>term&1 == 1 }

// HasSynonym reports whether a synonym of the term is in t.
func (t Terms) HasSynonym(term int) bool { return t>>(half+term)&1 == 1 }

// Count returns how many terms are in t, synonyms among them.
func (t Terms) Count() int { return bits.OnesCount64(uint64(t)) }

// First returns the number of the first term in t.
func (t Terms) First() int { return bits.TrailingZeros64(uint64(t)) }

// Sum adds up the weights of the terms in t, a synonym's only where its term is not in t.
func (t Terms) Sum(weight []float64) (sum float64) {
	for s := t & own; s != 0; s &= s - 1 {
		sum += weight[s.First()]
	}
	for s := t >> half &^ t; s != 0; s &= s - 1 {
		sum += SynonymShare * weight[s.First()]
	}
	return sum
}
