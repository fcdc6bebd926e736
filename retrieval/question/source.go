package question

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sourcesIn lists the outlets that text names. A name counts where it stands as it is
// printed, capitals and all, and whole: "The Week" is named by "in The Week", not by
// "in the week". A text without lower-case letters names none, since there every word
// has capitals.
func sourcesIn(text string, outlets []string) []string {
	if allUpper(text) {
		return nil
	}
	var out []string
	for _, o := range outlets {
		if o != "" && strings.IndexFunc(o, unicode.IsUpper) >= 0 && standsIn(text, o) {
			out = append(out, o)
		}
	}
	return out
}

// standsIn reports whether phrase stands in text between two places that are not inside a word.
func standsIn(text, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(phrase)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = start + 1
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
