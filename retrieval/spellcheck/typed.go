package spellcheck

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// typed is a text as it was typed, with the number of articles that have each of its terms.
type typed struct {
	Checker
	text     string
	question question.Question
	outlets  []string
	counts   []int // by term: the articles that have it
	joins    []join
	// rarest is the only term that is suspected, of Rarest; else -1.
	rarest int
	stems  prose.Stemmer
}

// join is a word of the articles that two terms of the text make.
type join struct {
	first    int // the first of the two terms
	word     string
	term     string
	articles int // that have it
}

// count reads a text and counts the articles that have its words.
func (c Checker) count(ctx context.Context, text string, known question.Known, s Suspects) (*typed, error) {
	t := &typed{Checker: c, text: text, question: question.Parse(text, known), outlets: known.Sources, rarest: -1}
	if err := t.countTerms(ctx); err != nil {
		return nil, err
	}
	switch s {
	case Rarest:
		t.findRarest()
	case Unprinted:
		t.countPrinted()
	}
	return t, nil
}

// countTerms sets counts, and joins to the neighbours that articles print as one word: "cease fire".
func (t *typed) countTerms(ctx context.Context) error {
	n := len(t.question.Terms)
	terms := make([]string, n, 2*n)
	for i, term := range t.question.Terms {
		terms[i] = term.Text
	}
	var joins []join
	for first := range max(0, n-1) {
		if word := t.joined(first); word != "" {
			j := join{first: first, word: word, term: t.stems.Term(word)}
			joins, terms = append(joins, j), append(terms, j.term)
		}
	}
	counts, err := t.Index.Counts(ctx, terms)
	if err != nil {
		return err
	}
	t.counts = counts[:n]
	for k, j := range joins {
		if j.articles = counts[n+k]; j.articles > Rare {
			t.joins = append(t.joins, j)
		}
	}
	return nil
}

// findRarest sets rarest to the term that the fewest articles have.
func (t *typed) findRarest() {
	for i, term := range t.question.Terms {
		if term.Weight == 1 && (t.rarest < 0 || t.counts[i] < t.counts[t.rarest]) {
			t.rarest = i
		}
	}
}

// countPrinted sets counts to the articles that have each word in exactly the form that was typed.
func (t *typed) countPrinted() {
	for i, term := range t.question.Terms {
		if n, err := t.Vocabulary.Articles(vocabulary.Word(term.Span.Of(t.text))); err == nil {
			t.counts[i] = n
		}
	}
}

// shortestJoined is the number of letters that a joined word needs: articles have many shorter ones
// by chance.
const shortestJoined = 6

// joined returns the word that a term makes with the next one; "" if there is more than a blank or a hyphen
// between them.
func (t *typed) joined(first int) string {
	a, b := t.question.Terms[first].Span, t.question.Terms[first+1].Span
	between := t.text[min(a.End, b.Start):b.Start]
	if a.End > b.Start || between != " " && between != "-" {
		return ""
	}
	word := a.Of(t.text) + b.Of(t.text)
	if utf8.RuneCountInString(word) < shortestJoined || vocabulary.Word(word) == "" {
		return ""
	}
	return word
}

// Rare is the greatest number of articles that have a rare word. A rare word may be a typing error, in an
// article too.
const Rare = 2

// shortestSuspect is the number of letters that a suspect word needs: all shorter words are near
// each other.
const shortestSuspect = 3

// isSuspect reports whether a term may be misspelt: it carries the question, it is rare, and it is no
// common word. A number is meant as it is.
func (t *typed) isSuspect(i int) bool {
	term := t.question.Terms[i]
	word := term.Span.Of(t.text)
	switch {
	case t.rarest >= 0:
		return i == t.rarest
	case term.Weight < 1 || t.counts[i] > Rare || t.isOutlet(word):
		return false
	case utf8.RuneCountInString(word) < shortestSuspect || !strings.ContainsFunc(word, unicode.IsLetter):
		return false
	}
	return term.Name || !isCommon(word)
}

// isCommon reports whether a word is a common English one, whatever its case.
func isCommon(word string) bool { return spelling.IsCommon(vocabulary.Word(word)) }

// isJoined reports whether a term makes a word of the articles with a neighbour.
func (t *typed) isJoined(i int) bool {
	return slices.ContainsFunc(t.joins, func(j join) bool { return i == j.first || i == j.first+1 })
}

// isOutlet reports whether a word is part of an outlet's name, which articles seldom print.
func (t *typed) isOutlet(word string) bool {
	return slices.ContainsFunc(t.outlets, func(name string) bool {
		for w := prose.NewWords(name); w.Next(); {
			if prose.Fold(w.Span().Of(name)) == prose.Fold(word) {
				return true
			}
		}
		return false
	})
}
