package retrieval

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// When an alternative is likely enough. Measured on misspelt dev questions, whose words stand
// beside the rest of the question in some article (median share .70), and on questions about
// things that the archive does not know, whose near words do not (median share .08).
const (
	besideDistance = 0.3 // beside other words, and besideShare more for all of their weight
	besideShare    = 1.5
	besideCommon   = 0.4  // the share from which a capital may be nothing but a common word's
	surely         = 0.33 // the distance of a slip: a letter doubled, say
	rareTimes      = 20   // how many times as common a word must be that stands for a rare one
	rareDistance   = 0.6  // and how near
	fewLetters     = 5    // words of fewer have too many neighbours
)

// likely reports whether an alternative may be what term i means, beside n other terms.
func (s *speller) likely(a alternative, i, n int) bool {
	typed := s.q.Terms[i]
	word := typed.Span.Of(s.text)
	switch {
	case !a.split && !a.joined && isCommon(word) && isCommon(a.taken):
		return false // "Department" is no misspelt "departed"
	case i == s.doubted && !a.name && (isTypedName(word) || isCommon(word)):
		return false // neither a name nor a common word is another common word
	case i == s.doubted:
		return !a.split && a.distance <= s.alone(word, a.articles) && a.fit.Passage > 0
	case s.counts[i] > 0 && isTypedName(word) && !a.name && !a.split:
		return false // a name that is printed stays one
	case s.counts[i] > 0:
		return a.articles >= rareTimes*s.counts[i] && a.distance <= rareDistance && utf8.RuneCountInString(word) >= fewLetters
	case a.split:
		return true // it was checked already
	case a.empty:
		return a.distance <= rareDistance && !typed.Name // "teh", "wat"
	case isInitials(word):
		return false
	case isTypedName(word) && !a.name && a.distance > surely:
		return n > 1 && a.fit.Article >= besideCommon // a name that no article has is no common word
	case n < 2:
		return a.distance <= s.alone(word, a.articles)+besideDistance*a.fit.Article
	}
	return a.distance <= besideDistance+besideShare*a.fit.Article
}

// isCommon reports whether a word is a common English one, whatever its case.
func isCommon(word string) bool { return spelling.IsCommon(vocabulary.Word(word)) }

// isTypedName reports whether a word was typed as names are: with a capital, and not all in capitals.
func isTypedName(word string) bool {
	return prose.Capitalized(word) && strings.ContainsFunc(word, unicode.IsLower)
}

// How near a word must be to one without others to stand beside: by its letters, and nearer when
// few articles have the other one.
const (
	aloneShort  = 0.4 // of less than six letters
	aloneMiddle = 0.5
	aloneLong   = 0.8 // of nine and more
	aloneCommon = 0.12
	someCommon  = 1.0 / 600 // of all articles, of fewArticles at least
	fewArticles = 200
)

func (s *speller) alone(word string, articles int) float64 {
	most := aloneMiddle
	switch n := utf8.RuneCountInString(word); {
	case n < 6:
		most = aloneShort
	case n >= 9:
		most = aloneLong
	}
	return most + aloneCommon*math.Log1p(float64(articles)/(someCommon*float64(max(fewArticles, s.l.archive.Len()))))
}

// isInitials reports whether a word is in capitals: "LVIII" is not "LVII".
func isInitials(word string) bool {
	return utf8.RuneCountInString(word) < 6 && strings.IndexFunc(word, unicode.IsLower) < 0
}
