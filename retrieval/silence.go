package retrieval

import (
	"context"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/dates"
	"quoth/retrieval/fact"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
	"quoth/retrieval/topic"
)

// silenceBefore returns the silence on a question that need not be looked up; nil if it must be.
func (c *call) silenceBefore() *Silence {
	switch {
	case len(c.request.Question.Terms) == 0:
		return &Silence{Reason: StopWords}
	case c.answer.Searched.Articles == 0:
		return &Silence{Reason: OutsideDates}
	case c.isAboutUnknown():
		return &Silence{Reason: UnknownWord, Words: c.request.Missing}
	}
	return nil
}

// The share of the words that carry a question which makes it a question about unknown words: beside a
// name that the articles have, and without such a name. Set by hand.
const (
	shareBesideName = 1.0 / 3
	shareAlone      = 1.0 / 6
)

// isAboutUnknown reports whether words that no article has carry so much of the question that nothing
// answers without them. Common words do not count: an article may use others for them.
func (c *call) isAboutUnknown() bool {
	q, unknown := c.request.Question, c.request.Unknown
	if len(unknown) == 0 {
		return false
	}
	least := shareAlone
	isKnown := func(name string) bool { return !slices.Contains(unknown, name) }
	if slices.ContainsFunc(topic.Names(q, c.view), isKnown) {
		least = shareBesideName
	}
	_, n := intent.Keywords(q.Text, q.Aside)
	return float64(len(unknown)) >= least*float64(n)
}

// silenceAfter returns the silence on a question that a ranking does not answer.
func (c *call) silenceAfter(ctx context.Context, r fact.Ranking) (*Silence, error) {
	if s := c.silenceOutside(past(c.request.Question, c.query.Now)); s != nil {
		return s, nil
	}
	if len(c.request.Unknown) > 0 || r.Doubt == NoMatch && len(c.request.Missing) > 0 {
		return &Silence{Reason: UnknownWord, Words: c.request.Missing}, nil
	}
	if s, err := c.silenceAbout(ctx); s != nil || err != nil {
		return s, err
	}
	return &Silence{Reason: r.Doubt, Nearest: headlines(r.Passages)}, nil
}

// silenceOutside returns the silence on days that have no article; nil if they have one, or if there are no
// days.
func (c *call) silenceOutside(days []dates.Days) *Silence {
	if len(days) == 0 {
		return nil
	}
	scope := c.scope
	scope.Events = days
	if c.view.Any(func(m archive.Meta) bool { return scope.Admits(m.Date, m.Source) }) {
		return nil
	}
	s := &Silence{Reason: OutsideDates}
	if since, until, isApart := search.Ends(days); !isApart {
		s.Since, s.Until = since, until
	}
	return s
}

// past returns the times of a question outside of which nothing answers: those that are firm and, if it asks
// in the past tense, those that start after now.
func past(q question.Question, now time.Time) []dates.Days {
	isPast := q.Past()
	var out []dates.Days
	for _, d := range q.Days {
		if isPast && d.Since.After(now) {
			d.Soft = false
		}
		out = append(out, d)
	}
	return search.Firm(out)
}

// newestShown is how many headlines a silence has.
const newestShown = 3

// silenceAbout returns the silence that says how many articles mention the rarest name of the question; nil
// if none mentions any.
func (c *call) silenceAbout(ctx context.Context) (*Silence, error) {
	topics := topic.In(c.view, c.query.Now, c.query.Zone)
	var rarest topic.Topic
	for _, name := range topic.Names(c.request.Question, c.view) {
		t, err := topics.Find(ctx, prose.Unpossessed(name), c.request.Question, c.scope)
		if err != nil {
			return nil, err
		}
		if t.Len() > 0 && (rarest.Len() == 0 || t.Len() < rarest.Len()) {
			rarest = t
		}
	}
	if rarest.Len() == 0 {
		return nil, nil
	}
	s := &Silence{Reason: NoAnswer, About: rarest.Words, Articles: rarest.Len()}
	var err error
	s.Newest, err = topics.Newest(ctx, rarest, newestShown)
	for _, a := range s.Newest {
		s.Nearest = append(s.Nearest, a.Title)
	}
	return s, err
}

// headlines returns the headlines of the articles of some passages, each once, three at the most.
func headlines(passages []rank.Passage) []string {
	var out []string
	for _, p := range passages {
		if t := p.Article.Title; t != "" && len(out) < newestShown && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
