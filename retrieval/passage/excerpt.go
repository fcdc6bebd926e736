package passage

import (
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// The size of an excerpt in a reply, in characters. A single sentence may be longer, up to
// maxSentence, rather than be cut.
const (
	excerptRunes = 300
	maxSentence  = 400
)

// Fits reports whether two sentences that follow each other can be shown together: they are of one
// paragraph or of two in a row, since news is printed in short ones, and short enough.
func Fits(text string, a, b Sentence) bool {
	return b.Paragraph <= a.Paragraph+1 && runes(text, prose.Span{Start: a.Start, End: b.End}) <= excerptRunes
}

// Shorten returns a sentence, cut if it is too long to be shown whole.
func Shorten(text string, s prose.Span) prose.Span {
	if runes(text, s) <= maxSentence {
		return s
	}
	return Cut(text, s, excerptRunes)
}

func runes(text string, s prose.Span) int { return utf8.RuneCountInString(s.Of(text)) }

// Cut returns s shortened to at most n runes: at the end of a clause if one lies in its second
// half, else between two words, else between two characters.
func Cut(text string, s prose.Span, n int) prose.Span {
	if runes(text, s) <= n {
		return s
	}
	end, clause, blank := s.Start, 0, 0
	for i, r := range s.Of(text) {
		if n--; n < 0 {
			break
		}
		at := s.Start + i
		end = at + utf8.RuneLen(r)
		if strings.ContainsRune(",;:–—", r) && nextIsBlank(text, end) {
			clause = end
		}
		if nextIsBlank(text, end) {
			blank = end
		}
	}
	half := (s.Start + end) / 2
	switch {
	case clause > half:
		end = clause
	case blank > s.Start:
		end = blank
	}
	return prose.Span{Start: s.Start, End: end}.Trim(text)
}

func nextIsBlank(text string, i int) bool {
	return i >= len(text) || text[i] == ' ' || text[i] == '\n'
}
