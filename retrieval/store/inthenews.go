package store

import (
	"context"
	"iter"
	"strings"
	"sync/atomic"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/trend"
	"quoth/retrieval/vocabulary"
)

// inTheNews keeps the names that the newest articles print.
type inTheNews struct {
	newest   atomic.Pointer[namesAsOf]
	renewing atomic.Bool // they are being counted in the background
}

// namesAsOf are the names of the news as of a revision, and as of a day of asking.
type namesAsOf struct {
	head  news.Serial
	day   time.Time
	names []trend.Name
}

// What counts as the news: the newest articles of the last days, and of each only its start.
const (
	newsDays     = 14
	mostNews     = 1000 // articles
	quickNews    = 100  // so few are read while a call waits, if there are no more
	readOfAnews  = 1200 // bytes of an article
	fewestOfNews = 50   // articles that are read, whatever their days
)

// InTheNews returns the names that the articles of the last days before now print, those of the most articles
// first. If articles were added since they were counted, or it is another day, they are counted again in the
// background. Then, and where they have never been counted, InTheNews returns what it has.
func (v *View) InTheNews(ctx context.Context, now time.Time) ([]trend.Name, error) {
	kept := &v.store.news
	day := news.Day(now, time.UTC)
	have := kept.newest.Load()
	if have != nil && have.head == v.Head() && have.day.Equal(day) {
		return have.names, nil
	}
	if v.Len() <= quickNews {
		return v.countNames(ctx, now).names, ctx.Err()
	}
	v.store.renewNews(now)
	if have == nil {
		return nil, nil
	}
	return have.names, nil
}

// NamesIn returns the names in some texts; see trend.Names.
func (v *View) NamesIn(texts iter.Seq[trend.Text]) []trend.Name {
	return trend.Names(texts, shownWords{v.Words()})
}

// renewNews counts the names again in the background, unless that is going on.
func (s *Store) renewNews(now time.Time) {
	if s.closing.Err() != nil || !s.news.renewing.CompareAndSwap(false, true) {
		return
	}
	s.inBackground("count names", func() error {
		defer s.meter.Beside()()
		defer s.news.renewing.Store(false)
		view := s.View()
		defer view.Release()
		view.countNames(s.closing, now)
		return nil
	})
}

// newsOf returns the articles whose names are in the news, the newest first.
func (v *View) newsOf(now time.Time) []archive.Row {
	rows := v.Select(func(m archive.Meta) bool { return !m.Date.IsZero() && !m.Date.After(now) })
	n := 0
	for n < min(len(rows), mostNews) && (n < fewestOfNews || rows[0].Date.Sub(rows[n].Date) <= newsDays*24*time.Hour) {
		n++
	}
	return rows[:n]
}

// countNames counts the names that the news prints, and keeps them unless ctx ends before. It leaves out those of
// outlets, which name themselves in their articles.
func (v *View) countNames(ctx context.Context, now time.Time) *namesAsOf {
	out := &namesAsOf{head: v.Head(), day: news.Day(now, time.UTC)}
	outlets := make(map[string]bool)
	for _, name := range v.Sources() {
		outlets[prose.Fold(strings.TrimPrefix(name, "The "))] = true
	}
	for _, n := range v.NamesIn(v.starts(ctx, v.newsOf(now))) {
		if !outlets[prose.Fold(n.Printed)] {
			out.names = append(out.names, n)
		}
	}
	if ctx.Err() == nil {
		v.store.news.newest.Store(out)
	}
	return out
}

// starts yields the starts of articles. It leaves out those that cannot be read.
func (v *View) starts(ctx context.Context, rows []archive.Row) iter.Seq[trend.Text] {
	return func(yield func(trend.Text) bool) {
		for _, row := range rows {
			if ctx.Err() != nil {
				return
			}
			a, err := v.store.archive.Article(row.Serial)
			if err != nil {
				continue
			}
			start := strings.ToValidUTF8(a.Text[:min(readOfAnews, len(a.Text))], "")
			if !yield(trend.Text{Words: start, Outlet: a.Source}) {
				return
			}
		}
	}
}

// shownWords answers for words as they are printed.
type shownWords struct{ Words }

// Capitals returns the share of the articles with a word that print it with a capital. It is 1 for a word that is
// not counted yet.
func (w shownWords) Capitals(printed string) float64 {
	word := vocabulary.Word(printed)
	if n, err := w.Words.Articles(word); err != nil || n == 0 {
		return 1
	}
	return w.Words.Capitals(word)
}
