package intent

import (
	"slices"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Keywords returns the piece of a text that names what it is about, from its first keyword to the
// last, and the number of keywords. Words of asking and those in aside, where times and outlets
// stand, are none, unless they are part of a name: "Will Smith", "New York", "U.S.". Without a
// keyword it returns "".
func Keywords(text string, aside []prose.Span) (piece string, n int) {
	flat := input.IsFlat(text)
	var all []prose.Span
	for w := prose.NewWords(text); w.Next(); {
		all = append(all, w.Span())
	}
	first, last := -1, -1
	for i, s := range all {
		word := s.Of(text)
		isFollowed := i+1 < len(all) && prose.Capitalized(all[i+1].Of(text))
		isName := !flat && prose.Capitalized(word) && (i > 0 || isFollowed)
		if slices.ContainsFunc(aside, s.Overlaps) || input.Asking.Has(prose.Fold(word)) && !isName {
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
