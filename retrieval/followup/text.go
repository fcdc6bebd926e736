package followup

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// typed is a text that is read for what it leans on.
type typed struct{ input.Text }

func read(text string) typed { return typed{input.Read(text, input.Known{})} }

// marks end a text, or stand around a piece of one.
const marks = " ?.!,;:…"

// asked returns text as one question: it ends with a question mark, and no other sentence ends in it.
func asked(text string) string {
	for _, end := range []string{"? ", "! "} {
		text = strings.Replace(text, end, " ", 1)
	}
	return strings.TrimRight(strings.TrimSpace(text), marks) + "?"
}

// coreOf returns text folded and in its common spelling, without greetings before and thanks behind. It
// is empty if text is too long to be read.
func coreOf(text string) string {
	t := read(text)
	if t.IsLong() {
		return ""
	}
	l := t.Whole()
	from, to := l.Core()
	return l.Text[from:to]
}

// startsQuestion reports whether a text asks in its own grammar, so that it is no new subject.
func startsQuestion(text string) bool {
	t := read(text)
	if len(t.Words) == 0 {
		return false
	}
	first, _, _ := strings.Cut(t.Words[0].Norm, " ")
	asks := input.QuestionWord.Has(first) || input.Auxiliary.Has(first) || input.Order.Has(first) && len(t.Words) > 2
	preposed := len(t.Words) > 1 && input.Preposition.Has(first) && input.QuestionWord.Has(t.Words[1].Norm)
	return preposed || asks && !(t.IsName(0) && !input.QuestionWord.Has(first))
}

// Names returns the names in text in the order in which they stand: runs of words with a capital
// that are not words of asking.
func Names(text string) []string {
	var out []string
	for _, s := range nameSpans(text) {
		if name := s.Of(text); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func nameSpans(text string) []prose.Span {
	var out []prose.Span
	words := prose.NewWords(text)
	last := prose.Span{End: -1}
	for words.Next() {
		s := words.Span()
		word := s.Of(text)
		if !prose.Capitalized(word) || input.Asking.Has(prose.Fold(word)) {
			continue
		}
		s.End = s.Start + len(prose.Unpossessed(word))
		if len(out) > 0 && last.End > 0 && strings.TrimFunc(text[last.End:s.Start], unicode.IsSpace) == "" {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s)
		}
		last = s
	}
	return out
}

// isNames reports whether every word of text is part of a name.
func isNames(text string) bool {
	for w := prose.NewWords(text); w.Next(); {
		if word := w.Span().Of(text); !prose.Capitalized(word) && word != "of" {
			return false
		}
	}
	return true
}

// cutLastWord cuts the last word off s, which is returned folded.
func cutLastWord(s string) (rest, word string) {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexByte(s, ' ') + 1
	return strings.TrimRight(s[:i], " "), prose.Fold(s[i:])
}

// cutLast cuts word off the end of s, and reports whether it stands there.
func cutLast(s, word string) (rest string, ok bool) {
	rest, last := cutLastWord(s)
	return rest, last == word
}

func hasThe(s string) bool {
	_, ok := input.CutPrefix(s, "the ")
	return ok
}
