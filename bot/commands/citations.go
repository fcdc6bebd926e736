package commands

import (
	"context"
	"errors"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

type citationsRequest struct {
	Receipts string `option:"receipts,required" help:"the receipts of excerpts, with blanks between" max:"2000"`
}

// citations shows where excerpts were printed, with their receipts. Only buttons call it.
func (h handlers) citations() bot.Command {
	c := bind.Command("citations", "Where the excerpts of a reply were printed, with their receipts", h.runCitations)
	c.Hidden = true
	return c
}

func (h handlers) runCitations(ctx context.Context, r citationsRequest) (bot.Reply, error) {
	var blocks []bot.Block
	gone := 0
	for _, receipt := range strings.Fields(r.Receipts) {
		v, err := h.library.Verify(ctx, receipt)
		switch {
		case errors.Is(err, news.ErrReceiptSyntax), errors.Is(err, retrieval.ErrUnknownReceipt), isDamagedArticle(err):
			gone++
		case err != nil:
			return bot.Reply{}, err
		default:
			blocks = append(blocks, bot.Cited{Excerpt: v.Excerpt})
		}
	}
	if gone > 0 {
		words := bot.Count(gone, "cited article") + " can no longer be read from what is stored."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	return h.reply(blocks...), nil
}
