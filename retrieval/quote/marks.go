package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// marked is a piece of a paragraph inside quotation marks.
type marked struct {
	outer  prose.Span // with its marks
	inner  prose.Span // the words, blanks at the edges off
	single bool       // ‘…’ or '…'
	open   bool       // the paragraph ends before the mark that would close it
}

// markedIn pairs the quotation marks of one paragraph. Marks inside a pair belong to it,
// pairs never cross the paragraph, and one that is not closed runs to the paragraph's
// end: that is how a quotation of several paragraphs is printed.
func markedIn(text string, p prose.Span) []marked {
	var out []marked
	singles := true // until a search for a closing ’ has found none
	for i := p.Start; i < p.End; {
		width, closers, single := opener(text, p, i)
		if width == 0 || single && !singles {
			_, n := utf8.DecodeRuneInString(text[i:p.End])
			i += n
			continue
		}
		start := i + width
		var end, n int
		if single {
			end, n = closingSingle(text, p, start)
		} else {
			end, n = closing(text, p, start, closers)
		}
		if single && n == 0 {
			singles = false
			i = start
			continue
		}
		m := marked{prose.Span{Start: i, End: end + n}, prose.Span{Start: start, End: end}.Trim(text), single, n == 0}
		if m.inner.Len() > 0 {
			out = append(out, m)
		}
		i = max(m.outer.End, start)
	}
	return out
}

// opener tells how many bytes the opening mark at i has, 0 for none, and what closes it.
func opener(text string, p prose.Span, i int) (width int, closers []string, single bool) {
	rest := text[i:p.End]
	switch {
	case strings.HasPrefix(rest, "“"), i == p.Start && strings.HasPrefix(rest, "”"):
		return len("“"), []string{"”", `"`}, false
	case strings.HasPrefix(rest, "„"):
		return len("„"), []string{"“", "”", `"`}, false
	case rest[0] == '"':
		return 1, []string{`"`, "”"}, false
	case strings.HasPrefix(rest, "''"), strings.HasPrefix(rest, "``"):
		return 2, []string{"''"}, false
	case strings.HasPrefix(rest, "«"):
		return len("«"), []string{"»"}, false
	case strings.HasPrefix(rest, "‘"):
		width = len("‘")
	case rest[0] == '\'':
		width = 1
	default:
		return 0, nil, false
	}
	if !opensSingle(text, p, i, width) {
		return 0, nil, false
	}
	return width, nil, true
}

// opensSingle tells an opening ‘ from an apostrophe: it stands after a blank and before
// a word that is no known clipping ("’90s", "’em").
func opensSingle(text string, p prose.Span, i, width int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[i+width : p.End])
	if i > p.Start && !unicode.IsSpace(before) && !strings.ContainsRune("([—–-:", before) {
		return false
	}
	if unicode.IsDigit(after) || !unicode.IsLetter(after) && !strings.ContainsRune("$#@…", after) {
		return false
	}
	w := prose.NewWords(text[i+width : min(p.End, i+width+32)])
	return w.Next() && !lexicon[prose.Fold(w.Span().Of(text[i+width:]))].Is(clipping)
}

// closing finds the first of closers from i on: where it stands and how long it is, or
// the paragraph's end and 0.
func closing(text string, p prose.Span, i int, closers []string) (at, width int) {
	for ; i < p.End; i++ {
		for _, c := range closers {
			if text[i] == c[0] && strings.HasPrefix(text[i:p.End], c) {
				return i, len(c)
			}
		}
	}
	return p.End, 0
}

// closingSingle finds a ’ or ' that stands after a word and before none.
func closingSingle(text string, p prose.Span, i int) (at, width int) {
	for j := i + 1; j < p.End; j++ {
		width = 0
		switch {
		case text[j] == '\'':
			width = 1
		case strings.HasPrefix(text[j:p.End], "’"):
			width = len("’")
		}
		if width == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[i:j])
		after, _ := utf8.DecodeRuneInString(text[j+width : p.End])
		if !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return j, width
		}
	}
	return p.End, 0
}

// repaired is m, which nothing closes and no next paragraph goes on with, cut at the end
// of its first sentence: more may not have been said.
func repaired(text string, m marked) marked {
	first := prose.SentencesIn(text, m.inner)[0]
	m.inner.End, m.outer.End, m.open = first.End, first.End, false
	return m
}

// startsWithMark reports whether paragraph p opens with a double quotation mark.
func startsWithMark(text string, p prose.Span) bool {
	width, _, single := opener(text, p, p.Start)
	return width > 0 && !single
}
