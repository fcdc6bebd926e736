package retrieval

import (
	"context"

	"quoth/retrieval/conversation"
	"quoth/retrieval/prose"
	"quoth/retrieval/speech"
)

// complete completes a text that refers to the questions before it. It answers these again with ask.
func (c *call) complete(ctx context.Context, text string, ask asker) conversation.Completed {
	return conversation.Conversation{
		Before: c.query.Before, Now: c.query.Now,
		Reply: func(question string) conversation.Reply {
			a, err := ask(ctx, question)
			if err != nil {
				return conversation.Reply{} // the next question is then answered as it stands
			}
			return replyOf(a)
		},
		IsSpeaker: func(name string) bool { return speech.In(c.view).HasSpeaker(ctx, name) },
	}.Complete(text)
}

// asker answers a question.
type asker func(ctx context.Context, text string) (Answer, error)

// replyOf returns an answer as what the next question may refer to.
func replyOf(a Answer) (out conversation.Reply) {
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
