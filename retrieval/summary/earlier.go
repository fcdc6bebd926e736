package summary

import (
	"slices"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// earlier returns the last revision of an article that was printed before the days of q; nil if there is none. One that
// was fetched during these days may have news of them. One that was fetched later, as old articles that are imported
// are, goes by the date that is printed.
//
// Changes are the times during these days at which a later revision was fetched.
func (m Maker) earlier(a *store.CachedArticle, q Query) (old *news.Article, changes []time.Time, err error) {
	later := []time.Time{a.Fetched}
	old, err = m.view.Before(a.Serial, func(old *news.Article) bool {
		date, _ := old.Date()
		if !q.isDuring(old.Fetched) && !date.IsZero() && dateOf(old, q).Before(q.opens()) {
			return true
		}
		later = append(later, old.Fetched)
		return false
	})
	if old == nil {
		later = later[:len(later)-1] // the first revision is no change
	}
	return old, slices.DeleteFunc(later, func(t time.Time) bool { return !q.isDuring(t) }), err
}

// isDuring reports whether a time is known and on a day of q.
func (q Query) isDuring(t time.Time) bool {
	day := news.Day(t, q.Zone)
	return !t.IsZero() && !day.Before(q.opens()) && !day.After(q.Day)
}

// dateOf returns the day of a revision: that of its publication or, if that is not known, of its fetching.
func dateOf(a *news.Article, q Query) time.Time {
	date, _ := a.Date()
	return news.Day(date, q.Zone)
}

// knownOn returns articles as they were printed on the day of q: an earlier revision, without its quotes, in place of
// one that was fetched later. Its Serial is 0.
func (m Maker) knownOn(articles []*store.CachedArticle, q Query) ([]*store.CachedArticle, error) {
	out := slices.Clone(articles)
	for i, a := range out {
		if !news.Day(a.Fetched, q.Zone).After(q.Day) {
			continue
		}
		old, err := m.view.Before(a.Serial, func(old *news.Article) bool {
			return !news.Day(old.Fetched, q.Zone).After(q.Day)
		})
		if err != nil {
			return nil, err
		}
		if old != nil {
			out[i] = store.NewCachedArticle(0, old)
		}
	}
	return out, nil
}
