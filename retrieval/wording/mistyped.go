package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// A short claim with one mistyped word is looked for between quotation marks only. An alignment would not accept
// it, since so few words stand in many texts with one difference.
const (
	shortestMistyped = 3 // words of such a claim
	longestMistyped  = fewestEdited - 1
	fewestFor2Slips  = 4 // letters of a mistyped word with two slips
)

// mistyped returns the place in quotation marks where a short claim stands but for one mistyped word, or nil. A
// content word has to stand there as asked.
func (w Wording) mistyped(ids []int32, t *Text) []step {
	n := len(w.sequence)
	if n < shortestMistyped || n > longestMistyped || w.opens || w.trails || w.hasGap() {
		return nil
	}
	for at := 0; at+n <= len(ids); at++ {
		if i, ok := w.onlyChange(ids[at : at+n]); ok && t.isQuoted(at, at+n) && w.isMistyped(i, t.tokens[at+i].text) {
			steps := make([]step, n)
			for k := range steps {
				steps[k] = step{keep, k, at + k}
			}
			steps[i].action = change
			return steps
		}
	}
	return nil
}

// hasGap reports whether an ellipsis of the claim may stand for words.
func (w Wording) hasGap() bool {
	return slices.ContainsFunc(w.gap, func(words int) bool { return words > 0 })
}

// onlyChange returns the only word of the claim that is not the one printed; ok is false if there are more.
func (w Wording) onlyChange(printed []int32) (at int, ok bool) {
	for i, id := range w.sequence {
		if id == printed[i] {
			continue
		}
		if ok {
			return 0, false
		}
		at, ok = i, true
	}
	return at, ok
}

// isQuoted reports whether the tokens of a range stand between quotation marks, in one paragraph.
func (t *Text) isQuoted(from, to int) bool {
	for i := from; i < to; i++ {
		if !t.quoted[i] || i > from && t.breaks(i) {
			return false
		}
	}
	return true
}

// isMistyped reports whether word i of the claim is a printed word mistyped, and the claim has another content
// word. Since all others stand as asked, two slips are allowed after the first letter: "moor" for "more".
func (w Wording) isMistyped(i int, printed string) bool {
	asked, others := w.tokens[i].text, w.contentWords()
	if w.content[i] {
		others--
	}
	return others > 0 && (similar(asked, printed) || hasTwoSlips(asked, printed))
}

// hasTwoSlips reports whether two words with the same first letter differ by two slips.
func hasTwoSlips(a, b string) bool {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if min(la, lb) < fewestFor2Slips || max(la, lb) > longestWord || a[0] != b[0] {
		return false
	}
	isFigure := strings.IndexFunc(a+b, unicode.IsDigit) >= 0
	return !isFigure && prose.Slips(a, b) <= maxSlips
}
