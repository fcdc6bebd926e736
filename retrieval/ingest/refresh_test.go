package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// quenby is a desk that follows a feed of one story with its page.
func quenby(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.site.put("/feed", rssType, rss(item{guid: "1", title: "Ferry to sail again", link: d.site.URL + "/ferry",
		text: "It sails on Monday.", published: morning.Add(-time.Hour)}))
	d.site.put("/ferry", "text/html; charset=utf-8", story("Quenby ferry to sail again",
		ferry("The master of the ship was not asked.")...))
	d.follow(t, "/feed")
	return d
}

func TestRefreshStoresTheFullText(t *testing.T) {
	d := quenby(t)
	got := d.refresh(t)
	if c := got.Counts(); c != (Counts{Sources: 1, Added: 1}) {
		t.Errorf("got %+v, want one new article", c)
	}
	a := d.shelf.only(t)
	want := news.Article{Key: news.Key(d.site.URL + "/ferry"), Title: "Ferry to sail again",
		Source: "The Quenby Packet", URL: d.site.URL + "/ferry",
		Published: morning.Add(-time.Hour), Fetched: morning}
	plain := *a
	plain.Text, plain.Revision, plain.Published = "", "", a.Published.UTC()
	if d := cmp.Diff(want, plain); d != "" {
		t.Errorf("article (-want +got):\n%s", d)
	}
	if !strings.Contains(a.Text, "Both engines") || strings.Contains(a.Text, "Sport") {
		t.Errorf("got text %q, want the page's story alone", a.Text)
	}
}

// Nothing is fetched before it is due, and nothing is taken twice.
func TestRefreshIsPatient(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	if got := d.refresh(t); len(got.Sources) != 0 {
		t.Errorf("at once again: got %+v, want nobody asked", got.Sources)
	}
	d.clock.wait(10 * time.Minute)
	got := d.refresh(t)
	if len(got.Sources) != 1 || !got.Sources[0].Unchanged {
		t.Errorf("when due: got %+v, want that nothing has changed", got.Sources)
	}
	if n := d.site.count("/ferry"); n != 1 {
		t.Errorf("the page was fetched %d times, want once", n)
	}
	if d.site.status[304] != 1 {
		t.Errorf("got answers %v, want one 304", d.site.status)
	}
}

func TestChangedItemIsARevision(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	before := d.shelf.only(t).Revision
	d.site.put("/feed", rssType, rss(item{guid: "1#2", title: "Ferry to sail again", link: d.site.URL + "/ferry",
		text: "It sails on Tuesday."}))
	d.site.put("/ferry", "text/html", story("Quenby ferry to sail again", ferry("Correction: it sails on Tuesday.")...))
	if c := (Report{Sources: []SourceReport{d.one(t)}}).Counts(); c.Changed != 1 || c.Added != 0 {
		t.Errorf("got %+v, want one changed", c)
	}
	if after := d.shelf.only(t); after.Revision == before || !strings.Contains(after.Text, "Tuesday") {
		t.Errorf("got %q, want the corrected text", after.Text)
	}
}

// When the page is of no use, the feed's own text comes in its place, and is marked.
func TestPageFails(t *testing.T) {
	const summary = "It sails on Monday."
	for _, tc := range []struct {
		name    string
		page    http.HandlerFunc
		robots  string
		want    Origin
		retries bool
	}{
		{"gone", http.NotFound, "", Summary, false},
		{"a fault of the server", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }, "", Summary, true},
		{"forbidden by robots.txt", okPage, "User-agent: *\nDisallow: /", Summary, false},
		{"not a page", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = w.Write([]byte("%PDF-1.7 \x00\x01"))
		}, "", Summary, false},
		{"nested 600 deep", func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("<html><body>" + strings.Repeat("<div>", 600) + "<p>deep</p>"))
		}, "", Summary, false},
		{"for subscribers", func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><article>` +
				"<h1>Ferry to sail again</h1><p>" + ferry("")[0] +
				"</p><p>Subscribe to continue reading this story.</p></article></body></html>"))
		}, "", Summary, false},
		{"fine", okPage, "", FromPage, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDesk(t)
			d.site.put("/feed", rssType, rss(item{guid: "1", title: "Ferry to sail again", link: d.site.URL + "/ferry",
				text: summary}))
			d.site.handle("/ferry", tc.page)
			d.site.put("/robots.txt", "text/plain", tc.robots)
			d.follow(t, "/feed")
			r := d.one(t)
			if len(r.Items) != 1 || r.Items[0].Origin != tc.want || r.Items[0].Outcome != news.Added ||
				(r.Items[0].Note == nil) != (tc.want == FromPage) {
				t.Fatalf("got items %+v, want one new from %s, with a note if it is no page", r.Items, tc.want)
			}
			if a := d.shelf.only(t); (a.Text == summary) != (tc.want == Summary) || a.Partial != (tc.want == Summary) {
				t.Errorf("got text %q from %s, partial %t", a.Text, tc.want, a.Partial)
			}
			d.one(t)
			if asked := d.site.count("/ferry"); (asked == 2) != tc.retries {
				t.Errorf("the page was asked for %d times, want it again: %v", asked, tc.retries)
			}
		})
	}
}

func okPage(w http.ResponseWriter, _ *http.Request) {
	_, _ = w.Write([]byte(story("Quenby ferry to sail again", ferry("The master of the ship was not asked.")...)))
}

// A page that cannot be had any more does not replace the full text by a summary.
func TestFullTextIsKept(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	d.site.put("/feed", rssType, rss(item{guid: "1", title: "Ferry to sail again", link: d.site.URL + "/ferry",
		text: "It sails on Tuesday."}))
	d.site.handle("/ferry", http.NotFound)
	for _, day := range []string{"Tuesday", "Wednesday"} {
		d.site.put("/feed", rssType, rss(item{guid: "1", title: "Ferry to sail again", link: d.site.URL + "/ferry",
			text: "It sails on " + day}))
		r := d.one(t)
		if len(r.Items) != 1 || r.Items[0].Outcome != "" || r.Items[0].Note == nil {
			t.Errorf("%s: got items %+v, want one without an article that says why", day, r.Items)
		}
		if a := d.shelf.only(t); !strings.Contains(a.Text, "Both engines") {
			t.Errorf("%s: got text %q, want the full one of before", day, a.Text)
		}
	}
}

// A page that fails for now is asked for again a few times, and not for ever.
func TestRetriesEnd(t *testing.T) {
	d := quenby(t)
	d.site.handle("/ferry", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) })
	for range 8 {
		d.one(t)
	}
	if n := d.site.count("/ferry"); n != 1+maxRetries {
		t.Errorf("asked %d times, want once and %d times again", n, maxRetries)
	}
}

func TestFirstCheckDoesNotFlood(t *testing.T) {
	d := newDesk(t)
	var items []item
	for n := range 100 {
		items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprintf("Story %02d", n), text: "Short.",
			published: morning.Add(time.Duration(n) * time.Minute)})
	}
	d.site.put("/feed", rssType, rss(items...))
	d.follow(t, "/feed")
	first := d.one(t)
	if got := d.shelf.titles(); len(got) != 20 || got[0] != "Story 80" {
		t.Errorf("got %d articles from %q, want the 20 newest", len(got), got[0])
	}
	if first.Past != 80 || first.Later != 0 {
		t.Errorf("got %d past and %d for later, want 80 and none", first.Past, first.Later)
	}
	d.site.put("/feed", rssType, rss(append(items, item{guid: "new", title: "Story new", text: "Short."})...))
	d.one(t)
	if got := d.shelf.titles(); len(got) != 21 {
		t.Errorf("after a new item got %d articles, want 21: the past stays out", len(got))
	}
}

// What a limit leaves comes with later checks, although the feed has not changed.
func TestLimitsOfCheckAndDay(t *testing.T) {
	d := newDesk(t)
	d.Limits = book.Limits{First: 1, Check: 3, Day: 6}
	d.site.put("/feed", rssType, rss(item{guid: "first", title: "Story", text: "Short."}))
	d.follow(t, "/feed")
	d.one(t)
	items := []item{{guid: "first", title: "Story", text: "Short."}}
	for n := range 10 {
		items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprintf("Story %d", n), text: "Short."})
	}
	d.site.put("/feed", rssType, rss(items...))
	for n, want := range []int{4, 6, 6} {
		d.one(t)
		if got := len(d.shelf.titles()); got != want {
			t.Errorf("after check %d: %d articles, want %d", n+1, got, want)
		}
	}
	d.clock.wait(24 * time.Hour)
	for n, want := range []int{9, 11, 11} {
		d.one(t)
		if got := len(d.shelf.titles()); got != want {
			t.Errorf("next day, check %d: %d articles, want %d", n+1, got, want)
		}
	}
	if got := d.one(t); !got.Unchanged {
		t.Errorf("when all is in got %+v, want a 304", got)
	}
}

func TestOneArticleInTwoFeeds(t *testing.T) {
	d := quenby(t)
	d.site.put("/sport", rssType, rss(item{guid: "other", title: "Ferry to sail again", link: d.site.URL +
		"/ferry?utm_source=sport", text: "It sails."}))
	d.follow(t, "/sport")
	d.refresh(t)
	d.shelf.only(t)
}

// A store that fails loses nothing: what it did not take comes again.
func TestStoreFails(t *testing.T) {
	d := quenby(t)
	full := errors.New("no space left on device")
	d.shelf.refuse = func(*news.Article) error { return full }
	if _, err := d.Refresh(t.Context(), Which{}); !errors.Is(err, full) {
		t.Fatalf("got error %v, want the store's", err)
	}
	d.shelf.refuse = nil
	d.refresh(t)
	d.shelf.only(t)
}

func TestBookFails(t *testing.T) {
	b := newNotes()
	d := deskWith(t, b)
	d.site.put("/feed", rssType, rss())
	d.follow(t, "/feed")
	b.err = errors.New("no space left on device")
	if _, err := d.Refresh(t.Context(), Which{}); !errors.Is(err, b.err) {
		t.Errorf("got error %v, want the book's", err)
	}
}

// A feed that is removed while it is being checked stays removed.
func TestRemovedDuringCheck(t *testing.T) {
	d := newDesk(t)
	d.site.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		if err := d.Remove(d.site.URL + "/feed"); err != nil {
			t.Error(err)
		}
		_, _ = w.Write([]byte(rss()))
	})
	d.follow(t, "/feed")
	d.refresh(t)
	if all, _ := d.List(); len(all) != 0 {
		t.Errorf("got %+v, want no source", all)
	}
}

func TestTwoChecksAtOnce(t *testing.T) {
	d := newDesk(t)
	var second error
	d.site.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		_, second = d.Check(t.Context(), d.site.URL+"/feed")
		_, _ = w.Write([]byte(rss()))
	})
	d.follow(t, "/feed")
	d.refresh(t)
	if !errors.Is(second, ErrBusy) || d.site.count("/feed") != 1 {
		t.Errorf("got %v and %d GETs, want ErrBusy and one", second, d.site.count("/feed"))
	}
}

// A Refresh that comes while another one runs waits for it, and asks the sources that it did
// not ask.
func TestTwoRefreshesAtOnce(t *testing.T) {
	d := newDesk(t)
	for _, path := range []string{"/due", "/later"} {
		d.site.put(path, rssType, rss())
		d.follow(t, path)
	}
	d.refresh(t)
	d.clock.wait(time.Hour)
	later, memory, err := d.Book.Get(d.site.URL + "/later")
	if err != nil {
		t.Fatal(err)
	}
	later.Due = d.clock.Now().Add(time.Hour)
	if err := d.Book.Save(later.URL, later, memory); err != nil {
		t.Fatal(err)
	}
	asked, answer, waits := make(chan struct{}), make(chan struct{}), make(chan [2]int, 1)
	d.site.handle("/due", func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-answer
		_, _ = w.Write([]byte(rss()))
	})
	var first, second Report
	var running sync.WaitGroup
	running.Go(func() { first = d.refresh(t) })
	<-asked
	running.Go(func() {
		second, err = d.Refresh(t.Context(), Which{All: true, Waits: func(done, total int) { waits <- [2]int{done, total} }})
	})
	if got := <-waits; got != [2]int{0, 1} {
		t.Errorf("it waits for %v, want 0 of 1", got)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := d.Refresh(ctx, Which{}); !errors.Is(err, context.Canceled) {
		t.Errorf("one whose context ends: got error %v, want the context's", err)
	}
	close(answer)
	running.Wait()
	if len(first.Sources) != 1 || err != nil || len(second.Sources) != 1 ||
		!strings.HasSuffix(second.Sources[0].URL, "/later") || second.Skipped != 1 {
		t.Errorf("got %+v, then %+v and error %v; want the one that is due, then the other", first, second, err)
	}
	if due, later := d.site.count("/due"), d.site.count("/later"); due != 2 || later != 2 {
		t.Errorf("asked %d and %d times, want twice each", due, later)
	}
}

func TestFeedThatMoves(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	d.site.handle("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
	})
	if err := d.Remove(d.site.URL + "/feed"); err != nil {
		t.Fatal(err)
	}
	d.follow(t, "/old")
	r := d.one(t)
	if s := d.source(t); r.MovedTo != d.site.URL+"/feed" || s.URL != r.MovedTo || s.ID != d.site.URL+"/old" {
		t.Errorf("got report %+v and source %+v, want it moved to /feed", r, s)
	}
	if d.one(t); d.site.count("/old") != 1 {
		t.Errorf("the old address was asked %d times, want once", d.site.count("/old"))
	}
	d.shelf.only(t)
}

// A feed that moves to where another one is stays, rather than take its place.
func TestFeedThatMovesOntoAnother(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	d.site.handle("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
	})
	d.follow(t, "/old")
	d.refresh(t)
	if all, err := d.List(); err != nil || len(all) != 2 || all[0].ID != d.site.URL+"/feed" {
		t.Errorf("got %+v and %v, want both feeds as they were", all, err)
	}
	d.shelf.only(t)
}

func TestByHost(t *testing.T) {
	at := func(url string, minutes int) book.Source {
		return book.Source{URL: url, Due: morning.Add(time.Duration(minutes) * time.Minute)}
	}
	a, b, c, e := at("https://a.example/", 0), at("https://b.example/late", 9), at("https://B.example/early",
		1), at("https://c.example/", 0)
	got := byHost([]book.Source{a, b, c, e})
	if d := cmp.Diff([][]book.Source{{c, b}, {a}, {e}}, got); d != "" {
		t.Errorf("queues (-want +got):\n%s", d)
	}
}

func TestProgress(t *testing.T) {
	d := newDesk(t)
	for n := range 5 {
		path := fmt.Sprintf("/%d", n)
		d.site.put(path, rssType, rss())
		d.follow(t, path)
	}
	var got []int
	progress := func(done, total int) { got = append(got, done, total) }
	if _, err := d.Refresh(t.Context(), Which{Progress: progress}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]int{1, 5, 2, 5, 3, 5, 4, 5, 5, 5}, got); d != "" {
		t.Errorf("progress (-want +got):\n%s", d)
	}
}

var _ Fetcher = (*fetch.Client)(nil)
