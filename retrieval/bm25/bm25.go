// Package bm25 is Okapi BM25: how much a term that a document holds speaks for the document. The
// index weighs what it finds by it, and the ranking the passages that it reads; both must agree,
// so the formula stands here once. It is pure.
//
// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
// section 3.
package bm25

import "math"

// Params are the parameters of BM25. The zero value counts a term once, however often a document
// has it and however long the document is.
type Params struct {
	K1 float64 // how slowly further occurrences of a term stop to count
	B  float64 // how much the length of the document matters, from 0 to 1
}

// Text suits passages and articles of news, by measurement on the dev questions.
var Text = Params{K1: 0.9, B: 0.4}

// Title suits headlines, whose length says nothing.
var Title = Params{K1: 0.9, B: 0}

// Saturate returns the term-frequency part of the score, for a term that a document has tf times.
// Relative is the length of the document as a multiple of the mean length.
func (p Params) Saturate(tf, relative float64) float64 {
	return tf * (p.K1 + 1) / (tf + p.K1*(1-p.B+p.B*relative))
}

// backdrop is how many documents without any of the question's words are counted besides the
// stored ones. In an archive of a few articles nearly every word is common; with the backdrop a
// word that is there weighs nearly as much as one that is not, and among thousands of articles it
// changes nothing.
const backdrop = 50

// IDF returns how rare a term is that n of total documents have: ln(1 + (N-n+.5)/(n+.5)), where N
// is the total with the backdrop.
func IDF(n, total int) float64 {
	n = min(n, total)
	return math.Log(1 + (float64(backdrop+total-n)+0.5)/(float64(n)+0.5))
}
