package retrieval

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// toldBefore are the sentences of the summaries of the days before, made again from the
// oldest on: an archive gives the same ones each time.
func (c *call) toldBefore(ctx context.Context, q SummaryQuery) ([]string, error) {
	books, err := c.booksBetween(ctx, q, q.Day.AddDate(0, 0, -2*daysBefore), q.Day.AddDate(0, 0, -1))
	var told []string
	for age := daysBefore; age > 0 && err == nil; age-- {
		day := c.dayOf(books, q, q.Day.AddDate(0, 0, -age))
		day.Told = slices.Clone(told)
		for _, e := range digest.Make(day, q.now()).Excerpts() {
			told = append(told, e.Text())
		}
		err = ctx.Err()
	}
	return told, err
}

// reprints reports whether a sentence of s was printed on a day before. Only then can it
// have been told before: to look takes far less than to make the summaries of those days.
func reprints(s digest.Summary, books []*store.CachedArticle, q SummaryQuery) bool {
	told := s.Excerpts()
	for _, b := range books {
		if news.Day(b.Published, q.Zone).Equal(q.Day) {
			continue
		}
		for _, e := range told {
			if strings.Contains(b.Text, e.Text()) {
				return true
			}
		}
	}
	return false
}
