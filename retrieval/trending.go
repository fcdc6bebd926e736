package retrieval

import (
	"context"
	"time"

	"quoth/retrieval/speech"
	"quoth/retrieval/trend"
)

// Name is a name that articles print; see package trend.
type Name = trend.Name

// InTheNews returns the names that the articles of the last days before now print, those of the most articles
// first. In a large archive they are counted in the background, and the first call may return none.
func (l *Library) InTheNews(ctx context.Context, now time.Time) (names []Name, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	return c.view.InTheNews(ctx, now)
}

// saidOf bounds the articles of a speaker that are read for the names in what they said.
const saidOf = 30

// NamesSaid returns the names in what a speaker says in the newest articles, those of the most articles first.
// There are none for a name that means nobody, or several.
func (l *Library) NamesSaid(ctx context.Context, speaker string) (names []Name, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	said, err := speech.In(c.view).Words(ctx, speaker, saidOf)
	return trend.Names(func(yield func(trend.Text) bool) {
		for _, words := range said {
			if !yield(trend.Text{Words: words}) {
				return
			}
		}
	}, nil), err
}
