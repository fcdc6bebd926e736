// Package story tells when two articles are one story: near-copies of one wire text,
// cut, re-headed or lightly edited. It is pure.
//
//	a, b := story.Read(wire), story.Read(paper)
//	if a.CopyOf(b) {
//		fmt.Println("one story, two outlets")
//	}
package story

import (
	"hash/maphash"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// The rule of near-copies, on containment: the shared shingles over the smaller set.
// From sure on, two texts are copies. Between likely and sure they may also be two
// fillings of one template ("41 ships wait", "39 ships wait"), so the numbers must agree
// and the dates be near.
const (
	sure         = 0.8
	likely       = 0.5
	sharedNumber = 0.6
	nearDates    = 48 * time.Hour
)

// shingleWords is the length of a shingle; minShingles is how many a text must have to
// be judged, since a few words can be shared by chance.
const (
	shingleWords = 3
	minShingles  = 8
)

// Text is an article prepared for comparing.
type Text struct {
	shingles map[uint64]bool
	numbers  map[string]bool
	date     time.Time
}

// Read prepares an article: it takes the shingles of its words, folded, and its numbers.
func Read(a *news.Article) Text {
	t := Text{shingles: make(map[uint64]bool), numbers: make(map[string]bool)}
	t.date, _ = a.Date()
	var last [shingleWords]uint64
	words := prose.NewWords(a.Text)
	for n := 1; words.Next(); n++ {
		w := prose.Fold(words.Span().Of(a.Text))
		if w != "" && '0' <= w[0] && w[0] <= '9' {
			t.numbers[w] = true
		}
		copy(last[:], last[1:])
		last[shingleWords-1] = maphash.String(seed, w)
		if n >= shingleWords {
			t.shingles[maphash.Comparable(seed, last)] = true
		}
	}
	return t
}

// seed is one for the whole program, so that hashes of different texts compare.
var seed = maphash.MakeSeed()

// CopyOf reports whether t and u are near-copies.
func (t Text) CopyOf(u Text) bool {
	if min(len(t.shingles), len(u.shingles)) < minShingles {
		return false
	}
	switch c := containment(t.shingles, u.shingles); {
	case c >= sure:
		return true
	case c >= likely:
		return t.date.Sub(u.date).Abs() <= nearDates && containment(t.numbers, u.numbers) >= sharedNumber
	}
	return false
}

// containment is the share of the smaller set that the larger holds; all of an empty one.
func containment[K comparable](a, b map[K]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 1
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
