package bleve

import (
	"fmt"
	"slices"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Pairs of words share the terms that there are evenly.
func TestPairTerm(t *testing.T) {
	if pairTerm("the weir") == pairTerm("weir the") {
		t.Error("the order of the words of a pair does not count")
	}
	const pairs = 100_000
	terms := make(map[string]int)
	most := 0
	for i := range pairs {
		term := pairTerm(fmt.Sprintf("w%d w%d", i%317, i/317))
		if len(term) != 2 || term[0] >= 1<<(pairBits-8) {
			t.Fatalf("a term is % x, want %d bits", term, pairBits)
		}
		terms[term]++
		most = max(most, terms[term])
	}
	if most > 25 || len(terms) < 15_000 {
		t.Errorf("%d pairs have %d terms, and one term has %d of them", pairs, len(terms), most)
	}
}

// A pair that shares its term with others is found by its words.
func TestFindWordsWithOnePair(t *testing.T) {
	same := []string{"otter weir"}
	for i := 0; len(same) < 40; i++ {
		if other := fmt.Sprintf("w%d quay", i); pairTerm(other) == pairTerm(same[0]) {
			same = append(same, other)
		}
	}
	x := memory(t)
	var docs []index.Document
	for i, pair := range same {
		d := indextest.Doc(i+1, "", "They said: "+pair+".")
		d.Quotes = []index.Quote{{Span: prose.Span{Start: 11, End: 11 + len(pair)}, Pairs: []string{pair}}}
		docs = append(docs, d)
	}
	slices.Reverse(docs)
	indextest.Update(t, x, index.Batch{Put: docs, Upto: 40})
	for i, pair := range same {
		got, err := x.FindWords(t.Context(), []string{pair}, index.Filter{}, 1)
		if err != nil || len(got) != 1 || got[0] != news.Serial(i+1) {
			t.Errorf("%q is in %v, %v; want article %d", pair, got, err, i+1)
		}
	}
}
