package retrieval

import (
	"context"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/quote"
	"quoth/retrieval/speech"
	"quoth/retrieval/summary"
)

// A summary of a day is asked for with a SummaryQuery; see package summary.
type (
	SummaryQuery = summary.Query
	DayCount     = summary.DayCount
	DayPick      = summary.DayPick
)

// ErrNoArticle means that no stored article has a key.
var ErrNoArticle = summary.ErrNoArticle

// MaxDays is the number of days of which one summary can be.
const MaxDays = summary.MaxDays

// ArticlesBetween returns the number of articles of the days from first to last.
func ArticlesBetween(days []DayCount, first, last time.Time) int {
	return summary.ArticlesBetween(days, first, last)
}

// Summary returns the summary of the days of q in printed sentences. Articles whose date of publication is not
// known belong to no day. An empty summary is no error.
func (l *Library) Summary(ctx context.Context, q SummaryQuery) (s digest.Summary, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	return summary.In(c.view).Make(ctx, q)
}

// SummaryOf returns the summary of the current revisions of some articles alone, whenever they were
// published. The error is ErrNoArticle if a key is not stored.
func (l *Library) SummaryOf(ctx context.Context, keys []news.Key, q SummaryQuery) (s digest.Summary, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	return summary.In(c.view).MakeOf(ctx, keys, q)
}

// Days counts the articles of each day, the newest day first, without those that belong to none. Of q it
// uses the zone and the outlets.
func (l *Library) Days(q SummaryQuery) []DayCount {
	view := l.store.View()
	defer view.Release()
	return summary.In(view).Days(q)
}

// PickDay returns the days for a reader who names several, from since to until, of which one may be zero for an
// open end: those that have come, at most the last seven. For a reader who names none, with both ends zero, it is
// the newest day that has its news in.
func (l *Library) PickDay(q SummaryQuery, since, until time.Time) DayPick {
	view := l.store.View()
	defer view.Release()
	return summary.In(view).PickBetween(q, since, until)
}

// Attributed returns a quote of a summary as Said returns quotations: it says how the speaker is known.
func Attributed(q digest.Quotation) Quotation {
	out := Quotation{
		Excerpt: q.Excerpt, Said: Said{Quote: q.Quote, Marked: q.Marked, Type: quote.Direct, How: quote.Unattributed},
	}
	out.CutBefore, out.CutAfter = Cuts(q.Excerpt)
	for _, found := range quote.Extract(q.Article) {
		if found.Span == q.Quote {
			out.Said = speech.NewSaid(found)
		}
	}
	return out
}
