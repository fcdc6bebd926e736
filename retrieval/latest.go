package retrieval

import (
	"context"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Latest returns the n newest articles of the query's outlet and days, each as its first sentence. It skips
// the first query.Skip of them. Articles without text to show, and those dated after the time of asking,
// are left out.
func (l *Library) Latest(ctx context.Context, query Query, n int) (out []news.Excerpt, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	skipped := 0
	for _, row := range c.view.Select(func(m archive.Meta) bool {
		return c.scope.Admits(m.Date, m.Source) && !query.isAhead(m.Date)
	}) {
		if len(out) == n || ctx.Err() != nil {
			break
		}
		a, err := c.view.Article(row.Serial)
		if store.IsGone(err) {
			continue
		}
		if err != nil {
			return nil, err
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
	return out, ctx.Err()
}
