// Package input reads a text as people type it: its words in their common spelling, and which of
// them only name a time or an outlet, or are only polite. What the text asks is left to
// retrieval/question, retrieval/intent and retrieval/followup, which all read it through this
// package. It is pure; the time of asking comes in.
//
//	t := input.Read("whats new on the dam, in the Courier?", known)
//	fmt.Println(t.Words[0].Norm, t.Outlets) // what is [Harbour Courier]
package input

import "quoth/retrieval/prose"

// Read reads text. Without known.Now the words of a time are found as such, but no Days.
func Read(text string, known Known) Text {
	t := Text{Raw: text, Flat: IsFlat(text), Known: known, spelled: spellDays(text)}
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		t.Words = append(t.Words, Word{Span: s, Norm: prose.Fold(s.Of(text)), Capital: prose.Capitalized(s.Of(text))})
	}
	for i := range t.Words {
		t.Words[i].Norm = t.common(i)
	}
	t.readTimes()
	if !t.IsLong() {
		t.readOutlets()
	}
	return t
}
