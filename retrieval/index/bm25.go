package index

import "math"

// BM25 are the parameters of Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic
// Relevance Framework: BM25 and Beyond", section 3).
type BM25 struct{ K1, B float64 }

// The parameters that suit news, by measurement on dev questions; a headline's length says nothing.
var (
	passageBM25 = BM25{0.9, 0.4}
	articleBM25 = BM25{0.9, 0.4}
	titleBM25   = BM25{0.9, 0}
)

// Saturate is the term-frequency part for a document whose length is relative to the mean.
func (p BM25) Saturate(tf, relative float64) float64 {
	return tf * (p.K1 + 1) / (tf + p.K1*(1-p.B+p.B*relative))
}

// backdrop is how many documents without any of the question's words are counted besides
// the stored ones. In an archive of a few articles nearly every word is common; with the
// backdrop a word that is there weighs nearly as much as one that is not, and among
// thousands it changes nothing.
const backdrop = 50

// IDF is how rare a term is that n of total documents have: ln(1 + (N-n+.5)/(n+.5)) with
// the backdrop in N.
func IDF(n, total int) float64 {
	n = min(n, total)
	return math.Log(1 + (float64(backdrop+total-n)+0.5)/(float64(n)+0.5))
}
