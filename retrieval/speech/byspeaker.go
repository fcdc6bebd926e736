package speech

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
	"quoth/retrieval/search"
)

// BySpeaker finds what a speaker said about q.Text, the newest quotations first. If speaker is "", it finds
// what anybody said, and if q.Text is empty, what was said about anything. It corrects the spelling of a name
// that nobody has; Corrections report that.
//
// If several people have the name or the role, the one who is quoted far more than the others is meant,
// or the only one who speaks on the topic; else a Silence offers them all. A Silence also names those
// near a name that nobody has.
func (f Finder) BySpeaker(ctx context.Context, speaker string, q Query) (out Quotes, err error) {
	s := speakerSearch{Finder: f, query: q, out: Quotes{Searched: q.Searched}}
	if f.view.Len() == 0 {
		return s.out.silent(search.NoArticles), nil
	}
	if speaker, s.out.Corrections, err = f.spellSpeaker(ctx, speaker); err != nil {
		return Quotes{}, err
	}
	if speaker != "" {
		isFound, err := s.resolveSpeaker(ctx, speaker)
		if err != nil {
			return Quotes{}, err
		}
		if !isFound {
			return s.out, nil
		}
	}
	return s.find(ctx)
}

// find finds the quotations of the speakers whose keys are set.
func (s *speakerSearch) find(ctx context.Context) (Quotes, error) {
	if s.keys == nil && !s.hasTopic() {
		return s.out.silent(search.StopWords), nil
	}
	serials, err := s.candidates(ctx)
	if err != nil {
		return Quotes{}, err
	}
	all, err := s.utterances(ctx, serials)
	if err != nil {
		return Quotes{}, err
	}
	if s.hasTopic() {
		all = onTopic(all)
	}
	if s.several != nil && !s.resolveByTopic(all) {
		return s.out, nil
	}
	if len(all) == 0 {
		return s.out.silent(s.reason(serials)), nil
	}
	for _, u := range all {
		s.out.Best = max(s.out.Best, u.topicShare)
	}
	slices.SortStableFunc(all, s.compare)
	merged, err := merge(ctx, all, hasMore)
	s.out.Results, s.out.More = page(merged, s.query.Page)
	return s.out, err
}

// reason returns why nothing was found in some articles.
func (s *speakerSearch) reason(serials []news.Serial) search.Reason {
	if s.out.Searched.Articles > 0 && (s.hasTopic() || len(serials) == 0) {
		return search.WeakMatch
	}
	return search.OutsideDates
}

// compare orders utterances: those nearest to the days of the query, then the newest, first.
func (s *speakerSearch) compare(a, b utterance) int {
	return cmp.Or(
		s.query.nearer(a.date(), b.date()),
		b.date().Compare(a.date()),
		cmp.Compare(b.article.Serial, a.article.Serial),
		cmp.Compare(a.whole.Start, b.whole.Start),
	)
}

// hasMore reports whether an utterance has more of the speaker's own words than a copy of it.
func hasMore(a, b utterance) bool {
	if a.Type != b.Type && (a.Type == quote.Indirect || b.Type == quote.Indirect) {
		return b.Type == quote.Indirect
	}
	return len(a.folded) > len(b.folded)
}
