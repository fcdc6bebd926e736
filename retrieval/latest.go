package retrieval

import (
	"context"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Latest returns the n newest articles of the query's outlet and days, each as its first sentence. It skips
// the first query.Skip of them. Articles without text to show, and those dated after the time of asking,
// are left out. The total counts all of them, and those without text too.
func (l *Library) Latest(ctx context.Context, query Query, n int) (out []news.Excerpt, total int, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	skipped := 0
	rows := c.view.Select(func(m archive.Meta) bool {
		return c.scope.Admits(m.Date, m.Source) && !query.isAhead(m.Date)
	})
	for _, row := range rows {
		if len(out) == n || ctx.Err() != nil {
			break
		}
		a, err := c.view.Article(row.Serial)
		if store.IsGone(err) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		e, ok := firstOf(a.Article, a.Sentences())
		switch {
		case !ok:
		case skipped < query.Skip:
			skipped++
		default:
			out = append(out, e)
		}
	}
	return out, len(rows), ctx.Err()
}
