package retrieval

import (
	"context"

	"quoth/retrieval/conversation"
	"quoth/retrieval/prose"
	"quoth/retrieval/speech"
)

// complete completes a text that refers to the questions asked before it.
func (c *call) complete(ctx context.Context, query Query, text string) conversation.Completed {
	return conversation.Conversation{
		Before: query.Before, Now: query.Now,
		Reply:     func(question string) conversation.Reply { return c.reply(ctx, query, question) },
		IsSpeaker: func(name string) bool { return speech.In(c.view).HasSpeaker(ctx, name) },
	}.Complete(text)
}

// reply returns the reply to an earlier question. It is empty where there is none: the next question is
// then asked as it stands.
func (c *call) reply(ctx context.Context, query Query, text string) (out conversation.Reply) {
	a, err := c.ask(ctx, Query{Text: text, Now: query.Now, Zone: query.Zone, Source: query.Source})
	if err != nil {
		return out
	}
	for _, r := range a.Results {
		out.Articles = append(out.Articles, r.Excerpt.Article())
		out.Articles = append(out.Articles, r.Copies...)
	}
	if len(a.Results) > 0 {
		first := a.Results[0]
		out.First, out.Sentence, out.Said = first.Excerpt.Article(), first.Sentence, first.Said
	}
	if a.Quotes == nil || len(a.Quotes.Results) == 0 {
		return out
	}
	for _, q := range a.Quotes.Results {
		out.Articles = append(out.Articles, q.Excerpt.Article())
	}
	first := a.Quotes.Results[0]
	out.First, out.Sentence, out.Said = first.Excerpt.Article(), prose.Span{}, &first.Said
	return out
}
