package retrieval

import (
	"context"

	"quoth/retrieval/passage"
	"quoth/retrieval/topic"
)

// answerTopic answers with the newest stories about a topic, a sentence of each. If no article has the words
// of the topic together, it answers them as a question.
func (c *call) answerTopic(ctx context.Context) error {
	t := c.request.Subject
	switch {
	case t.All() == 0 && len(c.request.Unknown) > 0:
		c.answer.Silence = &Silence{Reason: UnknownWord, Words: c.request.Missing}
		return nil
	case t.All() == 0 && t.Ahead > 0:
		c.answer.Silence = &Silence{Reason: NoMatch}
		return nil
	case t.All() == 0:
		c.answer.Asked.SetFact("no article has the words of the topic together")
		return c.answerFact(ctx)
	case c.answer.Searched.Articles == 0:
		c.answer.Silence = &Silence{Reason: OutsideDates}
		return nil
	case t.Len() == 0:
		return c.answerOutside(ctx)
	}
	return c.addStories(ctx, t)
}

// answerOutside answers on a topic that no article in the scope of the request mentions. If articles of other
// days do, it answers with those nearest to the days of the question.
func (c *call) answerOutside(ctx context.Context) error {
	t, days := c.request.Subject.In(c.request.InOutlets(c.scope)), c.request.Intent.Days
	if len(days) == 0 || t.Len() == 0 {
		c.answer.Silence = &Silence{Reason: OutsideDates, About: t.Words, Articles: t.All()}
		return nil
	}
	c.answer.Nearest = true
	return c.addStories(ctx, t.NearestTo(days))
}

// addStories adds the results of a topic's stories to the answer.
func (c *call) addStories(ctx context.Context, t topic.Topic) error {
	found, err := topic.In(c.view, c.query.Now, c.query.Zone).Stories(ctx, t, c.query.mostCounted())
	if err != nil {
		return err
	}
	if found.Window != nil && !c.answer.Nearest {
		c.answer.Asked.SetWindow(*found.Window)
	}
	if len(found.Stories) == 0 {
		c.answer.Asked.SetFact("no article has a sentence to show of the topic")
		return c.answerFact(ctx)
	}
	var shown []topic.Story
	shown, c.answer.More = page(c.query, found.Stories)
	c.answer.Total = total(len(found.Stories), c.query.mostCounted())
	for _, s := range shown {
		result, err := storyResult(s)
		if err != nil {
			return err
		}
		c.answer.Results = append(c.answer.Results, result)
	}
	return nil
}

// storyResult returns the result that shows a story about a topic.
func storyResult(s topic.Story) (Result, error) {
	e, err := s.Excerpt(passage.Shorten(s.Text, s.Sentence))
	if err != nil {
		return Result{}, err
	}
	r := Result{Excerpt: e, Sentence: e.Span(), Story: true, Score: 1}
	r.CutBefore, r.CutAfter = s.Cuts(e.Span())
	for _, a := range s.Copies {
		r.Copies = append(r.Copies, a.Article)
	}
	return r, nil
}
