package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const quotation = "The ferry will sail every hour, and it doesn’t wait. " +
	"We have asked for 1,200 lamps on the old pier. Nobody was told."

func newMutator() *mutator {
	return &mutator{rng: rand.New(rand.NewPCG(7, 7)), vocabulary: strings.Fields("harbour lamps, winter towns. asked")}
}

// A claim that is verbatim has the words of the quote in order. Other claims have not.
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
			// Without a word at an end, the rest of the quote is printed. Such a claim is never asked about.
			if least := 50; right < least && (mu.kind != "word dropped" || right < 40) {
				t.Errorf("%d of %d are what is wanted, %s", right, least, mu.want)
			}
		})
	}
}

// A claim with an ellipsis has the words of the quote on both sides. A cut leaves no negation, condition or
// hedge out, and an elided negation leaves one out.
func TestElision(t *testing.T) {
	const quote = "The ferry will not sail on Monday, the harbour board said, if the ice stays on the old pier."
	m := newMutator()
	for name, c := range map[string]struct {
		elide func(string) string
		drops func(word string) bool
		want  bool
	}{
		"ellipsis":                 {m.elided, qualifies, false},
		"ellipsis over a negation": {m.elidedNegation, negates, true},
	} {
		for range 50 {
			got := c.elide(quote)
			before, after, _ := strings.Cut(got, " … ")
			rest, isStart := strings.CutPrefix(quote, before+" ")
			dropped, isEnd := strings.CutSuffix(rest, " "+after)
			if !isStart || !isEnd || min(len(words(before)), len(words(after))) < besideEllipsis {
				t.Fatalf("%s: %q, want words of the quote beside the ellipsis", name, got)
			}
			if got := slices.ContainsFunc(strings.Fields(dropped), c.drops); got != c.want {
				t.Errorf("%s leaves %q out: a negation is dropped: %v, want %v", name, dropped, got, c.want)
			}
		}
	}
	for _, s := range []string{"It sails.",
		"The ferry sails on Monday … the board said, and not on Tuesday or on Wednesday."} {
		if a, b := m.elided(s), m.elidedNegation(s); a != "" || b != "" {
			t.Errorf("of %q made %q and %q, want nothing", s, a, b)
		}
	}
}

func TestSameSeed(t *testing.T) {
	articles := []article{{ID: "a", Text: "“" + quotation + "” she said.",
		Quotes: []gold{{Start: 0, End: 10, Text: quotation, Type: "direct"}}}}
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

// Without its negation a contraction is the verb alone.
func TestNegatedContraction(t *testing.T) {
	for s, want := range map[string]string{
		"It didn’t rain": "It did rain", "It won't rain": "It will rain", "Pigs don’t fly": "Pigs do fly",
	} {
		if got := newMutator().negated(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// Articles without quotes make no claims, and a lone speaker no question whether somebody else said the words.
func TestFewArticles(t *testing.T) {
	empty := []article{{ID: "a", Text: "The ferry will sail every hour."}}
	m := newMutator()
	m.vocabulary, m.kept = nil, newPrinted(empty)
	if got := m.claims(empty, nil); len(got) > 0 {
		t.Errorf("made %d claims of an article without quotes, want none", len(got))
	}
	said := []spokenQuote{{gold{Text: quotation, SpeakerName: "Rosa Vane"}, "a"}}
	if got := m.whom(anotherPerson, said, 0); got != "" {
		t.Errorf("another person than the only speaker is %q, want nobody", got)
	}
}
