package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a by-line, or a mark between words.
type token struct {
	text   string
	folded string // in lower case, without a point at its end
}

// Marks between words.
const (
	comma    = ","
	stop     = "|"  // no name goes on after it
	touching = "\n" // node.Touching
	apart    = "\t" // node.Apart
)

func (t token) isMark() bool {
	return t.text == comma || t.text == stop || t.text == touching || t.text == apart
}

// isCapital reports whether a word begins with a capital or a letter of no case.
func (t token) isCapital() bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text, "'’‘"))
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

func (t token) startsInDigit() bool { return '0' <= t.text[0] && t.text[0] <= '9' }

// isAddress reports whether a word is an address on the web or of e-mail, or a handle.
func (t token) isAddress() bool {
	return strings.ContainsAny(t.text, "@#") || strings.Contains(t.text, "www.") || strings.Contains(t.text, "http")
}

// tokens splits a by-line into words and marks.
func tokens(s string) []token {
	var l lexer
	for s = strings.ToValidUTF8(s, " "); s != ""; {
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		l.add(r, s)
	}
	l.end()
	return l.out
}

type lexer struct {
	word strings.Builder
	out  []token
}

// add adds a character, of which rest follows.
func (l *lexer) add(r rune, rest string) {
	switch {
	case r == '\n' || r == '\t':
		l.mark(string(r))
	case r == ',' || r == ';':
		l.mark(comma)
	case strings.ContainsRune("|•·–—()[]{}<>…»«\\*~/", r), r == '-' && l.word.Len() == 0:
		l.mark(stop)
	case r == '&' || r == '+':
		l.mark(string(r))
	case unicode.IsSpace(r) || strings.ContainsRune(":\"“”", r):
		l.end()
	case (r == '\'' || r == '’' || r == '‘') && l.word.Len() == 0 && !startsInLetter(rest):
	default:
		l.word.WriteRune(r)
	}
}

func startsInLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// mark ends the word and adds a mark.
func (l *lexer) mark(s string) {
	l.end()
	l.out = append(l.out, token{s, s})
}

// end ends the word. A point at its end stays where it is part of an abbreviation.
func (l *lexer) end() {
	s := strings.TrimRight(l.word.String(), "-")
	l.word.Reset()
	bare := strings.TrimRight(s, ".!?")
	if bare == "" {
		return
	}
	if isAbbreviated(bare) && bare != s {
		s = bare + "."
	} else {
		s = bare
	}
	l.out = append(l.out, token{s, strings.ToLower(bare)})
}

// isAbbreviated reports whether a point after the word is part of it.
func isAbbreviated(s string) bool {
	return utf8.RuneCountInString(s) == 1 || strings.Contains(s, ".") || abbreviations[strings.ToLower(s)]
}
