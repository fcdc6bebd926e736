package topic

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/store"
	"quoth/retrieval/vocabulary"
)

// termsOf returns the terms of a topic's words, with the variants that they have in a question. Function
// words have no term.
func termsOf(words string, q question.Question, view *store.View) []index.Term {
	var out []index.Term
	var stemmer prose.Stemmer
	hasNoLower := strings.IndexFunc(words, unicode.IsLower) < 0
	for w := prose.NewWords(words); w.Next() && len(out) < question.MaxTerms; {
		word := w.Span().Of(words)
		t := index.Term{Text: stemmer.Term(word), Weight: 1}
		if t.Text == "" || slices.ContainsFunc(out, func(o index.Term) bool { return o.Text == t.Text }) {
			continue
		}
		for _, known := range q.Terms {
			if known.Text == t.Text {
				t.Variants = known.Variants
			}
		}
		if isName(word, hasNoLower || w.Span().Start == 0, view) {
			t.Name = vocabulary.Word(word)
		}
		out = append(out, t)
	}
	return out
}

// The share of the articles with a word that must print it with a capital for it to be a name, by how the
// word was typed.
const (
	typedName = 0.02 // with a capital
	firstName = 0.15 // with a capital where any word may have one
	plainName = 0.6  // without a capital
)

// isName reports whether a word of a topic is a name. The capital of the first word proves less than that of
// another, since a sentence starts with one.
func isName(word string, isFirst bool, view *store.View) bool {
	capitals := view.Words().Capitals(vocabulary.Word(word))
	switch {
	case !prose.Capitalized(word):
		return capitals >= plainName
	case IsUnprinted(word, view):
		return true
	case isFirst:
		return capitals >= firstName
	}
	return capitals >= typedName
}

// IsUnprinted reports whether no article has a word as it was typed, or without the s of a plural.
func IsUnprinted(word string, view *store.View) bool {
	w := vocabulary.Word(word)
	if w == "" || view.IsBehind() {
		return false
	}
	for _, form := range []string{w, strings.TrimSuffix(w, "s")} {
		if n, err := view.Words().Articles(form); err != nil || n > 0 {
			return false
		}
	}
	return true
}
