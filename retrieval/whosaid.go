package retrieval

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
	"quoth/retrieval/wording"
)

// How many articles are read for the words of a quotation: those of which the quotes
// share most pairs of words with them, and those of which the text shares most words.
const (
	wordArticles = 25
	textArticles = 15
)

// loneWords is how many words must stand outside of any quotation to be taken for the ones
// that were meant: fewer are everywhere.
const loneWords = 4

// WhoSaid finds who said the words of query.Text. Its results are all verbatim, or else all
// differ; each has a Match. When the words stand nowhere there is a Silence.
func (l *Library) WhoSaid(ctx context.Context, query Query) (out Quotes, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.whoSaid(ctx, query)
}

func (c *call) whoSaid(ctx context.Context, query Query) (out Quotes, err error) {
	out = Quotes{Searched: c.searched(query)}
	w := wording.Read(query.Text)
	switch {
	case c.view.Len() == 0:
		return out.silent(NoArticles), nil
	case len(w.Words()) < 2 && len(c.parse(query).Terms) == 0:
		return out.silent(StopWords), nil
	case out.Searched.Articles == 0:
		return out.silent(OutsideDates), nil
	}
	all, err := c.places(ctx, w, query)
	if err != nil {
		return Quotes{}, err
	}
	switch {
	case len(all) == 0 && len(indexTerms(c.parse(query))) == 0:
		return out.silent(StopWords), nil // only what is quoted was looked through
	case len(all) == 0:
		out = out.silent(NoMatch)
		out.Silence.Nearest, err = c.headlines(ctx, w, query)
		return out, err
	}
	results, err := merged(ctx, bestMatches(all), surer)
	if err != nil {
		return Quotes{}, err
	}
	want := query.wanted()
	from := min(query.Skip*want, len(results))
	to := min(from+want, len(results))
	out.Results, out.More = results[from:to], to < len(results)
	return out, nil
}

func (q Quotes) silent(r Reason) Quotes {
	q.Silence = &Silence{Reason: r}
	return q
}

// places are where the wording stands: in the articles that quote most of its pairs of
// words or, when it is not quoted word for word, in those that have most of its words.
func (c *call) places(ctx context.Context, w wording.Wording, query Query) ([]utterance, error) {
	serials, err := c.view.FindWords(ctx, w.Pairs(), indexFilter(query), wordArticles)
	if err != nil {
		return nil, err
	}
	all, err := c.utterances(ctx, w, serials, query)
	if err != nil || slices.ContainsFunc(all, utterance.verbatim) {
		return all, err
	}
	terms := indexTerms(c.parse(query))
	if len(terms) == 0 {
		return all, nil
	}
	found, err := c.view.Find(ctx, index.Query{Terms: terms, Filter: indexFilter(query), Passages: textArticles, Articles: 1})
	if err != nil {
		return nil, err
	}
	var others []news.Serial
	for _, h := range found.Hits {
		if !slices.Contains(serials, h.Serial) {
			others = append(others, h.Serial)
		}
	}
	more, err := c.utterances(ctx, w, others, query)
	return append(all, more...), err
}

// headlines are those in which the wording stands: nobody says them, and no excerpt holds
// them.
func (c *call) headlines(ctx context.Context, w wording.Wording, query Query) ([]string, error) {
	found, err := c.view.Find(ctx, index.Query{Terms: indexTerms(c.parse(query)), Filter: indexFilter(query), Passages: 1, Articles: textArticles})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, h := range found.Hits {
		b, ok, err := c.admitted(ctx, h.Serial, query)
		if err != nil {
			return nil, err
		}
		if !ok || slices.Contains(out, b.Title) {
			continue
		}
		if m, ok := w.In(wording.Of(b.Title)); ok && m.Verbatim {
			out = append(out, b.Title)
		}
	}
	return out[:min(len(out), mostHeadlines)], nil
}

// mostHeadlines is how many headlines are named under a silence.
const mostHeadlines = 3

func (u utterance) verbatim() bool { return u.Match.Verbatim }

// utterances are the places of the articles where the wording stands, as it is or nearly.
func (c *call) utterances(ctx context.Context, w wording.Wording, serials []news.Serial, query Query) ([]utterance, error) {
	var out []utterance
	for _, serial := range serials {
		b, ok, err := c.admitted(ctx, serial, query)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		m, ok := w.In(b.Wording())
		if !ok {
			continue
		}
		said := saidAt(c.view.Quotes(b), m.Span, b.Text)
		if said.Type == "" && len(w.Words()) < loneWords {
			continue
		}
		q, err := quotation(b, said, m.Span)
		if err != nil {
			return nil, err
		}
		q.Score = m.Score
		q.Match = &Match{Verbatim: m.Verbatim, Difference: m.Difference, Part: m.Verbatim && isPart(m.Span, said.Quote, b.Text), Quoted: isMarked(m.Span, said)}
		out = append(out, newUtterance(b, said, q))
	}
	return out, nil
}

// admitted is the book of a serial, unless it is no longer current or the query's
// source and days do not admit it. The caller holds c.mu.
func (c *call) admitted(ctx context.Context, serial news.Serial, query Query) (*store.CachedArticle, bool, error) {
	m, current := c.view.Meta(serial)
	if !current || !query.admits(m.Date, m.Source) {
		return nil, false, ctx.Err()
	}
	b, err := c.view.Article(serial)
	if errors.Is(err, archive.ErrReplaced) {
		return nil, false, ctx.Err()
	}
	return b, err == nil, cmp.Or(err, ctx.Err())
}

// nearBestMatch is how far behind the best a match may be that differs.
const nearBestMatch = 0.05

// bestMatches keeps the verbatim ones or, when there are none, those that differ least;
// the surest first.
func bestMatches(all []utterance) []utterance {
	if slices.ContainsFunc(all, utterance.verbatim) {
		all = slices.DeleteFunc(all, func(u utterance) bool { return !u.verbatim() })
	} else {
		best := slices.MaxFunc(all, func(a, b utterance) int { return cmp.Compare(a.Score, b.Score) }).Score
		all = slices.DeleteFunc(all, func(u utterance) bool { return u.Score < best-nearBestMatch })
	}
	slices.SortStableFunc(all, func(a, b utterance) int {
		switch {
		case surer(a, b):
			return -1
		case surer(b, a):
			return 1
		}
		return 0
	})
	return all
}

// surer prefers the utterance that tells more of who said it: a quotation, with a speaker,
// with more of the words, printed first.
func surer(a, b utterance) bool {
	order := cmp.Or(
		cmp.Compare(rankOf(b), rankOf(a)),
		cmp.Compare(b.Score, a.Score),
		cmp.Compare(len(b.folded), len(a.folded)),
		dateOf(a).Compare(dateOf(b)),
		cmp.Compare(a.book.Serial, b.book.Serial),
	)
	return order < 0
}

// rankOf puts words in quotation marks with a speaker before what somebody is reported to
// have said, that before a quotation without a speaker, and all before the article's own words.
func rankOf(u utterance) int {
	known := u.How != quote.Unattributed
	switch {
	case known && u.Match.Quoted:
		return 3
	case known:
		return 2
	case u.Type != "":
		return 1
	}
	return 0
}

func dateOf(u utterance) time.Time {
	d, _ := u.book.Article.Date()
	return d
}
