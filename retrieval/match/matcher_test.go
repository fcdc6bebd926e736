package match

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// bases and endings make words that look like English and that the stemmer changes much: y and i, doubled
// letters, plurals, irregular short words.
var (
	bases = strings.Fields(`ferry fly sky dye die tie lie ski spy dry by buy yard year yellow y use own owe ebb add egg ice eye aye
		oyster harbour Harbour HARBOUR quay strike strik hop hopp hope agre free nation relation general
		gener commun arsen univers early only ugly single idle gentle news how atlas bias andes café Élan naïve O d’ o' U.S. E.U.
		win won went go fled left leave heavi cost phone 1 12 1,200 3rd 4x 2.5 ǆ ﬁn ½ паром 渡轮 ß K i I us US a`)
	endings = strings.Fields(`- s es ies ied y ying ing ed er ers ly ation ational ize izing ful ness ’s 's s’ ' ment ement able ively
		ally ogist ogical eed eedly ingly edly tional enci anci ousli`)
)

func randomWord(rng *rand.Rand) string {
	w := bases[rng.IntN(len(bases))]
	if e := endings[rng.IntN(len(endings))]; e != "-" {
		w += e
	}
	return w
}

// The matcher skips most words by their first letters, without stemming them. It must find the same as if it
// stemmed every word. The test leaves out words that stem to one letter (AED to "a", OED to "o", IEDs to "i"):
// the matcher looks for a second letter, and misses them.
func TestMatcherAgreesWithStemmingEveryWord(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var stemmer prose.Stemmer
	hits := 0
	for range 2000 {
		var asked []string
		for range 1 + rng.IntN(6) {
			asked = append(asked, randomWord(rng))
		}
		q := question.Parse(strings.Join(asked, " "), question.Known{})
		m := New(q, new(prose.Stemmer))
		for range 50 {
			text := randomWord(rng)
			for w := prose.NewWords(text); w.Next(); {
				word := w.Span().Of(text)
				got, want := m.Find(word), bruteTerm(&stemmer, q, word)
				if want.Term >= 0 && len(q.Terms[want.Term].Text) == 1 && len(word) > 1 {
					continue
				}
				if got != want {
					t.Fatalf("asked %q, term of %q = %v, want %v of %v", asked, word, got, want, q.Terms)
				}
				if got.Term >= 0 {
					hits++
				}
			}
		}
	}
	if hits < 1000 {
		t.Errorf("%d words matched, want 1000 at least", hits)
	}
}

// bruteTerm returns the term that word stems to, or else the first term that has the stem as a synonym.
func bruteTerm(s *prose.Stemmer, q question.Question, word string) Found {
	stem := s.Term(word)
	for i, t := range q.Terms {
		if t.Text == stem {
			return Found{Term: i}
		}
	}
	for i, t := range q.Terms {
		if slices.Contains(t.Synonyms, stem) {
			return Found{i, true}
		}
	}
	return Found{Term: -1}
}

func TestMatcherFinds(t *testing.T) {
	for _, tc := range []struct{ name, asked, word string }{
		{"another form", "ferries", "ferry"},
		{"a capital", "ferry", "FERRIES"},
		{"y for i in the second letter", "dying", "died"},
		{"i for y in the second letter", "tied", "tying"},
		{"points", "the US economy", "U.S."},
		{"an apostrophe", "O'Shea", "O’Shea’s"},
		{"an accent on the first letter", "elan", "Élan"},
		{"an accent on the second letter", "Zoe Zöllner", "Zollner"},
		{"a ligature", "final", "ﬁnal"},
		{"a figure with a comma", "1200 barges", "1,200"},
		{"an irregular form", "who won the cup", "win"},
		{"an irregular form of other letters", "where did Quenby go", "went"},
		{"a synonym", "how heavy is it", "weighed"},
		{"a synonym's irregular form", "who purchased the yard", "bought"},
		{"another script", "паром", "Паром"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := New(question.Parse(tc.asked, question.Known{}), new(prose.Stemmer)).Find(tc.word); got.Term < 0 {
				t.Errorf("asked %q, %q is no term, want one", tc.asked, tc.word)
			}
		})
	}
}

func TestHits(t *testing.T) {
	const text = "Before. The ferry strike of Quenby’s ferries ended."
	m := New(question.Parse("ferry strike", question.Known{}), new(prose.Stemmer))
	want := []Hit{
		{Found: Found{Term: 0}, Word: 1, Span: prose.Span{Start: 12, End: 17}},
		{Found: Found{Term: 1}, Word: 2, Span: prose.Span{Start: 18, End: 24}},
		{Found: Found{Term: 0}, Word: 5, Span: prose.Span{Start: 39, End: 46}},
	}
	got := m.Hits(text, prose.Span{Start: 8, End: len(text)})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}
