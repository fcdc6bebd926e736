package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/question"
)

// When an alternative is likely enough. Measured on misspelt dev questions, whose words stand
// beside the rest of the question in some article (median share .70), and on questions about
// things that the archive does not know, whose near words do not (median share .08).
const (
	aloneDistance  = 0.75 // without other words to stand beside
	shortAlone     = 0.6  // the same for words of less than six letters
	longAlone      = 1.2  // and for those of nine and more
	besideDistance = 0.3  // beside other words, and besideShare more for all of their weight
	besideShare    = 1.5
	rareTimes      = 20  // how many times as common a word must be that stands for a rare one
	rareDistance   = 0.6 // and how near
)

// likely reports whether an alternative may be what term i means, beside n other terms.
func (s *speller) likely(a alternative, i, n int) bool {
	typed := s.q.Terms[i]
	word := typed.Span.Of(s.text)
	switch {
	case i == s.doubted:
		return !a.split && a.distance <= aloneDistance && a.fit.Passage > 0
	case s.counts[i] > 0:
		return a.articles >= rareTimes*s.counts[i] && a.distance <= rareDistance && utf8.RuneCountInString(word) >= 5
	case a.split:
		return true // it was checked already
	case len(a.terms) == 0 || !question.Carries(a.taken):
		return a.distance <= shortAlone && !typed.Name // "teh", "wat"
	case typed.Name && !a.name && n < 2:
		return false // a name that the archive does not know is no common word
	case isInitials(word):
		return false
	case n < 2:
		return a.distance <= alone(word)+besideDistance*a.fit.Article
	}
	return a.distance <= besideDistance+besideShare*a.fit.Article
}

// alone is how near a word must be to one without others to stand beside.
func alone(word string) float64 {
	switch n := utf8.RuneCountInString(word); {
	case n < 6:
		return shortAlone
	case n < 9:
		return aloneDistance
	}
	return longAlone
}

// isInitials reports whether a word is in capitals: "LVIII" is not "LVII".
func isInitials(word string) bool {
	return utf8.RuneCountInString(word) < 6 && strings.IndexFunc(word, unicode.IsLower) < 0
}
