package retrieval

import (
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/prose"
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
// Those of the speaker are left out. There are none for a name that means nobody, or several.
func (l *Library) NamesSaid(ctx context.Context, speaker string) (names []Name, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	said, err := speech.In(c.view).Words(ctx, speaker, saidOf)
	names = c.view.NamesIn(func(yield func(trend.Text) bool) {
		for _, words := range said {
			if !yield(trend.Text{Words: words}) {
				return
			}
		}
	})
	own := prose.Fold(speaker)
	return slices.DeleteFunc(names, func(n Name) bool { return strings.Contains(own, prose.Fold(n.Printed)) }), err
}
