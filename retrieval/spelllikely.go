package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
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

// looseDistance is that of a word and one that carries nothing, which were typed together.
const looseDistance = 0.6

// splits are the ways to read a word as two that belong together: "Superbowl", "Covid19".
func (s *speller) splits(t question.Term) ([]alternative, error) {
	word := t.Span.Of(s.text)
	var out []alternative
	var lists [][]string
	for _, at := range s.seams(word) {
		a := alternative{span: t.Span, taken: word[:at] + " " + word[at:], distance: joinedDistance, split: true}
		for _, part := range []string{word[:at], word[at:]} {
			if term := s.stems.Term(part); term != "" {
				a.terms = append(a.terms, term)
			}
		}
		if len(a.terms) == 1 { // "onthe dam"
			a.distance = looseDistance
		}
		if len(a.terms) == 2 || len(a.terms) == 1 && !isCapital(word) { // a name is no "the" with a word
			out, lists = append(out, a), append(lists, a.terms)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	bonds, err := s.l.index.Bonds(s.ctx, lists)
	if err != nil {
		return nil, err
	}
	var strong []alternative
	for i, bond := range bonds {
		if out[i].articles = bond.Together; len(lists[i]) == 1 || bond.Lift() >= leastLift(word, t.Name) {
			strong = append(strong, out[i])
		}
	}
	return strong, nil
}

// The parts of a compound or a name stand together several times as often as by chance. A name
// that no article has is often made of two words that have nothing to do with each other.
const (
	wordLift = 4
	nameLift = 8
)

// leastLift is how much the parts of a word must keep together: those of a figure and its unit
// need not.
func leastLift(word string, name bool) float64 {
	switch {
	case strings.ContainsFunc(word, unicode.IsDigit):
		return 0
	case name:
		return nameLift
	}
	return wordLift
}

// seams are the places where a word may be two: between letters and digits, before a capital,
// and where both parts are words of the articles.
func (s *speller) seams(word string) []int {
	var out []int
	for at := range word {
		if at == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(word[:at])
		after, _ := utf8.DecodeRuneInString(word[at:])
		switch {
		case !unicode.IsLetter(before) && !unicode.IsDigit(before) || !unicode.IsLetter(after) && !unicode.IsDigit(after):
		case unicode.IsDigit(before) != unicode.IsDigit(after):
			out = append(out, at)
		case at < 2 || len(word)-at < 2:
		case s.isKnown(word[:at]) && s.isKnown(word[at:]):
			out = append(out, at)
		}
	}
	return out
}

// isCompound reports whether a word is two common ones typed together: an article may have them
// apart, and say what is asked.
func (s *speller) isCompound(word string) bool {
	return slices.ContainsFunc(s.seams(word), func(at int) bool {
		return spelling.IsCommon(prose.Fold(word[:at])) && spelling.IsCommon(prose.Fold(word[at:]))
	})
}

func (s *speller) isKnown(word string) bool {
	n, err := s.l.vocabulary.Articles(vocabulary.Word(word))
	return err == nil && n > 0
}
