package rank

import (
	"math/bits"

	"quoth/retrieval/question"
)

// terms is a set of the question's terms: in the lower half a bit for each that is found
// itself, in the upper half one for each of which a synonym is.
type terms uint64

const (
	half = 64 / 2
	own  = terms(1)<<half - 1 // the lower half
)

var _ [half - question.MaxTerms]struct{} // they fit

// What a synonym counts where the word itself counts 1. Both were tried on the dev sets in
// steps; what they are matters little between .3 and .6.
const (
	synonymShare = 0.5 // in shares of the question
	synonymTF    = 0.3 // in BM25's term frequency
)

// worth is 1 for the term itself, and less for a synonym.
func (f found) worth(synonym float64) float64 {
	if f.synonym {
		return synonym
	}
	return 1
}

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

// sum adds up what the terms of t weigh, a synonym only where its term is not in t.
func (t terms) sum(weight []float64) (sum float64) {
	for s := t & own; s != 0; s &= s - 1 {
		sum += weight[bits.TrailingZeros64(uint64(s))]
	}
	for s := t >> half &^ t; s != 0; s &= s - 1 {
		sum += synonymShare * weight[bits.TrailingZeros64(uint64(s))]
	}
	return sum
}

// weigh sums the idf of the terms in t.
func (r *Ranker) weigh(t terms) float64 { return t.sum(r.idf) }

// gain is the share of the question's mass that t adds to what s holds: a synonym adds
// nothing to its term.
func (r *Ranker) gain(t, s terms) float64 { return r.share(t|s) - r.share(s) }

// share is the share of the question's mass that t holds.
func (r *Ranker) share(t terms) float64 {
	if r.mass.passage == 0 {
		return 0
	}
	return r.weigh(t) / r.mass.passage
}
