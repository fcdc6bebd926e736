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
	if s.hasTopic() {
		return s.findOnTopic(ctx, serials)
	}
	return s.findNewest(ctx, serials)
}

// findOnTopic finds what is said about the topic in some articles.
func (s *speakerSearch) findOnTopic(ctx context.Context, serials []news.Serial) (Quotes, error) {
	all, err := s.utterances(ctx, serials)
	if err != nil {
		return Quotes{}, err
	}
	all = onTopic(all)
	if s.several != nil {
		if isOne, err := s.resolveByTopic(ctx, all); !isOne || err != nil {
			return s.out, err
		}
	}
	return s.onPage(ctx, all, serials)
}

// newestArticles is how many articles are read at a time for a page. The first time, as many are read for each page
// before it as well.
const newestArticles = 60

// findNewest finds what is said in some articles. It reads only as many of them as it takes to fill the page and to
// know whether there is more.
func (s *speakerSearch) findNewest(ctx context.Context, serials []news.Serial) (out Quotes, err error) {
	var all []utterance
	for rest, n := serials, newestArticles*(1+s.query.Page); ; n = newestArticles {
		n = min(n, len(rest))
		more, err := s.utterances(ctx, rest[:n])
		if err != nil {
			return Quotes{}, err
		}
		all, rest = append(all, more...), rest[n:]
		if out, err = s.onPage(ctx, all, serials); err != nil || len(rest) == 0 {
			return out, err
		}
		if out.More {
			out.Pages = 0 // the rest may have more
			return out, nil
		}
	}
}

// onPage returns the page of the query of some utterances, or the Silence where there are none in some articles.
func (s *speakerSearch) onPage(ctx context.Context, all []utterance, serials []news.Serial) (Quotes, error) {
	if len(all) == 0 {
		return s.out.silent(s.reason(serials)), nil
	}
	out := s.out
	for _, u := range all {
		out.Best = max(out.Best, u.topicShare)
	}
	slices.SortStableFunc(all, s.compare)
	merged, err := merge(ctx, all, hasMore)
	var pages int
	var areAll bool
	out.Results, pages, areAll = page(merged, s.query.Page)
	if out.More = s.query.Page+1 < pages; areAll {
		out.Pages = pages
	}
	return out, err
}

// reason returns why the search found nothing in some articles.
func (s *speakerSearch) reason(serials []news.Serial) search.Reason {
	if s.out.Searched.Articles > 0 && (s.hasTopic() || len(serials) == 0) {
		return search.WeakMatch
	}
	return search.OutsideDates
}

// compare orders utterances by how near they are to the days of the query, and then by date, the newest first.
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
