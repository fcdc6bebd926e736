package passage

import (
	"slices"

	"quoth/retrieval/prose"
)

// Text is a text cut into sentences, once for all who ask about them. It does not change, so
// goroutines may share it.
type Text struct {
	// Sentences are as the function of that name gives them.
	Sentences []Sentence
	whole     []prose.Span // every sentence, long ones and crossheads too
}

// Read cuts text into sentences.
func Read(text string) *Text {
	var t Text
	capitals := allCapitals(text)
	for i, p := range prose.Paragraphs(text) {
		from := len(t.whole)
		t.whole = append(t.whole, prose.SentencesIn(text, p)...)
		if !capitals && isCrosshead(p.Of(text)) {
			continue
		}
		for _, s := range t.whole[from:] {
			t.Sentences = appendPieces(t.Sentences, text, s, i)
		}
	}
	return &t
}

// Cuts reports whether s starts or ends inside a sentence, which a reply marks.
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
