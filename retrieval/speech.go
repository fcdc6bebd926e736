package retrieval

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
)

// How much a page of quotations holds; of one article no more than in any other reply.
const (
	pageDirect    = 4
	pageReported  = 2
	articleQuotes = 2
	articleRunes  = 300
)

// Said tells what a speaker said, or with an empty speaker what anybody did, about
// query.Text; where that is empty, about anything. The newest come first. When the speaker
// is not one whom the articles quote there is a Silence that names those near.
func (l *Library) Said(ctx context.Context, speaker string, query Query) (Quotes, error) {
	s := speech{l: l, query: query, q: l.parse(query), out: Quotes{Searched: l.searched(query)}}
	if l.archive.Len() == 0 {
		return s.out.silent(NoArticles), nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if speaker != "" {
		found, err := l.whoIs(ctx, speaker)
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
	l     *Library
	query Query
	q     question.Question
	keys  []string         // of the speaker; nil: anybody
	may   []*people.Person // several whom the topic has to tell apart; their keys are in keys
	idf   []float64
	out   Quotes
}

// names takes the one speaker who is meant, or the several whom the topic may tell apart.
// Else it puts the silence that says who may be.
func (s *speech) names(found people.Found) bool {
	switch {
	case len(found.People) == 0:
		s.out.Silence = &Silence{Reason: UnknownSpeaker, Nearest: found.Near}
		return false
	case len(found.People) == 1:
		s.keys = found.Keys()
		s.takes(found.People[0], found.Others)
		if found.Bare != nil {
			s.out.Speaker.Forms = append(slices.Clone(s.out.Speaker.Forms), found.Bare.Forms...)
		}
		return true
	case s.about():
		s.may = found.People
		for _, p := range found.People {
			s.keys = append(s.keys, p.Keys()...)
		}
		return true
	}
	s.offers(found.People)
	return false
}

func (s *speech) takes(p *people.Person, others []*people.Person) {
	speaker := speakerOf(p)
	s.out.Speaker, s.out.Others = &speaker, namesOf(others)
}

func (s *speech) offers(several []*people.Person) {
	s.out.Silence = &Silence{Reason: UnknownSpeaker, Several: true, Nearest: namesOf(several)}
}

func namesOf(persons []*people.Person) []string {
	var names []string
	for _, p := range persons {
		names = append(names, p.Name)
	}
	return names
}

// byTopic takes the only one of several speakers who speaks on the topic. It reports false,
// and offers them, when none or more than one does.
func (s *speech) byTopic(all []utterance) bool {
	var others []*people.Person
	var only *people.Person
	for _, p := range s.may {
		speaks := slices.ContainsFunc(all, func(u utterance) bool { return slices.Contains(p.Keys(), u.key) })
		if !speaks {
			others = append(others, p)
			continue
		}
		if only != nil {
			only = nil
			break
		}
		only = p
	}
	if only == nil {
		s.offers(s.may)
		return false
	}
	s.takes(only, others)
	return true
}

func (s *speech) find(ctx context.Context) (Quotes, error) {
	about := s.about()
	if s.keys == nil && !about {
		return s.out.silent(StopWords), nil
	}
	serials, err := s.candidates(ctx, about)
	if err != nil {
		return Quotes{}, s.l.unlessCancelled(ctx, err)
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
	slices.SortStableFunc(all, func(a, b utterance) int {
		return cmp.Or(dateOf(b).Compare(dateOf(a)), cmp.Compare(b.book.serial, a.book.serial), cmp.Compare(a.whole.Start, b.whole.Start))
	})
	s.out.Results, s.out.More = page(merged(all, fuller), s.query.Skip)
	return s.out, nil
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
		found, err := s.l.index.Find(ctx, index.Query{Terms: indexTerms(s.q), Filter: filter})
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
	serials, err := s.l.index.Speaking(ctx, s.keys)
	if err != nil {
		return nil, err
	}
	return s.newest(serials), nil
}

// newest keeps the serials that the query and its days admit, newest first.
func (s *speech) newest(serials []news.Serial) []news.Serial {
	dates := make(map[news.Serial]time.Time, len(serials))
	serials = slices.DeleteFunc(serials, func(n news.Serial) bool {
		m, ok := s.l.archive.Meta(n)
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
	return slices.ContainsFunc(s.q.Days, func(d question.Days) bool {
		day := news.Day(date, zone)
		since, until := d.Since, d.Until
		return (since.IsZero() || !day.Before(since)) && (until.IsZero() || !day.After(until.AddDate(0, 0, 1)))
	})
}

// utterances are the quotes of the speaker in the articles.
func (s *speech) utterances(ctx context.Context, serials []news.Serial, about bool) ([]utterance, error) {
	var out []utterance
	for _, serial := range serials {
		b, ok, err := s.l.admitted(ctx, serial, s.query)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if date, _ := b.article.Date(); !s.ofTheDays(date) {
			continue
		}
		mine, err := s.inBook(b, about)
		if err != nil {
			return nil, err
		}
		out = append(out, mine...)
	}
	return out, nil
}

// shortestQuote is how many words a quote needs to be shown without being asked for.
const shortestQuote = 4

func (s *speech) inBook(b *book, about bool) ([]utterance, error) {
	var out []utterance
	quotes := s.l.quotes(b)
	var topic *topic
	if about {
		topic = newTopic(s.q.Terms, s.idf, b)
	}
	for _, q := range s.own(quotes) {
		said := saidOf(q)
		shown, err := quotation(b, said, q.Span)
		if err != nil {
			return nil, err
		}
		u := newUtterance(b, said, shown)
		if strings.Count(u.folded, " ") <= shortestQuote {
			continue
		}
		if topic != nil {
			u.Score = topic.score(q, quotes, s.keys == nil)
		}
		out = append(out, u)
	}
	return out, nil
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

// page is a page of quotations, counted from 0: within it direct speech comes before
// reported speech, both in their order. What no longer fits comes on a later page.
func page(all []Quotation, n int) (out []Quotation, more bool) {
	for ; ; n-- {
		out, all = cutPage(all)
		if n == 0 || len(all) == 0 {
			break
		}
	}
	if n > 0 {
		return nil, false
	}
	reported := func(q Quotation) int {
		if q.Type == quote.Indirect {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return cmp.Compare(reported(a), reported(b)) })
	return out, len(all) > 0
}

func cutPage(all []Quotation) (taken, rest []Quotation) {
	direct, reported := 0, 0
	quotes, runes := make(map[*news.Article]int), make(map[*news.Article]int)
	for _, q := range all {
		a, length := q.Excerpt.Article(), utf8.RuneCountInString(q.Excerpt.Text())
		count, most := &direct, pageDirect
		if q.Type == quote.Indirect {
			count, most = &reported, pageReported
		}
		if *count == most || quotes[a] > 0 && (quotes[a] == articleQuotes || runes[a]+length > articleRunes) {
			rest = append(rest, q)
			continue
		}
		*count++
		quotes[a]++
		runes[a] += length
		taken = append(taken, q)
	}
	return taken, rest
}
