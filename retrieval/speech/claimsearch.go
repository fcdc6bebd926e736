package speech

import (
	"context"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/wording"
)

// claimSearch is the work on one call of Check.
type claimSearch struct {
	Finder
	query   Query
	wording wording.Wording
	terms   []index.Term // of the query
	claimant
	out Quotes
}

// How many articles are read for some words: those whose quotes share most pairs of words with them, and
// those whose text shares most words.
const (
	quoteArticles = 25
	textArticles  = 15
)

// find returns the places of the words. It looks in the articles that quote most pairs of them and, if no quote has
// them word for word, also in those whose text has most of them.
func (s *claimSearch) find(ctx context.Context) ([]utterance, error) {
	serials, err := s.quoting(ctx, s.wording.Pairs())
	if err != nil {
		return nil, err
	}
	all, err := s.utterances(ctx, serials)
	if err != nil || len(s.terms) == 0 || slices.ContainsFunc(all, utterance.isVerbatim) {
		return all, err
	}
	hits, err := s.hits(ctx, index.Query{Passages: textArticles, Articles: 1})
	if err != nil {
		return nil, err
	}
	var others []news.Serial
	for _, h := range hits {
		if !slices.Contains(serials, h.Serial) {
			others = append(others, h.Serial)
		}
	}
	more, err := s.utterances(ctx, others)
	if all = append(all, more...); err != nil || len(all) > 0 {
		return all, err
	}
	return s.findMistyped(ctx)
}

// fewWords is the greatest number of words that are looked for with their spelling corrected. Of more words, enough
// pairs are typed right.
const fewWords = 5

// findMistyped returns the places of a few words in the articles that quote most pairs of the corrected words.
func (s *claimSearch) findMistyped(ctx context.Context) ([]utterance, error) {
	if len(s.wording.Words()) > fewWords {
		return nil, nil
	}
	r, err := s.check(ctx, s.query.Text, spellcheck.Rarest)
	if err != nil || len(r.Corrections) == 0 {
		return nil, err
	}
	serials, err := s.quoting(ctx, wording.Read(r.Text).Pairs())
	if err != nil {
		return nil, err
	}
	return s.utterances(ctx, serials)
}

// quoting returns the articles that quote most of some pairs of words: first those in which the claimant speaks, and
// then others.
func (s *claimSearch) quoting(ctx context.Context, pairs []string) ([]news.Serial, error) {
	filter := s.query.Scope.Filter()
	all, err := s.view.FindWords(ctx, pairs, filter, quoteArticles)
	if err != nil || len(s.keys) == 0 {
		return all, err
	}
	filter.Speakers = s.keys
	own, err := s.view.FindWords(ctx, pairs, filter, quoteArticles)
	for _, serial := range all {
		if !slices.Contains(own, serial) {
			own = append(own, serial)
		}
	}
	return own, err
}

// hits returns the articles that have most of the words. Only the numbers in limits are set.
func (s *claimSearch) hits(ctx context.Context, limits index.Query) ([]index.Hit, error) {
	limits.Terms, limits.Filter = s.terms, s.query.Scope.Filter()
	found, err := s.view.Find(ctx, limits)
	return found.Hits, err
}

// loneWords is how many words a claim must have to be found outside of quotations. Fewer words stand together in too
// many places.
const loneWords = 4

// utterances returns the places in some articles that have the words, or nearly.
func (s *claimSearch) utterances(ctx context.Context, serials []news.Serial) ([]utterance, error) {
	var out []utterance
	for a, err := range s.each(ctx, serials, s.query.Scope) {
		if err != nil {
			return nil, err
		}
		m, ok := s.wording.In(a.Wording())
		if !ok {
			continue
		}
		said := quoteAt(s.view.Quotes(a), m.Span, a.Text)
		if said.Type == "" && len(s.wording.Words()) < loneWords {
			continue
		}
		u, err := s.newUtterance(ctx, a, said, m.Span)
		if err != nil {
			return nil, err
		}
		u.Score, u.Match = m.Score, newMatch(m, said, a.Text)
		out = append(out, u)
	}
	return out, nil
}

// mostHeadlines is the number of headlines in a Silence.
const mostHeadlines = 3

// headlines returns the headlines that have the words. Nobody says a headline, so they are no results.
func (s *claimSearch) headlines(ctx context.Context) ([]string, error) {
	hits, err := s.hits(ctx, index.Query{Passages: 1, Articles: textArticles})
	if err != nil {
		return nil, err
	}
	serials := make([]news.Serial, len(hits))
	for i, h := range hits {
		serials[i] = h.Serial
	}
	var out []string
	for a, err := range s.each(ctx, serials, s.query.Scope) {
		if err != nil {
			return nil, err
		}
		if slices.Contains(out, a.Title) {
			continue
		}
		if m, ok := s.wording.In(wording.Of(a.Title)); ok && m.Verbatim {
			out = append(out, a.Title)
		}
	}
	return out[:min(len(out), mostHeadlines)], nil
}
