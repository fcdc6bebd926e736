package retrieval

import (
	"context"

	"quoth/retrieval/question"
	"quoth/retrieval/topic"
)

// Timeline is the coverage of a topic through the days, or a Silence.
type Timeline struct {
	Asked    Asked
	Topic    string     // in words, as it was typed or corrected
	Days     []TopicDay // each day from the first article to the last; the oldest first
	Articles int        // about the topic
	Outlets  int        // that they are from
	Results  []Result   // what was new, as one sentence each; the oldest first
	Searched Searched
	Silence  *Silence // nil if there are Days
}

// TopicDay is a day with the number of the articles about a topic.
type TopicDay = topic.Day

// timelineStories is how many stories tell a timeline.
const timelineStories = 7

// Timeline returns how the articles of the query's days and outlets have covered the topic query.Text.
func (l *Library) Timeline(ctx context.Context, query Query) (out Timeline, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	if err := c.read(ctx); err != nil {
		return Timeline{}, err
	}
	c.answer = Answer{Asked: c.request.Asked, Searched: c.searched(c.scope)}
	if c.isHopeless() {
		return c.timeline(), nil
	}
	t, err := c.subject(ctx)
	if err != nil {
		return Timeline{}, err
	}
	if c.answer.Silence = c.untold(t); c.answer.Silence != nil {
		return c.timeline(), nil
	}
	found, err := topic.In(c.view, query.Now, query.Zone).Timeline(ctx, t, timelineStories)
	if err != nil {
		return Timeline{}, err
	}
	out = c.timeline()
	out.Topic = t.Words
	out.Days, out.Articles, out.Outlets = found.Days, found.Articles, found.Outlets
	for _, s := range found.Stories {
		r, err := storyResult(s)
		if err != nil {
			return Timeline{}, err
		}
		out.Results = append(out.Results, r)
	}
	return out, nil
}

// timeline returns a timeline without days.
func (c *call) timeline() Timeline {
	return Timeline{Asked: c.answer.Asked, Searched: c.answer.Searched, Silence: c.answer.Silence}
}

// subject returns the topic of the query. Words that ask for something else are a topic as they are.
func (c *call) subject(ctx context.Context) (topic.Topic, error) {
	if c.request.Kind == Topic {
		return c.request.Subject, nil
	}
	q := question.Parse(c.query.Text, c.known())
	return topic.In(c.view, c.query.Now, c.query.Zone).Find(ctx, c.query.Text, q, c.scope)
}

// untold returns why a topic has no timeline; nil if it has one.
func (c *call) untold(t topic.Topic) *Silence {
	switch {
	case len(t.Terms) == 0:
		return &Silence{Reason: StopWords}
	case t.All() == 0 && len(c.request.Missing) > 0:
		return &Silence{Reason: UnknownWord, Words: c.request.Missing}
	case t.All() == 0:
		return &Silence{Reason: NoMatch}
	case t.Len() == 0:
		return &Silence{Reason: OutsideDates, About: t.Words, Articles: t.All()}
	}
	return nil
}
