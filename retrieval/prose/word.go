package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words walks the words of a text from left to right. A word is a run of letters, marks
// and digits that starts with no mark; an apostrophe between two letters ("don’t"), a
// point or comma between two digits ("1,200.5") and invisible characters such as the soft
// hyphen do not end it, and an initialism with points ("U.S.") is one word. Hyphens
// separate words, and a figure ends before a unit or a longer word ("13m", "30day").
//
//	w := prose.NewWords("The U.S. team’s 1,200 fans")
//	for w.Next() {
//		fmt.Println(w.Span().Of(text))
//	}
type Words struct {
	text string
	span Span
}

// NewWords starts before the first word of text.
func NewWords(text string) Words { return Words{text: text} }

// Span is where the current word stands.
func (w *Words) Span() Span { return w.span }

// Next moves to the next word and reports whether there is one.
func (w *Words) Next() bool {
	i := w.span.End
	for i < len(w.text) {
		if c := w.text[i]; c < utf8.RuneSelf {
			if isASCIIWord(c) {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(w.text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		i += n
	}
	if i >= len(w.text) {
		w.span = Span{len(w.text), len(w.text)}
		return false
	}
	w.span = Span{i, wordEnd(w.text, i)}
	return true
}

// wordRune is the length in bytes of the word character that s starts with, or 0.
func wordRune(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if isASCIIWord(c) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
		return n
	}
	return 0
}

// The kinds of ASCII characters that words consist of.
const (
	asciiLetter = 1 << iota
	asciiDigit
)

// isASCIIWord reports whether c is an ASCII letter or digit.
func isASCIIWord(c byte) bool { return asciiWord[c] != 0 }

// asciiWord is the kind of each byte, 0 for those that are in no word.
var asciiWord = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = asciiLetter
		case '0' <= c && c <= '9':
			t[c] = asciiDigit
		}
	}
	return t
}()

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func wordEnd(text string, i int) int {
	if i+1 < len(text) && text[i+1] == '.' {
		if end := initialismEnd(text, i); end > 0 {
			return end
		}
	}
	start, kinds := i, byte(0)
	for i < len(text) {
		for i < len(text) && isASCIIWord(text[i]) { // nearly all of nearly every word
			kinds |= asciiWord[text[i]]
			i++
		}
		if i == len(text) || text[i] == ' ' {
			break
		}
		if n := wordRune(text[i:]); n > 0 {
			i += n
			continue
		}
		n := joiner(text, i)
		if n == 0 {
			break
		}
		i += n
	}
	if kinds == asciiLetter|asciiDigit {
		return start + figureEnd(text[start:i])
	}
	return i
}

// joiner is the length of a character at i that stands inside a word, or 0.
func joiner(text string, i int) int {
	if i == 0 {
		return 0
	}
	rest := text[i:]
	switch {
	case rest[0] == '\'' && len(rest) > 1 && !isDigit(text[i-1]) && !isDigit(rest[1]) && wordRune(rest[1:]) > 0:
		return 1
	case strings.HasPrefix(rest, "’") && len(rest) > 3 && !isDigit(text[i-1]) && !isDigit(rest[3]) && wordRune(rest[3:]) > 0:
		return 3
	case (rest[0] == '.' || rest[0] == ',') && len(rest) > 1 && isDigit(text[i-1]) && isDigit(rest[1]):
		return 1
	case rest[0] >= utf8.RuneSelf:
		return invisible(rest)
	}
	return 0
}

// invisible is the length of an invisible character that s starts with and a word goes on
// after, or 0.
func invisible(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isInvisible(r) && n < len(s) && wordRune(s[n:]) > 0 {
		return n
	}
	return 0
}

// isInvisible reports whether r only says where a word may or may not be broken: the soft
// hyphen, blanks and joiners of no width, the byte-order mark.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// initialismLetters is the most letters that an initialism with points has; the bound
// keeps hostile text linear.
const initialismLetters = 8

// initialismEnd is the end of an initialism with points ("U.S.", "a.m.") at i,
// its last point left out, or 0 when none starts there.
func initialismEnd(text string, i int) int {
	end, letters := 0, 0
	for i+1 < len(text) && letters < initialismLetters && 'a' <= text[i]|0x20 && text[i]|0x20 <= 'z' && text[i+1] == '.' {
		end, letters = i+1, letters+1
		i += 2
	}
	if letters < 2 || i < len(text) && wordRune(text[i:]) > 0 {
		return 0
	}
	return end
}

// Fold is the form of a word or phrase in which variants of its letters meet: lower case,
// accents off, curly apostrophes straight, invisible characters out, and ASCII for the
// Latin letters and the hyphens that Unicode does not take apart ("ø", "ß").
func Fold(s string) string {
	if isLowerASCII(s) {
		return s
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

// asciiOf is how a letter or mark in small type that Unicode does not take apart is written
// in ASCII, or empty.
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

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isLowerASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
