package bot

import (
	"context"

	"quoth/retrieval"
)

type whosaidRequest struct {
	Call  Call
	Words string `option:"words,required" help:"the words, as you have them" max:"2000"`
}

func (h handlers) whosaid() Command {
	return Bind("whosaid", "Who said these words: verbatim, with a difference, or not in these articles", h.runWhosaid)
}

func (h handlers) runWhosaid(ctx context.Context, r whosaidRequest) (Reply, error) {
	quotes, err := h.library.WhoSaid(ctx, retrieval.Query{Text: r.Words, Now: r.Call.Now, Zone: r.Call.Zone, Skip: r.Call.Page})
	if err != nil {
		return Reply{}, err
	}
	if r.Call.Page > 0 && quotes.Silence == nil && len(quotes.Results) == 0 {
		return h.atEnd(), nil
	}
	reply := h.matches(quotes)
	reply.Query = r.Words
	return reply.withContext().withMore(r.Call, quotes.More), nil
}

// matches lays out where words were said; each match bears its own verdict.
func (h handlers) matches(q retrieval.Quotes) Reply {
	if q.Silence != nil {
		return h.speech(q, Silence{Phrase: true})
	}
	var blocks []Block
	for _, r := range q.Results {
		blocks = append(blocks, Quotation{r})
	}
	return h.reply(append(blocks, h.searched(q.Searched)...)...)
}
