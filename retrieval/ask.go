package retrieval

import (
	"context"

	"quoth/retrieval/conversation"
	"quoth/retrieval/request"
)

// Ask answers a question: with the excerpts of one to three stories, with what was said, with the summary
// of a day, or with a Silence. Answer.Asked says which, and why.
func (l *Library) Ask(ctx context.Context, query Query) (answer Answer, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	return c.ask(ctx)
}

func (c *call) ask(ctx context.Context) (Answer, error) {
	if err := c.read(ctx); err != nil {
		return Answer{}, err
	}
	c.query.Skip += c.request.Pages * c.query.wanted()
	c.answer = Answer{Asked: c.request.Asked, Searched: c.searched(c.scope)}
	err := c.answerRequest(ctx)
	return c.answer, err
}

// read decides what the query asks for.
func (c *call) read(ctx context.Context) (err error) {
	complete := func(text string) conversation.Completed { return c.complete(ctx, text, c.askBefore) }
	c.request, err = request.In(c.view, c.scope, c.known()).Read(ctx, c.query.Text, complete)
	return err
}

// askBefore answers a question that was asked before this one.
func (c *call) askBefore(ctx context.Context, text string) (Answer, error) {
	query := Query{Text: text, Now: c.query.Now, Zone: c.query.Zone, Sources: c.query.Sources}
	return newCall(c.lib, c.view, query).ask(ctx)
}

func (c *call) answerRequest(ctx context.Context) error {
	switch kind := c.request.Kind; {
	case kind == SmallTalk:
		return nil
	case c.isHopeless():
		return nil
	case kind == Day:
		return c.answerDay(ctx)
	case kind == Topic:
		return c.answerTopic(ctx)
	case kind == Speech:
		return c.answerSpeech(ctx)
	}
	return c.answerFact(ctx)
}

// isHopeless reports whether nothing can answer the request, whatever its kind, and sets the silence then.
func (c *call) isHopeless() bool {
	switch {
	case c.request.Impossible != "":
		c.answer.Silence = &Silence{Reason: OutsideDates, Impossible: c.request.Impossible}
	case c.view.Len() == 0:
		c.answer.Silence = &Silence{Reason: NoArticles}
	}
	return c.answer.Silence != nil
}
