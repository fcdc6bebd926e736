// Package collation compares how several articles print one quotation: which of its words each leaves out, and
// which it changes.
//
// The words that the articles have together make up the whole, against which each printing is held. Equal words
// are found by greedy string tiling (Wise, 1993): the longest run of words that two texts share is taken first,
// then the next that does not overlap it. So a printing may have its parts in another order than the others.
//
//	words, variants := collation.Collate([]collation.Printing{
//		{Text: `“We will go and we will win,” she said.`, Groups: …},
//		{Text: `“We will win,” she said.`, Groups: …},
//	})
//	// variants[1].Changes[0]: the words "We will go and" of printing 0 are not printed
package collation

import (
	"cmp"
	"slices"

	"quoth/retrieval/prose"
)

// Printing is the text of one article, with its quotations.
type Printing struct {
	Text string
	// Groups are the utterances in the text: of each, the spans between its quotation marks, in bytes.
	Groups [][]prose.Span
}

// Piece is a run of words of one printing.
type Piece struct {
	Printing int // which printing it is cut from, counted from 0
	Span     prose.Span
}

// Change is a place in which a printing differs from the whole.
type Change struct {
	Left  []Piece    // the words of the others that it does not have, in order
	Right prose.Span // the words that it has in their place; empty for a cut
	// Marked reports that an ellipsis or brackets in the printing say that it differs there.
	Marked bool
}

// Variant is what one printing has of the whole.
type Variant struct {
	Words   int        // of the whole, that it has
	Span    prose.Span // from its first to its last word that is of the whole; empty if it has none
	Changes []Change   // in the order of the whole
}

// Collate compares printings of one quotation. All utterances of the first printing are a part of the quotation. Of
// the others, those are that share enough words with it. Collate returns how many words they have together, and the
// variants in the order of the printings.
func Collate(all []Printing) (words int, variants []Variant) {
	witnesses := make([]witness, len(all))
	numbers := make(map[string]int)
	for i, p := range all {
		witnesses[i] = newWitness(i, p, numbers)
	}
	var u union
	for _, i := range order(witnesses) {
		if i > 0 {
			witnesses[i] = witnesses[i].parts(u.words)
		}
		u.add(witnesses[i])
	}
	variants = make([]Variant, len(all))
	for i, w := range witnesses {
		variants[i] = u.variant(w)
	}
	return len(u.words), variants
}

// order returns the first witness and then the others, those with the most words first.
func order(all []witness) []int {
	out := make([]int, len(all))
	for i := range out {
		out[i] = i
	}
	if len(out) > 1 {
		slices.SortStableFunc(out[1:], func(a, b int) int { return cmp.Compare(len(all[b].words), len(all[a].words)) })
	}
	return out
}

// pieces gathers words that follow each other in one printing.
func pieces(words []word) (out []Piece) {
	for i, w := range words {
		if last := len(out) - 1; i > 0 && words[i-1].follows(w) {
			out[last].Span.End = w.span.End
			continue
		}
		out = append(out, Piece{w.printing, w.span})
	}
	return out
}
