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
		day := In(view).day(articles, Query{}, january(6))
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
