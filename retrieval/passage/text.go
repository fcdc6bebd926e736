package passage

import (
	"slices"
	"unicode"

	"quoth/retrieval/prose"
)

// MaxWords is the length of the longest passage, in words.
const MaxWords = 80

// Sentence is a sentence, or a piece of a long one, that passages are made of.
type Sentence struct {
	prose.Span
	Words     int
	Paragraph int // the number of its paragraph in the text, from 0
}

// Text is a text cut into sentences, so that this is done once. It does not change, so goroutines
// may share it.
type Text struct {
	Sentences []Sentence   // see the function of that name
	whole     []prose.Span // every whole sentence, crossheads too
}

// Read cuts text into sentences.
func Read(text string) *Text { return Of(prose.LayOut(text)) }

// Of cuts a text into sentences as Read does.
func Of(l *prose.Layout) *Text {
	var t Text
	capitals := allCapitals(l.Text)
	for i, p := range l.Paragraphs {
		t.whole = append(t.whole, l.Sentences(i)...)
		if !capitals && isCrosshead(p.Of(l.Text)) {
			continue
		}
		for _, s := range l.Sentences(i) {
			t.Sentences = appendPieces(t.Sentences, l.Text, s, i)
		}
	}
	return &t
}

// Cuts reports whether s starts or ends inside a sentence, so that a reply shows it as cut.
func (t *Text) Cuts(s prose.Span) (before, after bool) {
	_, starts := slices.BinarySearchFunc(t.whole, s.Start, func(w prose.Span, at int) int { return w.Start - at })
	_, ends := slices.BinarySearchFunc(t.whole, s.End, func(w prose.Span, at int) int { return w.End - at })
	return !starts, !ends
}

// Overlapping returns the range [from, to) of Sentences that share a byte with s.
func (t *Text) Overlapping(s prose.Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(t.Sentences, s.Start+1, func(w Sentence, at int) int { return w.End - at })
	to, _ = slices.BinarySearchFunc(t.Sentences, s.End, func(w Sentence, at int) int { return w.Start - at })
	return from, max(from, to)
}

// appendPieces appends s, in pieces if it is too long for one passage.
func appendPieces(out []Sentence, text string, s prose.Span, paragraph int) []Sentence {
	w := prose.NewWords(s.Of(text))
	start, n := s.Start, 0
	for w.Next() {
		if n == MaxWords {
			cut := s.Start + w.Span().Start
			out = append(out, Sentence{prose.Span{Start: start, End: cut}.Trim(text), n, paragraph})
			start, n = cut, 0
		}
		n++
	}
	return append(out, Sentence{prose.Span{Start: start, End: s.End}.Trim(text), n, paragraph})
}

// maxCrosshead is the number of words that a crosshead has at most.
const maxCrosshead = 12

// isCrosshead reports whether a paragraph is a line in capitals set between others.
func isCrosshead(p string) bool {
	if !allCapitals(p) {
		return false
	}
	w := prose.NewWords(p)
	n := 0
	for w.Next() {
		n++
	}
	return n <= maxCrosshead
}

// allCapitals reports whether s has letters and all are capitals. A text in a script without
// capitals is not, even if it names NATO or the EU.
func allCapitals(s string) bool {
	upper := false
	for _, r := range s {
		if unicode.IsLower(r) || unicode.Is(unicode.Lo, r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}
