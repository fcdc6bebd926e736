package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestCue is how many words may stand between two pieces of one quotation: "she said on
// Friday after a meeting with the other members".
const longestCue = 20

// Text is a printed text, prepared for any number of wordings. It does not change, so
// goroutines may share it.
type Text struct {
	text   string
	tokens []token
	quoted []bool // of each token: whether it stands between quotation marks
	cue    []bool // of each token: whether it stands between two pieces of quotation that are near each other
}

// Of prepares a text.
func Of(text string) *Text {
	t := &Text{text: text, tokens: tokens(text)}
	t.quoted = quoted(text, t.tokens)
	t.cue = between(t.quoted)
	return t
}

// breaks reports whether a paragraph ends before token i.
func (t *Text) breaks(i int) bool {
	return i > 0 && strings.Contains(t.text[t.tokens[i-1].span.End:t.tokens[i].span.Start], "\n")
}

// between marks the runs of at most longestCue tokens outside of quotation marks that have quoted ones
// on both sides.
func between(quoted []bool) []bool {
	cue := make([]bool, len(quoted))
	last := -1 // the last quoted token
	for i, q := range quoted {
		if !q {
			continue
		}
		if last >= 0 && i-last-1 <= longestCue {
			for j := last + 1; j < i; j++ {
				cue[j] = true
			}
		}
		last = i
	}
	return cue
}

// quoted reports of each token whether it stands between quotation marks. A quotation ends with its
// paragraph at the latest; marks inside marks are ignored.
func quoted(text string, ts []token) []bool {
	out := make([]bool, len(ts))
	var m marks
	end := 0
	for i, t := range ts {
		m.pass(text, end, t.span.Start)
		out[i] = m.open != 0
		end = t.span.End
	}
	return out
}

// marks follows the quotation marks of a text. Open is the mark that the last words stand in, or 0.
type marks struct{ open rune }

// pass reads the characters between two words, text[from:to]. Two single marks are a double one, as
// wire services print it, and a mark of the wrong shape closes too.
func (m *marks) pass(text string, from, to int) {
	for at := from; at < to; {
		r, n := utf8.DecodeRuneInString(text[at:to])
		switch r {
		case '\n':
			m.open = 0
		case '“', '„', '«', '”', '»', '"':
			m.double(opens(text, at) && r != '”' && r != '»')
		case '‘', '\'', '’', '`':
			if next, _ := utf8.DecodeRuneInString(text[at+n : to]); next == r {
				m.double(opens(text, at))
				n *= 2
			} else {
				m.single(opens(text, at) && r != '’')
			}
		}
		at += n
	}
}

// opens reports whether the mark at a place opens rather than closes: it follows a blank, a bracket, a
// dash or another mark that opens.
func opens(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–“‘", before)
}

// double reads a double mark.
func (m *marks) double(opens bool) {
	switch {
	case opens:
		m.open = '“'
	case m.open == '“':
		m.open = 0
	}
}

// single reads a single mark, which changes nothing inside double ones, and where none is open may be
// an apostrophe.
func (m *marks) single(opens bool) {
	switch {
	case m.open == 0 && opens:
		m.open = '‘'
	case m.open == '‘' && !opens:
		m.open = 0
	}
}
