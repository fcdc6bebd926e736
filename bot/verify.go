package bot

import (
	"context"
	"errors"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

type verifyRequest struct {
	Receipt string `option:"receipt,required" help:"the short id under an excerpt, like 8F3K-2M9Q-7TXA-0C4D" max:"100"`
}

func (h handlers) verify() Command {
	return Bind("verify", "Check a citation again: read its words from the stored article", h.runVerify)
}

func (h handlers) runVerify(ctx context.Context, r verifyRequest) (Reply, error) {
	v, err := h.library.Verify(ctx, r.Receipt)
	switch {
	case errors.Is(err, news.ErrReceiptSyntax):
		return Reply{}, &Refusal{
			Message: "“" + short(r.Receipt) + "” is not a receipt, or was mistyped.",
			Hint:    "Copy the letters and digits that stand after “receipt” under an excerpt.",
		}
	case errors.Is(err, retrieval.ErrUnknownReceipt):
		return h.silent(Unverified{short(r.Receipt)}), nil
	case errors.Is(err, retrieval.ErrDamagedArticle) && !errors.Is(err, retrieval.ErrBroken):
		return failed("The stored article is damaged, so its words cannot be checked.", damagedHint), nil
	case err != nil:
		return Reply{}, err
	}
	return h.reply(Verified{v}), nil
}

// damagedHint is what heals an article whose stored bytes have changed.
const damagedHint = "Importing the article again repairs it."
