package bot

import (
	"context"
	"errors"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

type contextRequest struct {
	Call    Call
	Receipt string `option:"receipt,required" help:"the receipt of the excerpt" max:"100"`
}

// around shows what stands around a cited excerpt; a button calls it.
func (h handlers) around() Command {
	c := Bind("context", "The paragraphs around a cited excerpt", h.runAround)
	c.Hidden = true
	return c
}

func (h handlers) runAround(ctx context.Context, r contextRequest) (Reply, error) {
	v, err := h.library.Verify(ctx, r.Receipt)
	if errors.Is(err, news.ErrReceiptSyntax) || errors.Is(err, retrieval.ErrUnknownReceipt) {
		return Reply{}, &Refusal{Message: "The article of this excerpt is no longer stored.", Hint: "Ask again."}
	}
	if errors.Is(err, retrieval.ErrDamagedArticle) && !errors.Is(err, retrieval.ErrBroken) {
		return failed("The stored article is damaged, so nothing around the excerpt can be shown.", damagedHint), nil
	}
	if err != nil {
		return Reply{}, err
	}
	e, err := retrieval.Around(v.Excerpt)
	if err != nil {
		return Reply{}, err
	}
	return h.reply(Article{e}), nil
}

// withContext offers what stands around each excerpt.
func (r Reply) withContext() Reply {
	for i, b := range r.Blocks {
		var cited news.Excerpt
		switch b := b.(type) {
		case Excerpt:
			cited = b.Excerpt
		case Quotation:
			cited = b.Excerpt
		default:
			continue
		}
		call := Call{Command: "context", Options: map[string]string{"receipt": cited.Receipt().String()}}
		r.Actions = append(r.Actions, Action{Label: "Context", Call: call, About: i + 1})
	}
	return r
}
