package bleve

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// FindWords returns the n articles in which what is said has most of the pairs and the passage most of their words,
// weighed by how rare each is; best first. What is said has one of the pairs at least. It ignores pairs beyond
// index.MaxPairs.
func (x *Index) FindWords(
	ctx context.Context, pairs []string, among index.Filter, n int,
) (out []news.Serial, err error) {
	err = x.search(ctx, "find words", func(f *finder) (err error) {
		out, err = f.withPairs(pairs[:min(len(pairs), index.MaxPairs)], among, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (f *finder) withPairs(pairs []string, filter index.Filter, n int) ([]news.Serial, error) {
	allowed, err := f.allowed(filter)
	if err != nil {
		return nil, err
	}
	f.scores.reset(f.Size())
	f.scored = allowed
	for _, term := range pairTerms(pairs) {
		_, err := f.score(fieldPairs, index.Term{Text: term, Weight: 1}, f.state.passages, f.scores.passage, presence)
		if err != nil {
			return nil, err
		}
	}
	for _, term := range termsOf(pairs) {
		if err := f.scoreBesidePairs(term); err != nil {
			return nil, err
		}
	}
	var out []news.Serial
	for _, number := range f.bestPassages(nil, n) {
		serial, err := f.article(number)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, serial) {
			out = append(out, serial)
		}
	}
	return out, nil
}

// presence counts a pair once, however often a passage has it and however long the passage is.
var presence bm25.Params

// scoreBesidePairs adds the weight of a term to the passages that have it and one of the pairs.
func (f *finder) scoreBesidePairs(term string) error {
	found, err := f.Find(fieldText, term)
	if err != nil {
		return err
	}
	weight := float32(bm25.IDF(found.Count, int(f.state.passages.Documents)))
	for run, err := range found.Runs(f.ctx) {
		if err != nil {
			return err
		}
		into := f.scores.passage[run.Offset:]
		for _, doc := range run.Docs {
			if into[doc] > 0 {
				into[doc] += weight
			}
		}
	}
	return nil
}

// termsOf returns the terms of the words of pairs, each once. They tell apart pairs that share a term, since most pairs
// have a word that is rarer than their term.
func termsOf(pairs []string) (out []string) {
	var stemmer prose.Stemmer
	for _, word := range strings.Fields(strings.Join(pairs, " ")) {
		if term := stemmer.Term(word); term != "" && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	return out
}
