package summary

import (
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// earlier returns the last revision of an article that was printed before the days of q; nil if there is none. One that
// was fetched during these days may have news of them. One that was fetched later, as old articles that are imported
// are, goes by the date that is printed.
func (m Maker) earlier(a *store.CachedArticle, q Query) (*news.Article, error) {
	return m.view.Before(a.Serial, func(old *news.Article) bool {
		fetched := news.Day(old.Fetched, q.Zone)
		isDuring := !old.Fetched.IsZero() && !fetched.Before(q.opens()) && !fetched.After(q.Day)
		date, _ := old.Date()
		return !isDuring && !date.IsZero() && dateOf(old, q).Before(q.opens())
	})
}

// dateOf returns the day of a revision: that of its publication or, if that is not known, of its fetching.
func dateOf(a *news.Article, q Query) time.Time {
	date, _ := a.Date()
	return news.Day(date, q.Zone)
}
