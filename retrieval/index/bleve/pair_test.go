package bleve

import (
	"fmt"
	"testing"
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
		if len(term) != pairBits/8 {
			t.Fatalf("a term has %d bytes, want %d", len(term), pairBits/8)
		}
		terms[term]++
		most = max(most, terms[term])
	}
	if most > 20 || len(terms) < 40_000 {
		t.Errorf("%d pairs have %d terms, and one term has %d of them", pairs, len(terms), most)
	}
}
