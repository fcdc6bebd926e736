//go:build linux

package main

import (
	"math"
	"math/rand/v2"
	"sort"
	"strings"
)

// functionWords are as many of the words of a text as a reader passes over, the most common first.
var functionWords = strings.Fields(`the of to and a in that is for on was with as it by at from be has are
an this which have or had not its were but their been will would after who they more when said about also`)

// word returns the n-th most common word of the invented language. Words are three or four syllables long, and start
// in many ways.
func word(n int) string {
	var b []byte
	for n += 10_000; n > 0; n /= 100 {
		b = append(b, "bcdfghklmnprstvwjzqx"[n%20], "aeiou"[n%100/20])
	}
	return string(b)
}

// name returns the n-th name.
func name(n int) string {
	w := word(7*n+40_000) + []string{"n", "r", "s", "k", "l"}[n%5]
	return strings.ToUpper(w[:1]) + w[1:]
}

// The sizes of the language, about those that a few hundred thousand articles show.
const (
	wordCount   = 1_000_000
	personCount = 40_000
	placeCount  = 4_000
)

// person returns the first and the last name of the n-th person.
func person(n int) (first, last string) { return name(n * 31 % 900), name(1000 + n/2) }

func place(n int) string { return name(30_000 + n) }

// zipf draws numbers below a count, as words of a language are drawn by how common they are: the n-th about
// 1/(n+shift) times as often as the first, and from coreWords on 1/n^rareExponent times.
type zipf []float64

// How a language goes on beyond its common words: M. Gerlach and E. Altmann, "Stochastic Model for the Vocabulary
// Growth in Natural Languages", Physical Review X 3 (2013).
const (
	coreWords    = 4000
	rareExponent = 1.77
)

func newZipf(count int, shift float64) zipf {
	z, sum := make(zipf, count), 0.0
	for n := range z {
		rank := float64(n) + shift
		weight := 1 / rank
		if rank > coreWords {
			weight = math.Pow(coreWords/rank, rareExponent) / coreWords
		}
		sum += weight
		z[n] = sum
	}
	return z
}

func (z zipf) draw(r *rand.Rand) int {
	return min(sort.SearchFloat64s(z, r.Float64()*z[len(z)-1]), len(z)-1)
}

// draws are the distributions of a corpus.
type draws struct{ function, words, topics, persons, places zipf }

func newDraws() *draws {
	return &draws{function: newZipf(len(functionWords), 2), words: newZipf(wordCount, 8),
		topics: newZipf(20_000, 200), persons: newZipf(personCount, 10), places: newZipf(placeCount, 5)}
}
