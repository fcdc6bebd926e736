package retrieval

import (
	"context"
	"errors"

	"quoth/retrieval/meter"
	"quoth/retrieval/store"
)

// call is one call of the Library: all that is done for it reads from one View.
type call struct {
	lib  *Library
	view *store.View
}

// newCall returns a call, whose View the caller must release.
func (l *Library) newCall() *call { return &call{lib: l, view: l.store.View()} }

// begin begins a call, which lasts until end is called. The call is a question, unless it is a part of
// one, and end replaces the error that came of the end of the question's time by ErrTooLong.
func (l *Library) begin(ctx context.Context) (question context.Context, c *call, end func(*error)) {
	ctx, endQuestion := l.meter.Question(ctx)
	c = l.newCall()
	return ctx, c, func(err *error) {
		c.view.Release()
		if *err != nil && errors.Is(context.Cause(ctx), meter.ErrTooLong) {
			*err = ErrTooLong
		}
		endQuestion()
	}
}
