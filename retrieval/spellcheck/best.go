package spellcheck

import (
	"context"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/vocabulary"
)

// best returns the likeliest alternative to term i. It reports false when none is likely enough.
func (t *typed) best(ctx context.Context, i int) (best alternative, ok bool, err error) {
	all, err := t.alternatives(ctx, i)
	if err != nil {
		return best, false, err
	}
	best.span = t.question.Terms[i].Span
	others := t.others(i)
	if err := t.fit(ctx, all, others); err != nil {
		return best, false, err
	}
	for _, a := range all {
		if t.isLikely(a, i, len(others)) && (!ok || a.score() > best.score()) {
			best, ok = a, true
		}
	}
	return best, ok, nil
}

// alternatives returns all alternatives to term i: the two words that it is split into, the word that it
// makes with a neighbour, and the words near it.
func (t *typed) alternatives(ctx context.Context, i int) ([]alternative, error) {
	term := t.question.Terms[i]
	out, err := t.splits(ctx, term)
	if err != nil {
		return nil, err
	}
	return t.addNear(t.addJoins(out, i), term.Span), nil
}

// addJoins adds the words that term i makes with the term before it and with the one after it.
func (t *typed) addJoins(out []alternative, i int) []alternative {
	for _, first := range []int{i - 1, i} {
		if first < 0 || first+1 >= len(t.question.Terms) {
			continue
		}
		word := t.joined(first)
		if word == "" {
			continue
		}
		both := prose.Span{Start: t.question.Terms[first].Span.Start, End: t.question.Terms[first+1].Span.End}
		before := len(out)
		out = t.addKnown(out, both, vocabulary.Word(word), joinedDistance)
		for k := before; k < len(out); k++ {
			out[k].joined = true
		}
	}
	return out
}

// mostNear is how many near words are considered for a suspect one.
const mostNear = 10

// addNear adds the words near the one at span; none if the vocabulary cannot be read.
func (t *typed) addNear(out []alternative, span prose.Span) []alternative {
	near, err := t.Vocabulary.Near(vocabulary.Word(span.Of(t.text)), mostNear)
	if err != nil {
		return out
	}
	for _, n := range near {
		out = t.addKnown(out, span, n.Word, n.Distance)
	}
	return out
}

// In an archive of at least manyArticles, the distance of a rare word is greater by rareDistance: the
// word may be a typing error itself.
const (
	rareDistance = 0.25
	manyArticles = 1000
)

// addKnown adds a word as an alternative, if articles have it.
func (t *typed) addKnown(out []alternative, span prose.Span, word string, distance float64) []alternative {
	n, err := t.Vocabulary.Articles(word)
	if err != nil || n == 0 {
		return out
	}
	if n <= Rare && t.Articles >= manyArticles {
		distance += rareDistance
	}
	printed := t.Vocabulary.Printed(word)
	a := alternative{
		span: span, printed: printed, distance: distance, articles: n,
		name: prose.Capitalized(printed), empty: !question.Carries(word),
	}
	if term := t.stems.Term(word); term != "" {
		a.terms = []string{term}
	}
	return append(out, a)
}

// others returns the terms beside term i that articles have.
func (t *typed) others(i int) []index.Term {
	var out []index.Term
	for j, term := range t.question.Terms {
		if j != i && t.counts[j] > 0 {
			out = append(out, index.Term{Text: term.Text, Weight: term.Weight})
		}
	}
	return out
}

// fit sets how well each alternative stands beside the other terms.
func (t *typed) fit(ctx context.Context, all []alternative, others []index.Term) error {
	terms := make([][]string, len(all))
	for k, a := range all {
		terms[k] = a.terms
	}
	fits, err := t.Index.Beside(ctx, others, terms)
	for k := range fits {
		all[k].fit = fits[k]
	}
	return err
}
