package rank

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// bases and endings make English-looking words on which the stemmer changes much: y and
// i, doubled letters, plurals, irregular short words.
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

// The matcher passes over a word by its first letters before it stems it. That must
// never change what it finds: here it is held to the stemming of every word. Left out
// are words that stem to one letter (AED to "a", OED to "o", IEDs to "i"): the matcher
// misses them, since it looks for a second letter.
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
		m := newMatcher(q, new(prose.Stemmer))
		for range 50 {
			text := randomWord(rng)
			for w := prose.NewWords(text); w.Next(); {
				word := w.Span().Of(text)
				got, want := m.find(word), bruteTerm(&stemmer, q, word)
				if want.term >= 0 && len(q.Terms[want.term].Text) == 1 && len(word) > 1 {
					continue
				}
				if got != want {
					t.Fatalf("asked %q, term of %q = %v, want %v of %v", asked, word, got, want, q.Terms)
				}
				if got.term >= 0 {
					hits++
				}
			}
		}
	}
	if hits < 1000 {
		t.Errorf("%d words matched, want enough to tell", hits)
	}
}

// bruteTerm is the term that word stems to or, where there is none, the first one that has
// its stem for a synonym.
func bruteTerm(s *prose.Stemmer, q question.Question, word string) found {
	stem := s.Term(word)
	for i, t := range q.Terms {
		if t.Text == stem {
			return found{term: i}
		}
	}
	for i, t := range q.Terms {
		if slices.Contains(t.Synonyms, stem) {
			return found{i, true}
		}
	}
	return found{term: -1}
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
			if got := newMatcher(question.Parse(tc.asked, question.Known{}), new(prose.Stemmer)).find(tc.word); got.term < 0 {
				t.Errorf("asked %q, %q is no term, want one", tc.asked, tc.word)
			}
		})
	}
}

func TestHits(t *testing.T) {
	const text = "Before. The ferry strike of Quenby’s ferries ended."
	m := newMatcher(question.Parse("ferry strike", question.Known{}), new(prose.Stemmer))
	want := []hit{
		{found: found{term: 0}, word: 1, span: prose.Span{Start: 12, End: 17}},
		{found: found{term: 1}, word: 2, span: prose.Span{Start: 18, End: 24}},
		{found: found{term: 0}, word: 5, span: prose.Span{Start: 39, End: 46}},
	}
	got := m.hits(text, prose.Span{Start: 8, End: len(text)})
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(hit{}, found{})); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}

func TestWindows(t *testing.T) {
	// A line is its words; a negative number of words is a line with a hit.
	for _, tc := range []struct {
		name  string
		lines []int
		want  []window
	}{
		{"nothing", nil, nil},
		{"no hit", []int{10, 20}, nil},
		{"all fits", []int{10, -20, 30}, []window{{0, 3}}},
		{"exactly full", []int{-40, 40}, []window{{0, 2}}},
		{"one word too many", []int{-40, 41}, []window{{0, 1}}},
		{"each run goes on as far as it can", []int{-30, 30, -30, 30}, []window{{0, 2}, {1, 3}, {2, 4}}},
		{"runs inside another are left out", []int{-10, -10, -10}, []window{{0, 3}}},
		{"runs without a hit are left out", []int{80, 80, -80, 80}, []window{{2, 3}}},
		{"a line longer than a passage stands alone", []int{-90, 10}, []window{{0, 1}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var lines []line
			for _, n := range tc.lines {
				l := line{Sentence: passage.Sentence{Words: max(n, -n)}}
				if n < 0 {
					l.hits = []hit{{}}
				}
				lines = append(lines, l)
			}
			if diff := cmp.Diff(tc.want, windows(lines), cmp.AllowUnexported(window{})); diff != "" {
				t.Errorf("windows (-want +got):\n%s", diff)
			}
		})
	}
}
