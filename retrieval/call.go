package retrieval

import (
	"context"
	"errors"

	"quoth/retrieval/meter"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/request"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// call is one call of the Library: the query, the one View that all reads go through, and, for a question,
// what it asks for and the answer so far.
type call struct {
	lib   *Library
	view  *store.View
	query Query
	scope search.Scope // which articles may answer

	request request.Request // set by read
	answer  Answer
	story   []*news.Article // the only articles that may answer; none: all of scope
}

// begin begins a call, which lasts until end is called. The call is a question, unless it is a part of
// one. If the time of the question ran out, end replaces the error of the call by ErrTooLong.
func (l *Library) begin(ctx context.Context, query Query) (question context.Context, c *call, end func(*error)) {
	c = newCall(l, l.store.View(), query) // before the question, whose time must not run while it waits
	ctx, endQuestion := l.meter.Question(ctx)
	return ctx, c, func(err *error) {
		c.view.Release()
		if *err != nil && errors.Is(context.Cause(ctx), meter.ErrTooLong) {
			*err = ErrTooLong
		}
		endQuestion()
	}
}

func newCall(l *Library, view *store.View, query Query) *call {
	return &call{lib: l, view: view, query: query, scope: query.scope()}
}

// known returns what helps to read the words of the query.
func (c *call) known() question.Known {
	return question.Known{Sources: c.view.Sources(), Now: c.query.Now, Zone: c.query.Zone}
}
