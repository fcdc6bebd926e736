package summary

import (
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
	"quoth/retrieval/story"
)

// Maker makes summaries from a View. It is used as long as the View.
type Maker struct{ view *store.View }

// In returns a Maker for a View.
func In(view *store.View) Maker { return Maker{view} }

// daysBefore is the number of days before its own that a summary considers: what they reported is not new,
// and it does not repeat their sentences.
const daysBefore = 3

// maxBefore bounds the articles of the days before. Each is compared with each article of the day: a thousand
// more take half a second. Whole days are left out, the oldest first, but never the last one.
const maxBefore = 1500

// day returns what the summary of q is made from. The articles are those of its days and of days before. An article
// of a day before that has changed on these days, such as a live page that keeps its date, is one of these days too.
func (m Maker) day(articles []*store.CachedArticle, q Query) (digest.Day, error) {
	day := digest.Day{Zone: q.Zone, Date: q.Day, First: q.First, Topic: q.Topic, Missing: q.Missing,
		Boilerplate: m.view.Boilerplate}
	day.Earlier = make(map[*news.Article]*news.Article)
	day.Changed = make(map[*news.Article][]time.Time)
	byAge := make([][]*news.Article, daysBefore+1) // 0: of the days of q
	for _, a := range articles {
		date := news.Day(a.Published, q.Zone)
		age := max(0, daysFrom(date, q.opens()))
		if date.After(q.Day) || age > daysBefore {
			continue
		}
		if age > 0 && !q.isDuring(a.Fetched) {
			byAge[age] = append(byAge[age], a.Article)
			continue
		}
		old, changes, err := m.earlier(a, q)
		if err != nil {
			return day, err
		}
		if age > 0 && old == nil {
			byAge[age] = append(byAge[age], a.Article)
			continue
		}
		byAge[0] = append(byAge[0], a.Article)
		day.Said = append(day.Said, m.saidIn(a)...)
		if len(changes) > 0 {
			day.Changed[a.Article] = changes
		}
		if old != nil {
			day.Earlier[a.Article] = old
			age = daysFrom(dateOf(old, q), q.opens())
			if age <= daysBefore {
				byAge[age] = append(byAge[age], old)
			}
		}
	}
	day.Articles, day.Before = byAge[0], byAge[1]
	for _, older := range byAge[2:] {
		if len(day.Before)+len(older) > maxBefore {
			break
		}
		day.Before = append(day.Before, older...)
	}
	return day, nil
}

// daysFrom returns how many days date is before day.
func daysFrom(date, day time.Time) int { return int(day.Sub(date) / (24 * time.Hour)) }

// saidIn returns the quotes of an article whose speaker is known.
func (m Maker) saidIn(a *store.CachedArticle) []digest.Said {
	var out []digest.Said
	if a.Serial == 0 { // see knownOn
		return nil
	}
	for _, q := range m.view.Quotes(a) {
		if q.Span.Start >= story.MaxText {
			break
		}
		if !q.Shown() {
			continue
		}
		out = append(out, digest.Said{
			Article: a.Article, Quote: q.Span, Marked: q.Marked, Speaker: q.Speaker.Name, Role: q.Speaker.Role,
			Family:     people.Family(q.Speaker.Name),
			Confidence: q.Confidence, Direct: q.Type == quote.Direct,
		})
	}
	return out
}
