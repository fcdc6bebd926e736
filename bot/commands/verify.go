package commands

import (
	"context"
	"errors"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

type verifyRequest struct {
	Receipt string `option:"receipt,required" help:"what stands after “receipt” at the sources of an answer, like 8F3K-2M9Q-7TXA-0C4D" max:"100"`
}

func (h handlers) verify() bot.Command {
	return bind.Command("verify",
		"Check a citation again: read its words from the stored article",
		h.runVerify)
}

func (h handlers) runVerify(ctx context.Context, r verifyRequest) (bot.Reply, error) {
	v, err := h.library.Verify(ctx, r.Receipt)
	forgotten, isForgotten := errors.AsType[*retrieval.ForgottenError](err)
	switch {
	case isForgotten:
		return h.silent(bot.Unverified{Receipt: bot.Short(r.Receipt), Withdrawn: forgotten.At}), nil
	case errors.Is(err, news.ErrReceiptSyntax):
		return bot.Reply{}, &bot.Refusal{
			Message: "“" + bot.Short(r.Receipt) + "” is not a receipt, or was mistyped.",
			Hint:    "Copy the letters and digits that stand after “receipt”: see the sources of an answer.",
		}
	case errors.Is(err, retrieval.ErrUnknownReceipt):
		return h.silent(bot.Unverified{Receipt: bot.Short(r.Receipt)}), nil
	case isDamagedArticle(err):
		return (&bot.Refusal{
			Message: "The stored article is damaged, so its words cannot be checked.", Hint: damagedHint,
			Operators: "Importing the article again repairs it.",
		}).Failed(), nil
	case err != nil:
		return bot.Reply{}, err
	}
	return h.reply(bot.Verified{Verification: v}), nil
}

// damagedHint is the hint where the stored bytes of an article have changed.
const damagedHint = "The people who run Quoth can repair it."

// isDamagedArticle reports whether err means that the stored bytes of one article have changed, and
// the archive is sound otherwise.
func isDamagedArticle(err error) bool {
	return errors.Is(err, retrieval.ErrDamagedArticle) && !errors.Is(err, retrieval.ErrBroken)
}
