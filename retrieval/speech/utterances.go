package speech

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// utterances returns what the speaker says in some articles.
func (s *speakerSearch) utterances(ctx context.Context, serials []news.Serial) ([]utterance, error) {
	var out []utterance
	for a, err := range s.each(ctx, serials, s.query.Scope) {
		if err != nil {
			return nil, err
		}
		if date, _ := a.Date(); !s.isOfDays(date) {
			continue
		}
		own, err := s.inArticle(ctx, a)
		if err != nil {
			return nil, err
		}
		out = append(out, own...)
	}
	return out, nil
}

const (
	// shortestQuote is how many words a quote needs to be shown, unless it is all that an article quotes.
	shortestQuote = 4
	// mostOfArticle is how many utterances of one article are compared with those of the others: a long
	// interview has a hundred.
	mostOfArticle = 200
	// checkEvery is the number of quotes that are read between two checks of the context.
	checkEvery = 256
)

// inArticle returns what the speaker says in one article. It leaves out utterances of a few words but, without a topic,
// returns the longest of them if there is nothing else.
func (s *speakerSearch) inArticle(ctx context.Context, a *store.CachedArticle) ([]utterance, error) {
	quotes := s.view.Quotes(a)
	var topic *topic
	if s.hasTopic() {
		topic = newTopic(s.query.Question.Terms, s.idf, a, quotes)
	}
	var out []utterance
	var short utterance
	for i, q := range s.own(quotes) {
		if topic == nil && len(out) == mostOfArticle || i%checkEvery == 0 && ctx.Err() != nil {
			break
		}
		u, err := s.newUtterance(ctx, a, NewSaid(q), q.Span)
		if err != nil {
			return nil, err
		}
		if s.keys != nil && s.several == nil {
			u.key = s.keys[0]
		}
		if u.words() < shortestQuote {
			if u.words() > short.words() {
				short = u
			}
			continue
		}
		if topic != nil {
			s.score(&u, topic, q)
		}
		out = add(out, u)
	}
	if len(out) == 0 && topic == nil && short.words() > 0 {
		out = append(out, short)
	}
	return highest(out, mostOfArticle), ctx.Err()
}

// score sets the score of an utterance. If anybody may be the speaker, only the words of the utterance count, since
// many people speak near any topic.
func (s *speakerSearch) score(u *utterance, t *topic, q quote.Quote) {
	u.Score, u.topicShare = t.score(q)
	if s.keys == nil {
		u.Score = u.topicShare
	}
}

// add adds an utterance of an article. Of two that show the same sentences it keeps the one with the
// higher score.
func add(out []utterance, u utterance) []utterance {
	last := len(out) - 1
	if last < 0 || out[last].key != u.key || out[last].Excerpt.Span() != u.Excerpt.Span() {
		return append(out, u)
	}
	if u.Score > out[last].Score {
		out[last] = u
	}
	return out
}

// highest returns the n utterances of one article with the highest scores, in the order of their places.
func highest(all []utterance, n int) []utterance {
	if len(all) <= n {
		return all
	}
	slices.SortStableFunc(all, func(a, b utterance) int { return cmp.Compare(b.Score, a.Score) })
	all = all[:n]
	slices.SortStableFunc(all, func(a, b utterance) int { return cmp.Compare(a.whole.Start, b.whole.Start) })
	return all
}

// own returns one of the speaker's quotes of each group: the first with words between quotation marks,
// or else the first.
func (s *speakerSearch) own(quotes []quote.Quote) []quote.Quote {
	var out []quote.Quote
	for _, q := range quotes {
		last := len(out) - 1
		switch {
		case !s.isOwn(q):
		case last < 0 || out[last].Group != q.Group:
			out = append(out, q)
		case out[last].Type == quote.Indirect && q.Type != quote.Indirect:
			out[last] = q
		}
	}
	return out
}

// isOwn reports whether a quote is the speaker's or, if anybody may be the speaker, has a certain one.
func (s *speakerSearch) isOwn(q quote.Quote) bool {
	if !NewSaid(q).IsNamed() {
		return false
	}
	return s.keys == nil || slices.Contains(s.keys, people.Key(q.Speaker.Name))
}
