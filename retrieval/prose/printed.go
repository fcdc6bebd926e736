package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Capitalized reports whether a word starts with a capital letter.
func Capitalized(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// Unpossessed is a word or a name without a possessive ending: "Crake" for "Crake's".
func Unpossessed(name string) string {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if before, ok := strings.CutSuffix(name, ending); ok {
			return before
		}
	}
	return name
}
