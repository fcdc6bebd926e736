package retrieval

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// Said tells what a speaker said, or with an empty speaker what anybody did, about
// query.Text; where that is empty, about anything. The newest come first. When the speaker
// is not one whom the articles quote there is a Silence that names those near. Where several
// have the name or the role, the one who is quoted far more is meant, or the only one who
// speaks on the topic; else the Silence offers them.
// A name that nobody has is read as one that the articles have; Corrections tell.
func (l *Library) Said(ctx context.Context, speaker string, query Query) (quotes Quotes, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.said(ctx, speaker, query)
}

func (c *call) said(ctx context.Context, speaker string, query Query) (quotes Quotes, err error) {
	s := speech{c: c, query: query, q: c.parse(query), out: Quotes{Searched: c.searched(query)}}
	if c.view.Len() == 0 {
		return s.out.silent(NoArticles), nil
	}
	if speaker, s.out.Corrections, err = c.spellSpeaker(ctx, speaker); err != nil {
		return Quotes{}, err
	}
	if speaker != "" {
		found, err := c.view.FindSpeakers(ctx, speaker)
		if err != nil {
			return Quotes{}, err
		}
		if !s.names(found) {
			return s.out, nil
		}
	}
	return s.find(ctx)
}

// speech is the work on one call of Said.
type speech struct {
	c     *call
	query Query
	q     question.Question
	keys  []string         // of the speaker; nil: anybody
	may   []*people.Person // several whom the topic has to tell apart; their keys are in keys
	idf   []float64
	out   Quotes
}

func (s *speech) find(ctx context.Context) (Quotes, error) {
	about := s.about()
	if s.keys == nil && !about {
		return s.out.silent(StopWords), nil
	}
	serials, err := s.candidates(ctx, about)
	if err != nil {
		return Quotes{}, err
	}
	all, err := s.utterances(ctx, serials, about)
	if err != nil {
		return Quotes{}, err
	}
	if about {
		all = onTopic(all)
	}
	if s.may != nil && !s.byTopic(all) {
		return s.out, nil
	}
	if len(all) == 0 {
		s.silence(serials, about)
		return s.out, nil
	}
	for _, u := range all {
		s.out.Best = max(s.out.Best, u.onTopic)
	}
	slices.SortStableFunc(all, func(a, b utterance) int {
		return cmp.Or(s.query.nearer(dateOf(a), dateOf(b)), dateOf(b).Compare(dateOf(a)),
			cmp.Compare(b.book.Serial, a.book.Serial), cmp.Compare(a.whole.Start, b.whole.Start))
	})
	joined, err := merged(ctx, all, fuller)
	s.out.Results, s.out.More = page(joined, s.query.Skip)
	return s.out, err
}

// about reports whether the query tells what the speech is about, beside a time.
func (s *speech) about() bool {
	return slices.ContainsFunc(s.q.Terms, func(t question.Term) bool { return t.Weight > faint })
}

// faint is the weight of words that tell nothing, such as those of a date.
const faint = 0.5

// silence says why nothing of the speaker was found.
func (s *speech) silence(serials []news.Serial, about bool) {
	s.out.Silence = &Silence{Reason: OutsideDates}
	if s.out.Searched.Articles > 0 && (about || len(serials) == 0) {
		s.out.Silence.Reason = WeakMatch
	}
}

// The candidates of a query: with a topic the articles that have its words, else the
// newest.
const (
	topicArticles  = 40
	newestArticles = 60
)

func (s *speech) candidates(ctx context.Context, about bool) ([]news.Serial, error) {
	if about {
		filter := indexFilter(s.query)
		filter.Speakers = s.keys
		found, err := s.c.view.Find(ctx, index.Query{Terms: indexTerms(s.q), Filter: filter})
		if err != nil {
			return nil, err
		}
		s.idf = found.PassageIDF
		var out []news.Serial
		for _, h := range found.Hits[:min(topicArticles, len(found.Hits))] {
			out = append(out, h.Serial)
		}
		return out, nil
	}
	serials, err := s.c.view.Speaking(ctx, s.keys)
	if err != nil {
		return nil, err
	}
	return s.newest(serials), nil
}

// newest keeps the serials that the query and its days admit, newest first.
func (s *speech) newest(serials []news.Serial) []news.Serial {
	dates := make(map[news.Serial]time.Time, len(serials))
	serials = slices.DeleteFunc(serials, func(n news.Serial) bool {
		m, ok := s.c.view.Meta(n)
		dates[n] = m.Date
		return !ok || !s.query.admits(m.Date, m.Source) || !s.ofTheDays(m.Date)
	})
	slices.SortStableFunc(serials, func(a, b news.Serial) int { return dates[b].Compare(dates[a]) })
	return serials[:min(len(serials), newestArticles*(1+s.query.Skip))]
}

// ofTheDays reports whether a date lies in the days that the words of the query name, or
// on the day after, when papers print what was said.
func (s *speech) ofTheDays(date time.Time) bool {
	if len(s.q.Days) == 0 {
		return true
	}
	zone := cmp.Or(s.query.Zone, time.UTC)
	return slices.ContainsFunc(s.q.Days, func(d dates.Days) bool {
		day := news.Day(date, zone)
		since, until := d.Since, d.Until
		return (since.IsZero() || !day.Before(since)) && (until.IsZero() || !day.After(until.AddDate(0, 0, 1)))
	})
}

// utterances are the quotes of the speaker in the articles.
func (s *speech) utterances(ctx context.Context, serials []news.Serial, about bool) ([]utterance, error) {
	var out []utterance
	for _, serial := range serials {
		b, ok, err := s.c.admitted(ctx, serial, s.query)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if date, _ := b.Date(); !s.ofTheDays(date) {
			continue
		}
		mine, err := s.inBook(ctx, b, about)
		if err != nil {
			return nil, err
		}
		out = append(out, mine...)
	}
	return out, nil
}

// shortestQuote is how many words a quote needs to be shown without being asked for.
const shortestQuote = 4

// mostOfBook is how many utterances of one article are weighed against all others: a long
// interview has a hundred.
const mostOfBook = 200

func (s *speech) inBook(ctx context.Context, b *store.CachedArticle, about bool) ([]utterance, error) {
	var out []utterance
	quotes := s.c.view.Quotes(b)
	var topic *aboutness
	if about {
		topic = newAboutness(s.q.Terms, s.idf, b, quotes)
	}
	for i, q := range s.own(quotes) {
		if topic == nil && len(out) == mostOfBook || i%checkEvery == 0 && ctx.Err() != nil {
			break
		}
		said := saidOf(q)
		shown, err := quotation(b, said, q.Span)
		if err != nil {
			return nil, err
		}
		u := newUtterance(b, said, shown)
		u.onTopic = 1
		if strings.Count(u.folded, " ") <= shortestQuote {
			continue
		}
		if topic != nil {
			u.Score, u.onTopic = topic.score(q)
		}
		if topic != nil && s.keys == nil {
			u.Score = u.onTopic // anybody who speaks near the topic is too many
		}
		if last := len(out) - 1; last >= 0 && out[last].key == u.key && out[last].Excerpt.Span() == shown.Excerpt.Span() {
			if u.Score > out[last].Score {
				out[last] = u
			}
			continue // the same sentences
		}
		out = append(out, u)
	}
	return bestOf(out, mostOfBook), ctx.Err()
}

// checkEvery is how many quotes are worked on between two looks at the context.
const checkEvery = 256

// bestOf keeps the n utterances of one article with the highest scores, in order of place.
func bestOf(all []utterance, n int) []utterance {
	if len(all) <= n {
		return all
	}
	slices.SortStableFunc(all, func(a, b utterance) int { return cmp.Compare(b.Score, a.Score) })
	all = all[:n]
	slices.SortStableFunc(all, func(a, b utterance) int { return cmp.Compare(a.whole.Start, b.whole.Start) })
	return all
}

// own are the speaker's quotes, one of each utterance: its first piece with words between
// quotation marks, or else its first.
func (s *speech) own(quotes []quote.Quote) []quote.Quote {
	var out []quote.Quote
	for _, q := range quotes {
		last := len(out) - 1
		switch {
		case !s.speaks(q):
		case last < 0 || out[last].Group != q.Group:
			out = append(out, q)
		case out[last].Type == quote.Indirect && q.Type != quote.Indirect:
			out[last] = q
		}
	}
	return out
}

// speaks reports whether a quote is the speaker's; anybody's, where none is asked for.
func (s *speech) speaks(q quote.Quote) bool {
	if q.How == quote.Unattributed || q.Speaker.Name == "" {
		return false
	}
	return s.keys == nil || slices.Contains(s.keys, people.Key(q.Speaker.Name))
}

// fuller prefers the utterance with more of the words.
func fuller(a, b utterance) bool {
	if a.Type != b.Type && (a.Type == quote.Indirect || b.Type == quote.Indirect) {
		return b.Type == quote.Indirect
	}
	return len(a.folded) > len(b.folded)
}
