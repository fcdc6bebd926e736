package intent

import (
	"slices"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Keywords returns the piece of a text that names what it is about, from the first word that carries
// it to the last, and how many words of it carry it. Words of asking, times and outlets at its
// ends are left out, unless they are part of a name: "Will Smith", "New York", "U.S.".
func Keywords(text string, aside []prose.Span) (words string, n int) {
	flat := input.IsFlat(text)
	var all []prose.Span
	for w := prose.NewWords(text); w.Next(); {
		all = append(all, w.Span())
	}
	first, last := -1, -1
	for i, s := range all {
		word := s.Of(text)
		follows := i+1 < len(all) && prose.Capitalized(all[i+1].Of(text))
		part := !flat && prose.Capitalized(word) && (i > 0 || follows)
		if slices.ContainsFunc(aside, s.Overlaps) || input.Asking.Has(prose.Fold(word)) && !part {
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
