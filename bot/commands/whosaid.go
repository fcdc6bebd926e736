package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

type whosaidRequest struct {
	Call  bot.Call
	Words string `option:"words,required" help:"the words, as you have them" max:"2000"`
}

func (h handlers) whosaid() bot.Command {
	return bind.Command("whosaid",
		"Who said these words: verbatim, with a difference, or not in these articles",
		h.runWhosaid)
}

func (h handlers) runWhosaid(ctx context.Context, r whosaidRequest) (bot.Reply, error) {
	query := retrieval.Query{Text: r.Words, Now: r.Call.Now, Zone: r.Call.Zone, Skip: r.Call.Page}
	quotes, err := h.library.WhoSaid(ctx, query)
	if err != nil {
		return bot.Reply{}, err
	}
	if r.Call.Page > 0 && quotes.Silence == nil && len(quotes.Results) == 0 {
		return h.noMore(r.Call), nil
	}
	reply := h.checked(quotes).Under(showing(quotes)...)
	reply.Query = r.Words
	reply = withPages(reply, r.Call, quotes.Pages, quotes.More)
	return withContext(withOutlets(reply, quotes, r.Words)), nil
}
