package bot

import (
	"context"

	"quoth/retrieval"
	"quoth/retrieval/question"
)

// spoken answers a question about spoken words with quotations. It reports false when it is
// none, or when what is said does not answer it: the articles may all the same.
func (h handlers) spoken(ctx context.Context, asked string, r askRequest) (Reply, bool, error) {
	s, ok := question.ReadSpeech(asked)
	if !ok {
		return Reply{}, false, nil
	}
	query := retrieval.Query{Now: r.Call.Now, Zone: r.Call.Zone, Source: r.Source, Since: r.Since, Until: r.Until, Skip: r.Call.Page}
	if s.Words != "" {
		query.Text = s.Words
		quotes, err := h.library.WhoSaid(ctx, query)
		if err != nil || quotes.Silence != nil {
			return Reply{}, false, err
		}
		return h.matches(quotes).withContext().withMore(r.Call, quotes.More), true, nil
	}
	return h.spokenBy(ctx, asked, s, query, r)
}

// spokenBy answers with what the speaker said, unless that says little of the topic, or the
// topic does not tell whom the question means, and the articles have an answer.
func (h handlers) spokenBy(ctx context.Context, asked string, s question.Speech, query retrieval.Query, r askRequest) (Reply, bool, error) {
	query.Text = s.About
	quotes, err := h.library.Said(ctx, s.Speaker, query)
	if err != nil {
		return Reply{}, false, err
	}
	several := quotes.Silence != nil && quotes.Silence.Several && s.About != ""
	if quotes.Silence != nil && !several {
		return Reply{}, false, nil
	}
	if several || s.About != "" && quotes.Best < mostOfTopic {
		reply, err := h.written(ctx, asked, r)
		if several && len(quotes.Silence.Nearest) <= offeredNames {
			reply = reply.under(Notice{mayMean(quotes.Silence.Nearest)}) // more are meant by "the mayor" and its like
		}
		if err != nil || reply.Outcome == Answered {
			return reply, true, err
		}
	}
	return h.speech(quotes, Silence{Speaker: s.Speaker, About: s.About}).withContext().withMore(r.Call, quotes.More), true, nil
}

// mostOfTopic is the share of a topic that an answer to a question has: below it the
// articles may answer better.
const mostOfTopic = 0.5
