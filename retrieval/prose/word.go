package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// NewWords returns a Words that stands before the first word of text.
func NewWords(text string) Words { return Words{text: text} }

// Span returns where the current word stands.
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

// wordRune returns the length in bytes of the word character that s starts with, or 0.
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

// wordEnd returns the end of the word that starts at i.
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

// joiner returns the length of a character at i that joins two parts of a word, or 0.
func joiner(text string, i int) int {
	if i == 0 {
		return 0
	}
	rest := text[i:]
	letter := func(s string) bool { return s != "" && !isDigit(text[i-1]) && !isDigit(s[0]) && wordRune(s) > 0 }
	switch {
	case rest[0] == '\'' && letter(rest[1:]):
		return 1
	case strings.HasPrefix(rest, "’") && letter(rest[len("’"):]):
		return len("’")
	case (rest[0] == '.' || rest[0] == ',') && len(rest) > 1 && isDigit(text[i-1]) && isDigit(rest[1]):
		return 1
	case rest[0] >= utf8.RuneSelf:
		return invisible(rest)
	}
	return 0
}

// invisible returns the length of an invisible character that s starts with and that a word goes on
// behind, or 0.
func invisible(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isInvisible(r) && n < len(s) && wordRune(s[n:]) > 0 {
		return n
	}
	return 0
}

// isInvisible reports whether r only says where a word may be broken: the soft hyphen, blanks and
// joiners of no width, the byte order mark.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// maxInitialism is the number of letters that an initialism with points has at most. It keeps the
// work linear on hostile text.
const maxInitialism = 8

// initialismEnd returns the end of an initialism with points ("U.S.", "a.m.") at i, before its last
// point, or 0 if none starts there.
func initialismEnd(text string, i int) int {
	end, letters := 0, 0
	for i+1 < len(text) && letters < maxInitialism && 'a' <= text[i]|0x20 && text[i]|0x20 <= 'z' && text[i+1] == '.' {
		end, letters = i+1, letters+1
		i += 2
	}
	if letters < 2 || i < len(text) && wordRune(text[i:]) > 0 {
		return 0
	}
	return end
}
