package summary

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Of the days before, whole ones are left out if they are too many, but never the last one.
func TestDaysBeforeAreBounded(t *testing.T) {
	var articles []*store.CachedArticle
	for _, n := range []struct{ day, articles int }{{6, 2}, {5, 1000}, {4, 500}, {3, 1}} {
		for i := range n.articles {
			articles = append(articles, store.NewCachedArticle(0, bulletin(n.day, i)))
		}
	}
	s, err := store.Open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	view := s.View()
	defer view.Release()
	before := func(articles []*store.CachedArticle) int {
		day, err := In(view).day(articles, Query{Day: january(6)})
		if err != nil {
			t.Fatal(err)
		}
		if len(day.Articles) != 2 {
			t.Errorf("%d articles of the day, want 2", len(day.Articles))
		}
		return len(day.Before)
	}
	if got := before(articles); got != 1500 {
		t.Errorf("%d articles before the day, want 1500", got)
	}
	if got := before(append(articles, articles[2:]...)); got != 2000 {
		t.Errorf("%d articles of the last day alone, want 2000", got)
	}
}

// january returns a day of January 2026, as news.Day does.
func january(day int) time.Time { return time.Date(2026, 1, day, 0, 0, 0, 0, time.UTC) }

func bulletin(day, i int) *news.Article {
	return news.New(news.Article{
		Key: news.Key(fmt.Sprint(day, "-", i)), Title: "The wall of Quenby", Published: january(day).Add(9 * time.Hour),
		Text: "The council of Quenby agreed on Monday to build a wall against the sea.",
	})
}

// Of several days there are at most MaxDays and maxArticles. Whole days are left out, the oldest first.
func TestPickOfSeveralDays(t *testing.T) {
	counted := func(counts ...int) (days []DayCount) { // the last is that of 10 January
		for i, n := range counts {
			if n > 0 {
				days = append([]DayCount{{january(11 - len(counts) + i), n}}, days...)
			}
		}
		return days
	}
	for name, tt := range map[string]struct {
		first, last int // 0: open
		days        []DayCount
		want        DayPick
	}{
		"a week": {4, 10, counted(1, 0, 2), DayPick{First: january(4), Day: january(10), Length: 7}},
		"longer": {1, 10, counted(3, 0, 0),
			DayPick{First: january(2), Day: january(8), Length: 7, Last: true}},
		"longer, with its start": {3, 10, counted(3, 0),
			DayPick{First: january(3), Day: january(9), Length: 7, Last: true}},
		"open": {0, 10, counted(1),
			DayPick{First: january(4), Day: january(10), Length: 7, Last: true}},
		"just small enough": {8, 10, counted(1, 1999, 1000), DayPick{First: january(8), Day: january(10), Length: 3}},
		"one too many": {8, 10, counted(1, 2000, 1000),
			DayPick{First: january(9), Day: january(10), Length: 3, Full: true}},
		"too many":         {8, 10, counted(9, 9, 3000), DayPick{Day: january(10), Length: 3, Full: true}},
		"one day too full": {8, 10, counted(0, 0, 4000), DayPick{First: january(8), Day: january(10), Length: 3}},
	} {
		t.Run(name, func(t *testing.T) {
			p := DayPick{Day: january(tt.last), Length: 100}
			if tt.first > 0 {
				p.First, p.Length = january(tt.first), tt.last-tt.first+1
			}
			if got := p.bounded(tt.days); got != tt.want {
				t.Errorf("%+v, want %+v", got, tt.want)
			}
		})
	}
}
