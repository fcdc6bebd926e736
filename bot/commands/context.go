package commands

import (
	"context"
	"errors"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

type contextRequest struct {
	Call    bot.Call
	Receipt string `option:"receipt,required" help:"the receipt of the excerpt" max:"100"`
}

// context shows the paragraphs around a cited excerpt. Only buttons call it.
func (h handlers) context() bot.Command {
	c := bind.Command("context", "The paragraphs around a cited excerpt", h.runContext)
	c.Hidden = true
	return c
}

func (h handlers) runContext(ctx context.Context, r contextRequest) (bot.Reply, error) {
	v, err := h.library.Verify(ctx, r.Receipt)
	switch {
	case errors.Is(err, news.ErrReceiptSyntax), errors.Is(err, retrieval.ErrUnknownReceipt):
		return bot.Reply{}, &bot.Refusal{
			Message: "The article of this excerpt is no longer stored.",
			Hint:    "Ask again.",
		}
	case isDamagedArticle(err):
		return bot.FailedBecause("The stored article is damaged, so Quoth cannot show more of it.", damagedHint), nil
	case err != nil:
		return bot.Reply{}, err
	}
	e, err := retrieval.Around(v.Excerpt)
	if err != nil {
		return bot.Reply{}, err
	}
	shown := retrieval.Result{Excerpt: e}
	shown.CutBefore, shown.CutAfter = retrieval.Cuts(e)
	return withCitations(h.reply(bot.Excerpt{Result: shown})), nil
}
