package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// splitDistance is that of a blank too few; of a figure and its unit, joinedDistance.
const splitDistance = 0.55

// splits are the ways to read a word as two that belong together: "Superbowl", "Covid19".
func (s *speller) splits(t question.Term) ([]alternative, error) {
	word := t.Span.Of(s.text)
	var out []alternative
	var lists [][]string
	for _, at := range s.seams(word) {
		a := alternative{span: t.Span, taken: word[:at] + " " + word[at:], distance: splitDistance, split: true}
		if strings.ContainsFunc(word, unicode.IsDigit) {
			a.distance = joinedDistance
		}
		for _, part := range []string{word[:at], word[at:]} {
			if term := s.stems.Term(part); term != "" {
				a.terms = append(a.terms, term)
			}
		}
		if len(a.terms) == 2 {
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
		if out[i].articles = bond.Together; keepsTogether(bond, word) {
			strong = append(strong, out[i])
		}
	}
	return strong, nil
}

// The parts of a compound or a name stand together several times as often as by chance, and not
// once only. A name that no article has is often made of two words that have nothing to do with
// each other: "Facebook".
const (
	wordLift     = 4
	nameLift     = 8
	nameTogether = 3
)

// keepsTogether reports whether the parts of a word belong together. Those of a figure and its
// unit need not.
func keepsTogether(b index.Bond, word string) bool {
	switch {
	case strings.ContainsFunc(word, unicode.IsDigit):
		return true
	case prose.Capitalized(word):
		return b.Together >= nameTogether && b.Lift() >= nameLift
	}
	return b.Lift() >= wordLift
}

// longestSeamed bounds the words that may be two, in bytes.
const longestSeamed = 40

// seams are the places where a word may be two: between letters and digits, and where both parts
// are words of the articles.
func (s *speller) seams(word string) []int {
	var out []int
	if len(word) > longestSeamed {
		return nil
	}
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
	return !prose.Capitalized(word) && slices.ContainsFunc(s.seams(word), func(at int) bool {
		return spelling.IsCommon(prose.Fold(word[:at])) && spelling.IsCommon(prose.Fold(word[at:]))
	})
}

func (s *speller) isKnown(word string) bool {
	n, err := s.l.vocabulary.Articles(vocabulary.Word(word))
	return err == nil && n > 0
}
