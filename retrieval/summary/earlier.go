package summary

import (
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// earlier returns the last revision of an article that was printed and fetched before the days of q; nil if there is
// none. Where only one of the two dates is known, that one decides.
func (m Maker) earlier(a *store.CachedArticle, q Query) (*news.Article, error) {
	isBefore := func(date time.Time) bool { return date.IsZero() || news.Day(date, q.Zone).Before(q.opens()) }
	return m.view.Before(a.Serial, func(old *news.Article) bool {
		isDated := !old.Published.IsZero() || !old.Fetched.IsZero()
		return isDated && isBefore(old.Published) && isBefore(old.Fetched)
	})
}

// dateOf returns the day of a revision: that of its publication or, if that is not known, of its fetching.
func dateOf(a *news.Article, q Query) time.Time {
	date, _ := a.Date()
	return news.Day(date, q.Zone)
}
