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
	query.Text = s.About
	quotes, err := h.library.Said(ctx, s.Speaker, query)
	if err != nil {
		return Reply{}, false, err
	}
	switch {
	case quotes.Silence == nil:
	case quotes.Silence.Several && s.About != "":
		reply, err := h.written(ctx, asked, r)
		if err != nil || reply.Outcome == Answered {
			return reply.under(Notice{mayMean(quotes.Silence.Nearest)}), true, err
		}
	default:
		return Reply{}, false, nil
	}
	return h.speech(quotes, Silence{Speaker: s.Speaker, About: s.About}).withContext().withMore(r.Call, quotes.More), true, nil
}
