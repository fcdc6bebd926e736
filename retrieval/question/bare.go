package question

import (
	"strings"

	"quoth/retrieval/prose"
)

// Bare returns the piece of a text that names what it is about, from the first word that carries
// it to the last, and how many words of it carry it. Words of asking, times and outlets at its
// ends are left out, unless they are part of a name: "Will Smith", "New York", "U.S.".
func Bare(text string, aside []prose.Span) (words string, n int) {
	flat := flatCase(text)
	var all []prose.Span
	for w := prose.NewWords(text); w.Next(); {
		all = append(all, w.Span())
	}
	first, last := -1, -1
	for i, s := range all {
		word := s.Of(text)
		follows := i+1 < len(all) && prose.Capitalized(all[i+1].Of(text))
		part := !flat && prose.Capitalized(word) && (i > 0 || follows)
		if overlapsAny(s, aside) || asking[prose.Fold(word)] && !part {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		n++
	}
	if n == 0 {
		return "", 0
	}
	return withPoint(text, prose.Span{Start: all[first].Start, End: all[last].End}), n
}

func overlapsAny(s prose.Span, spans []prose.Span) bool {
	for _, o := range spans {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

// withPoint is a piece of text with the point behind it that belongs to it: "U.S." and not "U.S".
func withPoint(text string, s prose.Span) string {
	piece := s.Of(text)
	if i := strings.LastIndexByte(piece, ' '); strings.HasPrefix(text[s.End:], ".") && strings.Contains(piece[i+1:], ".") {
		return text[s.Start : s.End+1]
	}
	return piece
}
