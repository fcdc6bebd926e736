package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences are the sentences of text in order, white space trimmed. A sentence never
// crosses a line break; together they hold every character but blanks.
func Sentences(text string) []Span {
	var out []Span
	for _, p := range Paragraphs(text) {
		out = append(out, SentencesIn(text, p)...)
	}
	return out
}

// SentencesIn are the sentences of one paragraph of text. They are those of Unicode's
// annex 29, joined where news goes on: after an abbreviation or an initial, before a
// lower-case letter, and where a closing mark or bracket would stand alone.
func SentencesIn(text string, paragraph Span) []Span {
	var out []Span
	tokens := sentences.FromString(paragraph.Of(text))
	for at := paragraph.Start; tokens.Next(); {
		s := Span{at, at + len(tokens.Value())}
		at = s.End
		if s = s.Trim(text); s.Len() == 0 {
			continue
		}
		if last := len(out) - 1; last >= 0 && goesOn(out[last].Of(text), s.Of(text)) {
			out[last].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// goesOn reports whether next belongs to the sentence that before seems to end.
func goesOn(before, next string) bool {
	first, rest := firstWord(next)
	if first == "" {
		return !startsQuotation(next) // marks and brackets alone close what went before
	}
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsLower(r) && rest == "" {
		return true
	}
	if !strings.HasSuffix(before, ".") {
		return false
	}
	last := lastToken(strings.TrimSuffix(before, "."))
	word := strings.ReplaceAll(Fold(last), ".", "")
	switch {
	case isInitial(last):
		return true
	case strings.Contains(last, ".") || endings[word]:
		return startsNumber(word, first) || !openers[Fold(first)]
	case abbreviations[word]:
		return true
	}
	return false
}

// firstWord is the first word of s and what opens before it: quotation marks, brackets.
func firstWord(s string) (word, opening string) {
	w := NewWords(s)
	if !w.Next() {
		return "", s
	}
	opening = strings.TrimFunc(s[:w.Span().Start], unicode.IsSpace)
	return w.Span().Of(s), strings.Trim(opening, "-–—…")
}

func startsQuotation(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("“‘«", r) && len(s) > n
}

// lastToken is what stands after the last blank, opening marks off.
func lastToken(s string) string {
	s = s[strings.LastIndexAny(s, " \t\u00a0")+1:]
	return strings.TrimLeft(s, "(“‘\"'[—–-")
}

// isInitial reports whether token is a lone capital letter other than the pronoun I.
func isInitial(token string) bool {
	r, n := utf8.DecodeRuneInString(token)
	return n == len(token) && n > 0 && unicode.IsUpper(r) && r != 'I'
}

// startsNumber reports whether word is "No" before a number.
func startsNumber(word, first string) bool {
	return word == "no" && isDigit(first[0])
}
