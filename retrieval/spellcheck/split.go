package spellcheck

import (
	"context"
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

const (
	// splitDistance is the distance of two words from the one that they were typed together as.
	splitDistance = 0.55
	// joinedDistance is the distance of a word from the two that it was typed as, and that of a
	// figure and its unit from both typed together.
	joinedDistance = 0.25
)

// splits returns the ways to read a word as two that belong together: "Superbowl", "Covid19".
func (t *typed) splits(ctx context.Context, term question.Term) ([]alternative, error) {
	word := term.Span.Of(t.text)
	var all []alternative
	var lists [][]string
	for _, at := range t.seams(word) {
		if terms := t.termsOf(word[:at], word[at:]); len(terms) == 2 {
			printed := word[:at] + " " + word[at:]
			all = append(all, alternative{
				span: term.Span, printed: printed, terms: terms, distance: splitDistanceOf(word), split: true,
			})
			lists = append(lists, terms)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	bonds, err := t.Index.Bonds(ctx, lists)
	if err != nil {
		return nil, err
	}
	var out []alternative
	for i, bond := range bonds {
		if all[i].articles = bond.Together; belongTogether(bond, word) {
			out = append(out, all[i])
		}
	}
	return out, nil
}

// termsOf returns the terms of words. A word that the index leaves out has none.
func (t *typed) termsOf(words ...string) (out []string) {
	for _, w := range words {
		if term := t.stems.Term(w); term != "" {
			out = append(out, term)
		}
	}
	return out
}

func splitDistanceOf(word string) float64 {
	if hasDigit(word) {
		return joinedDistance
	}
	return splitDistance
}

// How often the parts of a word must occur together to belong together: wordLift times as often as by
// chance, or those of a name nameLift times as often, and in at least nameTogether places. Many names that no
// article has can be split into two words that have nothing to do with each other: "Facebook".
const (
	wordLift     = 4
	nameLift     = 8
	nameTogether = 3
)

// belongTogether reports whether the parts of a word belong together. A figure and its unit always do.
func belongTogether(b index.Bond, word string) bool {
	switch {
	case hasDigit(word):
		return true
	case prose.Capitalized(word):
		return b.Together >= nameTogether && b.Lift() >= nameLift
	}
	return b.Lift() >= wordLift
}

func hasDigit(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

// longestSplit is the length of the longest word that is split, in bytes.
const longestSplit = 40

// seams returns the places, in bytes, where a word can be split: between letters and digits, and
// where articles have both parts.
func (t *typed) seams(word string) []int {
	if len(word) > longestSplit {
		return nil
	}
	var out []int
	for at := range word {
		if at > 0 && t.isSeam(word, at) {
			out = append(out, at)
		}
	}
	return out
}

func (t *typed) isSeam(word string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(word[:at])
	after, _ := utf8.DecodeRuneInString(word[at:])
	switch {
	case !isLetterOrDigit(before) || !isLetterOrDigit(after):
		return false
	case unicode.IsDigit(before) != unicode.IsDigit(after):
		return true
	case at < 2 || len(word)-at < 2:
		return false
	}
	return t.isKnown(word[:at]) && t.isKnown(word[at:])
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isKnown reports whether some article has a word.
func (t *typed) isKnown(word string) bool {
	n, err := t.Vocabulary.Articles(vocabulary.Word(word))
	return err == nil && n > 0
}

// isCompound reports whether a word is two common ones typed together. An article that has them apart may
// answer the question.
func (t *typed) isCompound(word string) bool {
	return !prose.Capitalized(word) && slices.ContainsFunc(t.seams(word), func(at int) bool {
		return spelling.IsCommon(prose.Fold(word[:at])) && spelling.IsCommon(prose.Fold(word[at:]))
	})
}
