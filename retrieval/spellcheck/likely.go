package spellcheck

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// The limits at which an alternative is likely enough. They were measured on misspelt dev questions,
// whose right words share an article with most of the question (median share .70 of its weight), and
// on questions about things that the archive does not know, whose near words do not (median .08).
const (
	// Beside other words, an alternative may be baseDistance away, and shareDistance further if one
	// article has it together with all of them.
	baseDistance  = 0.3
	shareDistance = 1.5
	// commonShare is the share of the other words that an article must have together with a common word
	// for a typed name to be that word with a capital.
	commonShare = 0.4
	// An alternative to a word that some articles have must be timesAsCommon as common, and at most
	// nearCommon away. A word of fewer than fewLetters has too many neighbours for that.
	timesAsCommon = 20
	nearCommon    = 0.6
	fewLetters    = 5
)

// Slip is the greatest distance of a slip, such as a letter doubled; see spelling.Distance.
const Slip = 0.33

// isLikely reports whether an alternative may be what term i means, beside n other terms.
func (t *typed) isLikely(a alternative, i, n int) bool {
	term := t.question.Terms[i]
	word := term.Span.Of(t.text)
	switch {
	case !a.split && !a.joined && isCommon(word) && isCommon(a.printed):
		return false // "Department" is no misspelt "departed"
	case i == t.rarest && !a.name && (isTypedName(word) || isCommon(word)):
		return false // neither a name nor a common word is another common word
	case i == t.rarest:
		return !a.split && a.distance <= t.mostAlone(word, a.articles) && a.fit.Passage > 0
	case t.counts[i] > 0 && isTypedName(word) && !a.name && !a.split:
		return false // a name that articles have is no common word
	case t.counts[i] > 0:
		isLong := utf8.RuneCountInString(word) >= fewLetters
		return a.articles >= timesAsCommon*t.counts[i] && a.distance <= nearCommon && isLong
	case a.split:
		return true // splits have checked it
	case a.empty:
		return a.distance <= nearCommon && !term.Name // "teh", "wat"
	case isInitials(word):
		return false
	case isTypedName(word) && !a.name && a.distance > Slip:
		return n > 1 && a.fit.Article >= commonShare // a name that no article has is seldom a common word
	case n < 2:
		return a.distance <= t.mostAlone(word, a.articles)+baseDistance*a.fit.Article
	}
	return a.distance <= baseDistance+shareDistance*a.fit.Article
}

// isTypedName reports whether a word was typed as names are: with a capital, and not all in capitals.
func isTypedName(word string) bool {
	return prose.Capitalized(word) && strings.ContainsFunc(word, unicode.IsLower)
}

// isInitials reports whether a word is a few capitals. These have no misspelling: "LVIII" is not "LVII".
func isInitials(word string) bool {
	return utf8.RuneCountInString(word) < 6 && strings.IndexFunc(word, unicode.IsLower) < 0
}

// How far away an alternative may be if no other words show what is meant: by the length of the word that
// was typed, and by how common the alternative is.
const (
	mostShort  = 0.4 // for a word of fewer than six letters
	mostMiddle = 0.5
	mostLong   = 0.8 // for a word of nine letters or more
	// An alternative that is n times as common as a word in usualShare of all articles may be commonFactor
	// times the logarithm of 1+n further away. An archive of fewer than leastArticles counts as one of
	// leastArticles.
	commonFactor  = 0.12
	usualShare    = 1.0 / 600
	leastArticles = 200
)

// mostAlone returns the greatest distance of an alternative that so many articles have.
func (t *typed) mostAlone(word string, articles int) float64 {
	most := mostMiddle
	switch n := utf8.RuneCountInString(word); {
	case n < 6:
		most = mostShort
	case n >= 9:
		most = mostLong
	}
	usual := usualShare * float64(max(leastArticles, t.Articles))
	return most + commonFactor*math.Log1p(float64(articles)/usual)
}
