package input

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// Known is what helps to read a text. Without Now no time is read.
type Known struct {
	Sources []string // the outlets' names
	Now     time.Time
	Zone    *time.Location // nil: UTC
}

// Text is a text with its words read.
type Text struct {
	Raw     string // the text as typed
	Words   []Word
	Known   Known
	Flat    bool         // capitals say nothing in it; see [IsFlat]
	HasTime bool         // it names a time
	Days    []dates.Days // the times that it names; nil without Known.Now
	Outlets []string     // the outlets that it names as a place to look in, as Known calls them

	times   []prose.Span // where each time stands in spelled
	spelled string       // Raw as it is read for times; see spellDays
}

// Word is one word of a text.
type Word struct {
	Span    prose.Span // in bytes of the text
	Norm    string     // the word folded and in its common spelling, which can be two words: "what is" for "whats"
	Capital bool       // it starts with a capital letter
	Part    Part
}

// Part is what a word is a part of.
type Part int

// The parts.
const (
	PlainPart  Part = iota
	TimePart        // a phrase that says when
	OutletPart      // a phrase that says in which outlet to look
)

// maxWords is the number of words of the longest text that is read for what it asks.
const maxWords = 40

// MaxBytes is the length of that text in bytes.
const MaxBytes = 500

// IsLong reports whether t is too long to be read for what it asks.
func (t Text) IsLong() bool { return len(t.Words) > maxWords || len(t.Raw) > MaxBytes }

// Clipped returns t with no more words than are read of a long text.
func (t Text) Clipped() Text {
	t.Words = t.Words[:min(len(t.Words), maxWords)]
	return t
}

// Is reports whether there is a word i and it is one of words.
func (t Text) Is(i int, words ...string) bool {
	return 0 <= i && i < len(t.Words) && slices.Contains(words, t.Words[i].Norm)
}

// IsName reports whether word i is a name by its capital or, as the first word, by its capitals:
// "WHO news".
func (t Text) IsName(i int) bool {
	word := t.Words[i].Span.Of(t.Raw)
	return !t.Flat && t.Words[i].Capital && (i > 0 || len(word) > 1 && IsUpper(word))
}

// Gap returns what stands between word i and the word before it.
func (t Text) Gap(i int) string { return t.Raw[t.Words[i-1].Span.End:t.Words[i].Span.Start] }

// FoldedWords returns the words of text, folded.
func FoldedWords(text string) []string {
	var out []string
	for w := prose.NewWords(text); w.Next(); {
		out = append(out, prose.Fold(w.Span().Of(text)))
	}
	return out
}

// IsUpper reports whether s has no lower-case letter.
func IsUpper(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }

// IsFlat reports whether capitals say nothing in text: it has none, or no word of four letters or
// more starts without one.
func IsFlat(text string) bool {
	upper, lower := 0, 0
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r) && len(word) > 3:
			lower++
		}
	}
	return upper == 0 || lower == 0 && upper > 3
}

// CutPrefix cuts prefix off s in whatever case it is typed, and reports whether s starts with it.
func CutPrefix(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// Without returns text without some pieces of it, which are in order.
func Without(text string, spans []prose.Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + text[s.End:]
	}
	return text
}
