package passage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// numbered is a sentence of n words, each with the sentence's name: "A1 A2 A3."
func numbered(name string, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint(name, i+1)
	}
	return strings.Join(words, " ") + "."
}

func paragraph(sentences ...string) string { return strings.Join(sentences, " ") }

func article(paragraphs ...string) string { return strings.Join(paragraphs, "\n") }

// cutAll cuts spans out of text.
func cutAll(text string, spans []prose.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Of(text))
	}
	return out
}

func TestSentencesLeaveOutCrossheads(t *testing.T) {
	const before, after = "The harbour wall held.", "Repairs start in May."
	for _, tc := range []struct {
		name, line string
		kept       bool
	}{
		{"line in capitals", "STORM PASSES", false},
		{"with figures and marks", "‘40 YEARS’ – AND COUNTING", false},
		{"with accents", "CAFÉ ÉTÉ", false},
		{"twelve words", "A B C D E F G H I J K L", false},
		{"thirteen words are a shout, not a crosshead", "A B C D E F G H I J K L M", true},
		{"one letter in lower case", "STORM PASSEs", true},
		{"figures alone", "3-2", true},
		{"marks alone", "* * *", true},
		{"capitals in a script that has none", "港口委员会与 NATO 会谈。", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := article(before, tc.line, after)
			want := []string{before, after}
			if tc.kept {
				want = []string{before, tc.line, after}
			}
			var got []string
			for _, s := range Sentences(text) {
				got = append(got, s.Of(text))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sentences of %q (-want +got):\n%s", text, diff)
			}
		})
	}
}

// Old newswire prints everything in capitals. Then a line in capitals is no crosshead.
func TestSentencesOfAnArticleInCapitals(t *testing.T) {
	text := article("THE HARBOUR WALL HELD.", "REPAIRS START IN MAY.")
	if got, want := len(Sentences(text)), 2; got != want {
		t.Errorf("%d sentences of %q, want %d", got, text, want)
	}
}

func TestSentencesCountWordsAndParagraphs(t *testing.T) {
	text := article("The wall held. Nobody slept.", "", "STORM PASSES",
		"Repairs at 1,200 metres’ depth start in the U.S. port.")
	type sentence struct {
		Text             string
		Words, Paragraph int
	}
	want := []sentence{
		{"The wall held.", 3, 0},
		{"Nobody slept.", 2, 0},
		{"Repairs at 1,200 metres’ depth start in the U.S. port.", 10, 2},
	}
	var got []sentence
	for _, s := range Sentences(text) {
		got = append(got, sentence{s.Of(text), s.Words, s.Paragraph})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestSentencesCutLongOnes(t *testing.T) {
	for _, tc := range []struct {
		words int
		want  []int // words of the pieces
	}{
		{80, []int{80}},
		{81, []int{80, 1}},
		{160, []int{80, 80}},
		{161, []int{80, 80, 1}},
	} {
		t.Run(fmt.Sprint(tc.words), func(t *testing.T) {
			text := numbered("Kelp", tc.words)
			var words []int
			var pieces []string
			for _, s := range Sentences(text) {
				words, pieces = append(words, s.Words), append(pieces, s.Of(text))
			}
			if diff := cmp.Diff(tc.want, words); diff != "" {
				t.Errorf("words of the pieces (-want +got):\n%s", diff)
			}
			if got := strings.Join(pieces, " "); got != text {
				t.Errorf("pieces joined = %q, want %q", got, text)
			}
		})
	}
}

func TestSplit(t *testing.T) {
	a30, b30, c30, d20, e60, f50 := numbered("Ash", 30), numbered("Beech", 30), numbered("Cedar", 30),
		numbered("Doum", 20), numbered("Elm", 60), numbered("Fir", 50)
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"blank lines", "\n \n", nil},
		{"crosshead alone with others", "STORM PASSES\nIt rained.", []string{"It rained."}},
		{"one sentence", a30, []string{a30}},
		{"exactly full", paragraph(a30, b30, d20), []string{paragraph(a30, b30, d20)}},
		{"stops before the sentence that is too much", paragraph(a30, b30, c30), []string{paragraph(a30, b30), c30}},
		{"goes on over a paragraph's end while far from full", article(a30, b30), []string{article(a30, b30)}},
		{"closes at a paragraph's end where nearly full", article(paragraph(a30, b30), paragraph(d20, c30)),
			[]string{paragraph(a30, b30), paragraph(d20, c30)}},
		{"takes the last of two such ends", article(f50, d20, e60), []string{article(f50, d20), e60}},
		{"below 48 words a paragraph's end is not near", article(numbered("Gorse", 47), paragraph(d20, c30)),
			[]string{article(numbered("Gorse", 47), d20), c30}},
		{"from 48 words it is", article(numbered("Gorse", 48), paragraph(d20, c30)),
			[]string{numbered("Gorse", 48), paragraph(d20, c30)}},
		{"never over a crosshead", article(a30, "STORM PASSES", b30), []string{a30, b30}},
		{"piece of a long sentence", numbered("Hazel", 100), []string{
			strings.TrimSuffix(numbered("Hazel", 80), "."), numbered("Hazel", 100)[len(numbered("Hazel", 80)):]}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, cutAll(tc.text, Split(tc.text))); diff != "" {
				t.Errorf("passages (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzSplit holds Split to its laws: whole passages in order, none too long, and every
// sentence that is no crosshead in one of them.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "One.", "STORM PASSES\nThe wall held.\nREPAIRS\nMore. And “more”, she said.",
		article(paragraph(numbered("a", 30), numbered("b", 60)), "CROSS HEAD", numbered("c", 170)),
		"A.B.C.D. e.f. g.h 1,2,3.4", "首相周三辞职。NATO\n“Who pays?” he asked.\u00a0Nobody’s\u0301 there.",
	} {
		f.Add(s, 1)
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, s string, times int) {
		text := prose.Clean(strings.Repeat(s, max(0, min(times, 40))))
		passages := Split(text)
		end := 0
		for _, p := range passages {
			if !p.Valid(text) || p.Start < end || p.Trim(text) != p {
				t.Fatalf("passage %v after byte %d: want a trimmed piece of the text behind it", p, end)
			}
			if n := countWords(p.Of(text)); n > MaxWords {
				t.Errorf("passage %q has %d words, want %d at most", p.Of(text), n, MaxWords)
			}
			end = p.End
		}
		checkHeld(t, text, passages)
	})
}

// checkHeld reports a sentence that is not in exactly one passage, or not whole; one
// that was too long for a passage may lie in several. A crosshead lies in none.
func checkHeld(t *testing.T, text string, passages []prose.Span) {
	t.Helper()
	for _, p := range prose.Paragraphs(text) {
		crosshead := !allCapitals(text) && isCrosshead(p.Of(text))
		for _, s := range prose.SentencesIn(text, p) {
			touching, whole := 0, 0
			for _, q := range passages {
				if q.Overlaps(s) {
					touching++
				}
				if q.Contains(s) {
					whole++
				}
			}
			long := countWords(s.Of(text)) > MaxWords
			switch {
			case crosshead && touching > 0:
				t.Errorf("crosshead %q is in a passage", s.Of(text))
			case !crosshead && !long && (touching != 1 || whole != 1):
				t.Errorf("sentence %q is in %d passages, whole in %d, want 1 and 1", s.Of(text), touching, whole)
			case !crosshead && long && touching < 2:
				t.Errorf("sentence of %d words is in %d passages, want several", countWords(s.Of(text)), touching)
			}
		}
	}
}

func countWords(s string) int {
	n := 0
	for w := prose.NewWords(s); w.Next(); n++ {
	}
	return n
}
