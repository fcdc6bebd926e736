package speech

import (
	"context"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/search"
	"quoth/retrieval/wording"
)

// ByWords finds who said the words of q.Text. Either all results have them word for word, or all differ
// from them; each has a Match. If the words are nowhere, there is a Silence.
func (f Finder) ByWords(ctx context.Context, q Query) (Quotes, error) {
	s := wordSearch{Finder: f, query: q, wording: wording.Read(q.Text), terms: search.Terms(q.Question)}
	out := Quotes{Searched: q.Searched}
	switch {
	case f.view.Len() == 0:
		return out.silent(search.NoArticles), nil
	case len(s.wording.Words()) < 2 && len(s.terms) == 0:
		return out.silent(search.StopWords), nil
	case out.Searched.Articles == 0:
		return out.silent(search.OutsideDates), nil
	}
	all, err := s.find(ctx)
	switch {
	case err != nil:
		return Quotes{}, err
	case len(all) == 0 && len(s.terms) == 0:
		return out.silent(search.StopWords), nil // only the quotes were searched
	case len(all) == 0:
		out = out.silent(search.NoMatch)
		out.Silence.Nearest, err = s.headlines(ctx)
		return out, err
	}
	results, err := merge(ctx, bestMatches(all), isSurer)
	if err != nil {
		return Quotes{}, err
	}
	from := min(q.Page*q.Results, len(results))
	to := min(from+q.Results, len(results))
	out.Results, out.More = results[from:to], to < len(results)
	return out, nil
}

// wordSearch is the work on one call of ByWords.
type wordSearch struct {
	Finder
	query   Query
	wording wording.Wording
	terms   []index.Term // of the query
}

// How many articles are read for some words: those whose quotes share most pairs of words with them, and
// those whose text shares most words.
const (
	quoteArticles = 25
	textArticles  = 15
)

// find returns the places of the words: in the articles that quote most pairs of them or, where no quote
// has them word for word, also in those that have most of them.
func (s *wordSearch) find(ctx context.Context) ([]utterance, error) {
	serials, err := s.view.FindWords(ctx, s.wording.Pairs(), s.query.Scope.Filter(), quoteArticles)
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
	return append(all, more...), err
}

// hits returns the articles that have most of the words. Only the numbers in limits are set.
func (s *wordSearch) hits(ctx context.Context, limits index.Query) ([]index.Hit, error) {
	limits.Terms, limits.Filter = s.terms, s.query.Scope.Filter()
	found, err := s.view.Find(ctx, limits)
	return found.Hits, err
}

// loneWords is the least number of words that are found outside of any quotation: fewer stand together
// everywhere.
const loneWords = 4

// utterances returns the places in some articles that have the words, or nearly.
func (s *wordSearch) utterances(ctx context.Context, serials []news.Serial) ([]utterance, error) {
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

// headlines returns those that have the words. Nobody says them, so they are no results.
func (s *wordSearch) headlines(ctx context.Context) ([]string, error) {
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
