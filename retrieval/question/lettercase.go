package question

import (
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// flatCase reports whether capitals tell nothing in text: it has none, or no word of four
// letters or more starts without one.
func flatCase(text string) bool {
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
