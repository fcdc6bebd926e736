package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quoth/retrieval/news"
)

func brief(n int) *news.Article {
	return news.New(news.Article{Key: news.Key(fmt.Sprint(n)), Title: fmt.Sprint("Story ", n), Text: "Short."})
}

// slow is a Store whose steps take a second.
type slow struct{ shelf }

func (s *slow) Add(ctx context.Context, a []*news.Article) ([]news.Outcome, error) {
	time.Sleep(time.Second)
	return s.shelf.Add(ctx, a)
}

// What arrives while a step is being stored goes into the next one.
func TestCommitterJoins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{shelf{articles: map[news.Key]*news.Article{}}}
		c := &committer{store: s}
		start := time.Now()
		var all sync.WaitGroup
		for n := range 100 {
			all.Go(func() {
				got, err := c.add(t.Context(), []*news.Article{brief(n), brief(0)})
				want := [2]news.Outcome{news.Added, news.Same}
				if n == 0 {
					want[0] = got[0] // whoever came first
				}
				if err != nil || len(got) != 2 || got[0] != want[0] {
					t.Errorf("delivery %d: got %v and %v, want %v", n, got, err, want)
				}
			})
		}
		all.Wait()
		if took := time.Since(start); took > 2*time.Second || s.calls > 2 {
			t.Errorf("took %v in %d steps, want 2", took, s.calls)
		}
		if len(s.articles) != 100 {
			t.Errorf("got %d articles, want 100", len(s.articles))
		}
	})
}

// An article that cannot be stored does not stop the others.
func TestCommitterIsolates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bad := errors.New("key too long")
		s := &slow{shelf{articles: map[news.Key]*news.Article{}, refuse: func(a *news.Article) error {
			if a.Key == "13" {
				return bad
			}
			return nil
		}}}
		c := &committer{store: s}
		var all sync.WaitGroup
		for n := range 20 {
			all.Go(func() {
				if _, err := c.add(t.Context(), []*news.Article{brief(n)}); (n == 13) != errors.Is(err, bad) {
					t.Errorf("delivery %d: got %v", n, err)
				}
			})
		}
		all.Wait()
		if len(s.articles) != 19 {
			t.Errorf("got %d articles, want 19", len(s.articles))
		}
	})
}

// An article is in the store before the next page is asked for.
func TestArticlesDoNotWaitForPages(t *testing.T) {
	d := newDesk(t)
	var items []item
	for n := range 4 {
		items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprint("Story ", n),
			link: fmt.Sprintf("%s/%d", d.site.URL, n)})
		d.site.handle(fmt.Sprint("/", n), func(w http.ResponseWriter, r *http.Request) {
			if got := len(d.shelf.titles()); got != n {
				t.Errorf("while page %d is fetched %d articles are in, want %d", n, got, n)
			}
			_, _ = w.Write([]byte(story(fmt.Sprint("Story ", n), ferry("Last.")...)))
		})
	}
	items[3].link, items[3].text = "", strings.Repeat("word ", 30)
	d.site.put("/feed", rssType, rss(items...))
	d.follow(t, "/feed")
	if d.one(t); len(d.shelf.titles()) != 4 {
		t.Errorf("got %q, want four", d.shelf.titles())
	}
}
