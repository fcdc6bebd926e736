package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of a word or phrase in which variants of its letters are equal: in lower
// case, without accents and invisible characters, with straight apostrophes, and with ASCII for the
// Latin letters and the hyphens that Unicode does not take apart ("ø", "ß").
func Fold(s string) string {
	if isLowerASCII(s) {
		return s
	}
	if len(s) <= longestPlain {
		if folded, ok := foldPlain(s); ok {
			return folded
		}
	}
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch r = unicode.ToLower(r); {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case unicode.Is(unicode.Mn, r) || isInvisible(r):
		default:
			if s := asciiOf(r); s != "" {
				b.WriteString(s)
				continue
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// longestPlain is the number of bytes up to which foldPlain folds.
const longestPlain = 48

// foldPlain folds s if it is ASCII but for curly apostrophes, as nearly every word is.
func foldPlain(s string) (folded string, ok bool) {
	var b [longestPlain]byte
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c < utf8.RuneSelf:
		case strings.HasPrefix(s[i:], "’"):
			c, i = '\'', i+len("’")-1
		default:
			return "", false
		}
		b[n] = c
		n++
	}
	return string(b[:n]), true
}

// asciiOf returns the ASCII spelling of a small letter or a mark that Unicode does not take apart,
// or "".
func asciiOf(r rune) string {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ':
		return "'"
	case '\u2010': // the hyphen, and the non-breaking one with it
		return "-"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð', 'ɖ':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŋ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ə', 'ǝ':
		return "e"
	}
	return ""
}

// Capitalized reports whether a word starts with a capital letter.
func Capitalized(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// Unpossessed returns a word or a name without a possessive ending: "Crake" for "Crake's".
func Unpossessed(name string) string {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if before, ok := strings.CutSuffix(name, ending); ok {
			return before
		}
	}
	return name
}
