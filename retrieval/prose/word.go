package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words walks the words of a text from left to right. A word is a run of letters, marks
// and digits that starts with no mark; an apostrophe between two letters ("don’t") and a
// point or comma between two digits ("1,200.5") do not end it, and an initialism with
// points ("U.S.") is one word. Hyphens separate words.
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
			if asciiWord[c] {
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

// isASCIIWord reports whether c is an ASCII letter or digit.
func isASCIIWord(c byte) bool { return asciiWord[c] }

var asciiWord = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
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
	for i < len(text) {
		for i < len(text) && isASCIIWord(text[i]) { // nearly all of nearly every word
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
	}
	return 0
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

// Fold is the form of a word or phrase in which spelling variants meet: lower
// case, accents off, curly apostrophes straight.
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
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
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
