package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
	"quoth/retrieval/story"
)

// SummaryQuery asks for the summary of a day.
type SummaryQuery struct {
	Day     time.Time      // the date, at midnight UTC as news.Day gives it
	Zone    *time.Location // where it is that day; nil: UTC
	Now     time.Time
	Topic   string   // only stories with these words; empty: all
	Sources []string // only these outlets; none: all
	Missing []string // sources that failed, as far as the caller knows
}

// daysBefore is how many days before its own a summary knows: what they told is not new,
// and their sentences are not told again.
const daysBefore = 3

// maxBefore bounds the articles of the days before: each is compared with each of the day.
// A thousand more take half a second. Whole days are left out, the oldest first, and never
// the last one.
const maxBefore = 1500

// Summary tells the day in printed sentences. Articles whose date of publication is not
// known belong to no day. An empty summary is no error.
func (l *Library) Summary(ctx context.Context, q SummaryQuery) (s digest.Summary, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.summary(ctx, q)
}

func (c *call) summary(ctx context.Context, q SummaryQuery) (s digest.Summary, err error) {
	books, err := c.booksBetween(ctx, q, q.Day.AddDate(0, 0, -daysBefore), q.Day)
	if err != nil {
		return digest.Summary{}, err
	}
	day := c.dayOf(books, q, q.Day)
	p := digest.Prepare(day)
	s = p.Make(nil, q.now())
	if err := ctx.Err(); err != nil || !reprints(s, books, q) {
		return s, err
	}
	told, err := c.toldBefore(ctx, q)
	if err != nil {
		return digest.Summary{}, err
	}
	return p.Make(told, q.now()), nil
}

// ErrNoArticle means that no stored article has a key.
var ErrNoArticle = errors.New("no article has the id")

// SummaryOf is the summary that can be made of the current revisions of some articles alone,
// whenever they were published. The error is ErrNoArticle's kind where a key is not stored.
func (l *Library) SummaryOf(ctx context.Context, keys []news.Key, q SummaryQuery) (s digest.Summary, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	day := digest.Day{Zone: q.Zone, Date: q.Day, Topic: q.Topic, Missing: q.Missing}
	for _, k := range keys {
		a, ok, err := c.view.Current(k)
		if err == nil && !ok {
			err = fmt.Errorf("summarise: %w %q", ErrNoArticle, k)
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return digest.Summary{}, err
		}
		day.Articles = append(day.Articles, a)
	}
	return digest.Make(day, q.now()), nil
}

// now is moved off midnight UTC, which news.Day takes for a date without a clock.
func (q SummaryQuery) now() time.Time {
	return q.Now.Add(time.Nanosecond)
}

// dated is the day of an article; ok is false for one that no summary of the query's
// outlets is made of.
func (q SummaryQuery) dated(m archive.Meta) (day time.Time, ok bool) {
	is := func(source string) bool { return prose.Fold(source) == prose.Fold(m.Source) }
	if !m.Published || len(q.Sources) > 0 && !slices.ContainsFunc(q.Sources, is) {
		return time.Time{}, false
	}
	return news.Day(m.Date, q.Zone), true
}

// isAhead reports whether a date lies after the time of asking.
func (q SummaryQuery) isAhead(date time.Time) bool { return !q.Now.IsZero() && date.After(q.Now) }

// booksBetween are the articles of the days from first to last.
func (c *call) booksBetween(ctx context.Context, q SummaryQuery, first, last time.Time) ([]*store.CachedArticle, error) {
	var serials []news.Serial
	for _, row := range c.view.Select(func(m archive.Meta) bool {
		day, ok := q.dated(m)
		return ok && !day.Before(first) && !day.After(last) && !q.isAhead(m.Date)
	}) {
		serials = append(serials, row.Serial)
	}
	return c.view.All(ctx, serials)
}

// dayOf is what the summary of a date is made of, where books hold its articles and those
// of the days before, the newest first.
func (c *call) dayOf(books []*store.CachedArticle, q SummaryQuery, date time.Time) digest.Day {
	day := digest.Day{Zone: q.Zone, Date: date, Topic: q.Topic, Missing: q.Missing}
	byAge := make([][]*news.Article, daysBefore+1)
	for _, b := range books {
		age := int(date.Sub(news.Day(b.Published, q.Zone)) / (24 * time.Hour))
		if age < 0 || age > daysBefore {
			continue
		}
		byAge[age] = append(byAge[age], b.Article)
		if age == 0 {
			day.Said = append(day.Said, c.saidFor(b)...)
		}
	}
	day.Articles, day.Before = byAge[0], byAge[1]
	for _, older := range byAge[2:] {
		if len(day.Before)+len(older) > maxBefore {
			break
		}
		day.Before = append(day.Before, older...)
	}
	return day
}

// saidFor are a book's quotes as a digest takes them. The caller holds c.mu.
func (c *call) saidFor(b *store.CachedArticle) []digest.Said {
	var out []digest.Said
	for _, q := range c.view.Quotes(b) {
		if q.Span.Start >= story.MaxText {
			break
		}
		if q.How == quote.Unattributed {
			continue
		}
		out = append(out, digest.Said{
			Article: b.Article, Quote: q.Span, Marked: q.Marked, Speaker: q.Speaker.Name, Role: q.Speaker.Role,
			Confidence: q.Confidence, Direct: q.Type == quote.Direct,
		})
	}
	return out
}

// DayCount is how many articles there are of a day.
type DayCount struct {
	Day      time.Time // the date, at midnight UTC
	Articles int
}

// Days counts the articles of each day, the newest first, without those that belong to
// none. Of q it looks at the zone and the outlets.
func (l *Library) Days(q SummaryQuery) []DayCount {
	c := l.newCall()
	defer c.view.Release()
	return c.days(q)
}

func (c *call) days(q SummaryQuery) []DayCount {
	counts := make(map[time.Time]int)
	c.view.Select(func(m archive.Meta) bool {
		if day, ok := q.dated(m); ok {
			counts[day]++
		}
		return false
	})
	out := make([]DayCount, 0, len(counts))
	for day, n := range counts {
		out = append(out, DayCount{day, n})
	}
	slices.SortFunc(out, func(a, b DayCount) int { return b.Day.Compare(a.Day) })
	return out
}

// Attributed is a summary's quote as Said gives quotations: with how its speaker is known.
func Attributed(q digest.Quotation) Quotation {
	out := Quotation{Excerpt: q.Excerpt, Said: Said{Quote: q.Quote, Marked: q.Marked, Type: quote.Direct, How: quote.Unattributed}}
	out.CutBefore, out.CutAfter = Cuts(q.Excerpt)
	for _, found := range quote.Extract(q.Article) {
		if found.Span == q.Quote {
			out.Said = saidOf(found)
		}
	}
	return out
}
