package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const quotation = "The ferry will sail every hour, and it doesn’t wait. " +
	"We have asked for 1,200 lamps on the old pier. Nobody was told."

func newMutator() *mutator {
	return &mutator{rng: rand.New(rand.NewPCG(7, 7)), vocabulary: strings.Fields("harbour lamps, winter towns. asked")}
}

// A claim that is to be found verbatim has the words of the quote in order; one that differs has not.
func TestMutations(t *testing.T) {
	for _, mu := range mutations() {
		t.Run(string(mu.kind), func(t *testing.T) {
			m, right := newMutator(), 0
			for range 50 {
				got := mu.make(m, quotation)
				if got == "" {
					t.Fatal("made nothing")
				}
				if strings.Contains(normal(quotation), normal(got)) == (mu.want == verbatim) {
					right++
				}
			}
			// After a word at an end is dropped, the rest is printed. Such claims are never asked about.
			if least := 50; right < least && (mu.kind != "word dropped" || right < 40) {
				t.Errorf("%d of %d are what is wanted, %s", right, least, mu.want)
			}
		})
	}
}

func TestSameSeed(t *testing.T) {
	articles := []article{{ID: "a", Text: "“" + quotation + "” she said.", Quotes: []gold{{Start: 0, End: 10, Text: quotation, Type: "direct"}}}}
	var runs [2][]string
	for i := range runs {
		m := &mutator{rng: rand.New(rand.NewPCG(7, 7)), kept: newPrinted(articles)}
		for _, c := range m.claims(articles, nil) {
			runs[i] = append(runs[i], c.words)
		}
	}
	if diff := cmp.Diff(runs[0], runs[1]); diff != "" || len(runs[0]) < 10 {
		t.Errorf("%d claims, second run (-first +second):\n%s", len(runs[0]), diff)
	}
}

func TestSameName(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "Ada Pell", "Ada Pell", true},
		{"surname only", "Ada Pell", "Pell", true},
		{"case and accents", "José Marín", "JOSE MARIN", true},
		{"a longer body", "Denby Harbour Board", "the Denby Harbour Board", true},
		{"other person", "Ada Pell", "Ada Harlow", false},
		{"nobody", "Ada Pell", "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := sameName(tc.a, tc.b); got != tc.want {
				t.Errorf("sameName(%q, %q) = %v, want %v", tc.a, tc.b, got, tc.want)
			}
		})
	}
}
