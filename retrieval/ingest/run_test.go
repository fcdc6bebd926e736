package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// wire is a Fetcher without a network, for tests in virtual time.
type wire struct {
	asked []time.Time
	err   error
}

func (w *wire) Get(_ context.Context, address string, v fetch.Validators) (*fetch.Response, error) {
	w.asked = append(w.asked, time.Now())
	if w.err != nil {
		return nil, w.err
	}
	tag := fetch.Validators{ETag: time.Now().Format(time.DateOnly)} // a new edition every day
	if v == tag {
		return &fetch.Response{Status: 304, URL: address, NotModified: true, Validators: tag}, nil
	}
	return &fetch.Response{Status: 200, URL: address, Validators: tag,
		Body: []byte(rss(item{guid: tag.ETag, title: "Story of " + tag.ETag, text: "Short."}))}, nil
}

func (w *wire) Page(context.Context, string) (*fetch.Response, error) {
	return nil, errors.New("no pages here")
}

// running is a Collector that runs in virtual time.
func running(t *testing.T, w *wire, b Book, s *shelf, notify func(Report, error)) (c *Collector, stop func()) {
	t.Helper()
	c = New(Options{Fetch: w, Book: b, Store: s, Jitter: func() float64 { return 0.5 }})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx, notify) }()
	return c, func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run ended with %v, want the context's error", err)
		}
	}
}

func TestRunForAMonth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, s := &wire{}, newShelf()
		reports, added := 0, 0
		_, stop := running(t, w, newNotes(book.Source{URL: "https://packet.example/feed"}), s, func(r Report, err error) {
			if err != nil {
				t.Error(err)
			}
			reports++
			added += r.Counts().Added
		})
		time.Sleep(30 * 24 * time.Hour)
		stop()
		const interval = 10*time.Minute + 30*time.Second // with half of the jitter
		want := int(30*24*time.Hour/interval) + 1
		if len(w.asked) != want || reports != want || added < 30 || added > 31 {
			t.Errorf("asked %d times, %d reports, %d articles; want %d, %d and one a day", len(w.asked), reports, added,
				want, want)
		}
	})
}

func TestRunWakesForANewFeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, s := &wire{}, newShelf()
		c, stop := running(t, w, newNotes(), s, func(Report, error) {})
		defer stop()
		time.Sleep(30 * time.Second)
		added := time.Now()
		if _, err := c.Add(t.Context(), "https://packet.example/feed", Wanted{}); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if len(s.articles) != 1 || time.Since(added) != 0 {
			t.Errorf("got %d articles after %v, want one at once", len(s.articles), time.Since(added))
		}
		if len(w.asked) != 1 {
			t.Errorf("asked %d times, want the one GET of Add", len(w.asked))
		}
	})
}

// A store that fails is not tried again at once and for ever.
func TestRunRestsAfterAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := errors.New("no space left on device")
		w, s := &wire{}, &shelf{articles: map[news.Key]*news.Article{}, refuse: func(*news.Article) error { return full }}
		reports := 0
		_, stop := running(t, w, newNotes(book.Source{URL: "https://packet.example/feed"}), s, func(r Report, err error) {
			if reports++; !errors.Is(err, full) {
				t.Errorf("got %v, want the store's error", err)
			}
		})
		time.Sleep(time.Hour - time.Second)
		stop()
		if reports != 6 {
			t.Errorf("tried %d times in an hour, want 6", reports)
		}
	})
}

func TestRunUnderACancelledContext(t *testing.T) {
	c := New(Options{Fetch: &wire{}, Book: newNotes(), Store: &shelf{}})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Run(ctx, func(Report, error) { t.Error("a refresh was reported") }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// A check that is broken off keeps what it had, and the rest comes with the next.
func TestInterrupted(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(t.Context())
	var items []item
	for n := range 3 {
		items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprint("Story ", n),
			link: fmt.Sprintf("%s/%d", d.site.URL, n), text: "Short."})
	}
	d.site.put("/feed", rssType, rss(items...))
	d.site.put("/0", "text/html", story("Story 0", ferry("Nought.")...))
	d.site.put("/2", "text/html", story("Story 2", ferry("Two.")...))
	d.site.handle("/1", func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	d.follow(t, "/feed")
	if _, err := d.Refresh(ctx, Which{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	if got := d.shelf.titles(); fmt.Sprint(got) != "[Story 0]" {
		t.Errorf("got %q, want the first story", got)
	}
	d.site.put("/1", "text/html", story("Story 1", ferry("One.")...))
	d.refresh(t)
	if got := d.shelf.titles(); len(got) != 3 || d.site.count("/0") != 1 {
		t.Errorf("got %q and %d GETs of the first page, want all and one", got, d.site.count("/0"))
	}
}
