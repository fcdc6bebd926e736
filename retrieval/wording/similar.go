package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// similar reports whether two different words may well be one: in another tense or number, contracted, or
// mistyped. Figures never are.
func similar(a, b string) bool {
	if strings.IndexFunc(a+b, unicode.IsDigit) >= 0 {
		return false
	}
	if lemma(a) == lemma(b) {
		return true
	}
	return min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) >= 3 && (isSlip(a, b) || sameStem(a, b))
}

// isSlip reports whether one of two words is the other one mistyped: by one letter, or by two in a
// long word.
func isSlip(a, b string) bool {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	shorter, longer := min(la, lb), max(la, lb)
	if longer > longestWord || longer-shorter > maxSlips {
		return false
	}
	slips := prose.Slips(a, b)
	return slips <= 1 || slips == maxSlips && shorter >= 8
}

// sameStem reports whether two words have one stem. Most pairs differ in their first letters,
// and need no stemmer.
func sameStem(a, b string) bool {
	if len(a) < 3 || len(b) < 3 || a[:3] != b[:3] {
		return false
	}
	var stems prose.Stemmer
	s := stems.Term(a)
	return s != "" && s == stems.Term(b)
}

// maxSlips is how many letters two words may differ by; longestWord bounds the work on
// hostile text.
const (
	maxSlips    = 2
	longestWord = 40
)

// lemma returns the base of an irregular form or a contraction, or else the word itself. The stems of
// regular forms are equal.
func lemma(w string) string {
	switch w {
	case "be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't":
		return negated("be", w)
	case "have", "has", "had", "having", "haven't", "hasn't", "hadn't":
		return negated("have", w)
	case "do", "does", "did", "done", "doing", "don't", "doesn't", "didn't":
		return negated("do", w)
	case "will", "would", "won't", "wouldn't":
		return negated("will", w)
	case "can", "could", "can't", "cannot", "couldn't":
		return negated("can", w)
	case "shall", "should":
		return "shall"
	case "may", "might":
		return "may"
	case "this", "these":
		return "this"
	case "that", "those":
		return "that"
	case "a", "an":
		return "a"
	case "goes":
		return "go"
	case "says":
		return "say"
	case "saw":
		return "see"
	}
	return prose.Base(w)
}

// negated keeps a negation apart from what it denies.
func negated(base, w string) string {
	if strings.HasSuffix(w, "n't") || w == "cannot" {
		return "not " + base
	}
	return base
}
