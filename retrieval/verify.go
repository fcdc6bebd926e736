package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/wording"
)

// Verification is the result of reading a cited excerpt again.
type Verification struct {
	Excerpt news.Excerpt
	Current bool          // the words are printed now: neither was the article changed, nor withdrawn
	Latest  *news.Article // the current revision, if that is a later one; else nil

	// Until is when the article was changed, zero if it was not, or if that is not known.
	Until time.Time
	// Stands reports that Latest has the same words. If it has others in their place, Difference leads from
	// the excerpt to them.
	Stands     bool
	Difference []Difference

	Withdrawn time.Time // when the article was withdrawn, zero if it is not; it is not Current then
}

// ForgottenError means that the words that a receipt names were withdrawn for good. It is an ErrUnknownReceipt.
type ForgottenError struct{ At time.Time }

// Error says when that was.
func (f *ForgottenError) Error() string { return "withdrawn on " + f.At.Format(time.DateOnly) }

// Unwrap returns ErrUnknownReceipt.
func (f *ForgottenError) Unwrap() error { return ErrUnknownReceipt }

// ErrUnknownReceipt means that a receipt is well formed but names no stored article.
var ErrUnknownReceipt = errors.New("no stored article has this receipt")

// Verify reads the words that a receipt names again. The error is news.ErrReceiptSyntax if receipt is not
// one, ErrUnknownReceipt if no stored article has it, a *ForgottenError if the article was withdrawn for good, and
// ErrDamagedArticle if the stored bytes have changed.
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
	return Verification{}, fmt.Errorf("verify %s: %w", r, c.missing(r))
}

// missing returns the error for a receipt that no stored words have.
func (c *call) missing(r news.Receipt) error {
	e, ok, err := c.view.Erased(r)
	switch {
	case err != nil:
		return err
	case ok:
		return &ForgottenError{e.At}
	}
	return ErrUnknownReceipt
}

// verify checks the article of an excerpt, and looks for what became of it.
func (c *call) verify(e news.Excerpt) (Verification, error) {
	a := e.Article()
	if err := a.Check(); err != nil {
		return Verification{}, fmt.Errorf("verify: %w: %w", archive.ErrDamaged, err)
	}
	at, forgotten, err := c.view.Forgotten(archive.TombstoneOf(a.Key))
	if forgotten { // its words are about to be erased
		return Verification{}, fmt.Errorf("verify: %w", &ForgottenError{at})
	}
	if err != nil {
		return Verification{}, err
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
		return v, c.compare(&v, current)
	}
	return v, nil
}

// compare compares an excerpt with the current revision of its article, which is a later one.
func (c *call) compare(v *Verification, latest *news.Article) error {
	a := v.Excerpt.Article()
	v.Latest = latest
	next, err := c.view.ReplacedBy(latest.Key, a.Revision)
	if err != nil {
		return err
	}
	if next != nil {
		v.Until = changedAt(a, next)
	}
	m, ok := wording.Read(v.Excerpt.Text()).In(wording.Of(latest.Text))
	v.Stands = ok && m.Verbatim
	if ok {
		v.Difference = m.Difference
	}
	return nil
}

// changedAt returns when an article was changed: when its next revision was published or, if that date is no
// later than that of the revision before, when it was fetched.
func changedAt(before, next *news.Article) time.Time {
	if next.Published.After(before.Published) {
		return next.Published
	}
	return next.Fetched
}
