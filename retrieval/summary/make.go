package summary

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Make returns the summary of the days of q in printed sentences. Articles whose date of publication is not known
// belong to no day. An empty summary is no error.
func (m Maker) Make(ctx context.Context, q Query) (digest.Summary, error) {
	articles, err := m.between(ctx, q, q.opens().AddDate(0, 0, -daysBefore), q.Day)
	if err != nil {
		return digest.Summary{}, err
	}
	day, err := m.day(articles, q)
	if err != nil {
		return digest.Summary{}, err
	}
	prepared := digest.Prepare(day)
	s := prepared.Make(nil, q.now())
	if err := ctx.Err(); err != nil || !isReprint(s, articles, day, q) {
		return s, err
	}
	shown, err := m.shownBefore(ctx, q)
	if err != nil {
		return digest.Summary{}, err
	}
	return prepared.Make(shown, q.now()), nil
}

// ErrNoArticle means that no stored article has a key.
var ErrNoArticle = errors.New("no article has the id")

// MakeOf returns the summary of the current revisions of some articles alone, whenever they were published.
// The error is ErrNoArticle if a key is not stored.
func (m Maker) MakeOf(ctx context.Context, keys []news.Key, q Query) (digest.Summary, error) {
	day := digest.Day{Zone: q.Zone, Date: q.Day, Topic: q.Topic, Missing: q.Missing, Boilerplate: m.view.Boilerplate}
	for _, k := range keys {
		a, ok, err := m.view.Current(k)
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

// between returns the articles of the days from first to last, the newest first.
func (m Maker) between(ctx context.Context, q Query, first, last time.Time) ([]*store.CachedArticle, error) {
	var serials []news.Serial
	for _, row := range m.view.Select(func(m archive.Meta) bool {
		day, ok := q.dateOf(m)
		return ok && !day.Before(first) && !day.After(last) && !q.isAhead(m.Date)
	}) {
		serials = append(serials, row.Serial)
	}
	return m.view.All(ctx, serials)
}

// isReprint reports whether a sentence of s stands in an article of the days before. Only then can an earlier summary
// have shown it. The check takes far less time than to make the summaries of those days.
func isReprint(s digest.Summary, articles []*store.CachedArticle, day digest.Day, q Query) bool {
	shown := s.Excerpts()
	for _, a := range articles {
		if !news.Day(a.Published, q.Zone).Before(q.opens()) || day.Earlier[a.Article] != nil {
			continue
		}
		for _, e := range shown {
			if strings.Contains(a.Text, e.Text()) {
				return true
			}
		}
	}
	return false
}

// shownBefore returns the sentences of the summaries of the days before. It makes these again, the oldest
// first. They come out the same as long as the articles are the same.
func (m Maker) shownBefore(ctx context.Context, q Query) ([]string, error) {
	first := q.opens()
	articles, err := m.between(ctx, q, first.AddDate(0, 0, -2*daysBefore), first.AddDate(0, 0, -1))
	var shown []string
	for age := daysBefore; age > 0 && err == nil; age-- {
		of := q.On(DayPick{Day: first.AddDate(0, 0, -age)})
		var known []*store.CachedArticle
		if known, err = m.knownOn(articles, of); err != nil {
			break
		}
		var day digest.Day
		if day, err = m.day(known, of); err != nil {
			break
		}
		day.Shown = slices.Clone(shown)
		for _, e := range digest.Make(day, q.now()).Excerpts() {
			shown = append(shown, e.Text())
		}
		err = ctx.Err()
	}
	return shown, err
}
