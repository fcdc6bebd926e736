package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// Verification is the result of reading a cited excerpt again.
type Verification struct {
	Excerpt news.Excerpt
	Current bool          // no later revision of the article is stored
	Latest  *news.Article // that later revision; nil if there is none

	Withdrawn time.Time // when the article was withdrawn, zero if it is not; it is not Current then
}

// ErrUnknownReceipt means that a receipt is well formed but names no stored article.
var ErrUnknownReceipt = errors.New("no stored article has this receipt")

// Verify reads the words that a receipt names again. The error is news.ErrReceiptSyntax if receipt is not
// one, ErrUnknownReceipt if no stored article has it, and ErrDamagedArticle if the stored bytes have changed.
func (l *Library) Verify(ctx context.Context, receipt string) (v Verification, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	r, err := news.ParseReceipt(receipt)
	if err != nil {
		return Verification{}, err
	}
	articles, err := c.view.ByReceipt(r)
	if err != nil {
		return Verification{}, err
	}
	for _, a := range slices.Backward(articles) {
		if err := ctx.Err(); err != nil {
			return Verification{}, err
		}
		if e, err := r.Of(a); err == nil {
			return c.verify(e)
		}
	}
	return Verification{}, fmt.Errorf("verify %s: %w", r, ErrUnknownReceipt)
}

// verify checks the article of an excerpt, and looks for a later revision of it.
func (c *call) verify(e news.Excerpt) (Verification, error) {
	a := e.Article()
	if err := a.Check(); err != nil {
		return Verification{}, fmt.Errorf("verify: %w: %w", archive.ErrDamaged, err)
	}
	current, ok, err := c.view.Current(a.Key)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{Excerpt: e}
	if v.Withdrawn, _, err = c.view.Withdrawn(a.Key); err != nil {
		return Verification{}, err
	}
	v.Current = v.Withdrawn.IsZero() && (!ok || current.Revision == a.Revision)
	if ok && !v.Current {
		v.Latest = current
	}
	return v, nil
}
