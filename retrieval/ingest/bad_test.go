package ingest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"quoth/retrieval/ingest/book"
)

func redirect(to string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	}
}

func status(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(n) }
}

func body(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(s)) }
}

// bomb is 20 MiB of blanks inside a feed, in a few KiB of gzip.
func bomb(t *testing.T) http.HandlerFunc {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte("<rss><channel><title>" + strings.Repeat(" ", 20<<20)))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	}
}

func drip(w http.ResponseWriter, r *http.Request) {
	for {
		_, _ = w.Write([]byte(" "))
		w.(interface{ Unwrap() http.ResponseWriter }).Unwrap().(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// A feed that turns bad loses nothing that was stored, and the list says what is wrong.
func TestBadFeeds(t *testing.T) {
	for _, tc := range []struct {
		name string
		feed http.HandlerFunc
		want string // in the reason
	}{
		{"404", status(404), "nothing at this address (HTTP 404)"},
		{"410", status(410), "removed for good (HTTP 410)"},
		{"a fault", status(500), "has a fault (HTTP 500)"},
		{"a loop of 301", redirect("/feed", 301), "go in a circle"},
		{"302 to metadata", redirect("http://169.254.169.254/latest/meta-data/", 302), "private, local or reserved"},
		{"302 to a file", redirect("file:///etc/passwd", 302), "want http:// or https://"},
		{"a gzip bomb", bomb(t), "too large to be read"},
		{"a title of 64 MB", func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("<rss><channel><title>"))
			for range 64 {
				_, _ = w.Write(bytes.Repeat([]byte("a"), 1<<20))
			}
		}, "too large to be read"},
		{"a web page", body("<!doctype html><html><body>Moved house.</body></html>"), "a web page, not a feed"},
		{"nothing", body(""), "not a feed"},
		{"words", body("Moved house."), "not a feed"},
		{"cut off before its items", body(`<?xml version="1.0"?><rss version="2.0"><channel><title>The Quen`), "parse feed"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := quenby(t)
			d.refresh(t)
			good := d.source(t)
			d.site.handle("/feed", tc.feed)
			r := d.one(t)
			s := d.source(t)
			if r.Err == nil || !strings.Contains(s.Error, tc.want) || s.Failures == 0 || !s.Checked.Equal(morning) {
				t.Errorf("got %v, in the list %+v; want the reason %q", r.Err, s, tc.want)
			}
			if s.Validators != good.Validators || !s.Fetched.Equal(good.Fetched) {
				t.Errorf("got %+v, want what was known of the good feed", s)
			}
			d.shelf.only(t)
			d.site.put("/feed", rssType, rss(item{guid: "2", title: "Bees gone", text: "A third of the hives died."}))
			if back := d.one(t); back.Err != nil || d.source(t).Error != "" || len(d.shelf.titles()) != 2 {
				t.Errorf("when it is good again got %+v and %q, want both articles and no error", back, d.shelf.titles())
			}
		})
	}
}

func TestBodyThatDrips(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	hasty := clientWithin(200*time.Millisecond, d.clock.Now)
	defer hasty.Close()
	d.Fetch = hasty
	d.site.handle("/feed", drip)
	d.one(t)
	if got := d.source(t).Error; !strings.Contains(got, "too slow") {
		t.Errorf("got reason %q, want that of time", got)
	}
	d.shelf.only(t)
}

func TestBadCertificate(t *testing.T) {
	d := newDesk(t)
	s := httptest.NewUnstartedServer(body(rss()))
	s.Config.ErrorLog = quiet()
	s.StartTLS()
	defer s.Close()
	if err := d.Book.Add(book.Source{ID: s.URL, URL: s.URL}); err != nil {
		t.Fatal(err)
	}
	d.one(t)
	if got := d.source(t).Error; !strings.Contains(got, "no secure connection") {
		t.Errorf("got reason %q, want that of the certificate", got)
	}
}

// Of a feed with faults, what can be read is stored.
func TestOddFeeds(t *testing.T) {
	whole := rss(item{guid: "1", title: "Ferry back", text: "It sails."},
		item{guid: "2", title: "Bees gone", text: "They died."})
	for _, tc := range []struct {
		name string
		feed string
		want []string // titles
		cut  bool
	}{
		{"cut off in its last item", whole[:strings.LastIndex(whole, "They")], []string{"Ferry back"}, true},
		{"UTF-16 without a mark", utf16le(whole), []string{"Bees gone", "Ferry back"}, false},
		{"an entity bomb",
			`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">` +
				`<!ENTITY c SYSTEM "file:///etc/passwd">]>` +
				`<rss version="2.0"><channel><item><guid>1</guid><title>Ferry back</title>` +
				`<description>It sails. &b;&c;</description></item></channel></rss>`, []string{"Ferry back"}, false},
		{"an item without link and title", rss(item{guid: "1", text: "Who knows."},
			item{guid: "2", title: "Bees gone", text: "They died."}), []string{"Bees gone"}, false},
		{"an item twice", rss(item{guid: "1", title: "Ferry back", text: "It sails."},
			item{guid: "1", title: "Ferry back", text: "It sails."}), []string{"Ferry back"}, false},
		{"two items with one id", rss(item{guid: "1", title: "Ferry back", text: "It sails."},
			item{guid: "1", title: "Bees gone", text: "They died."}), []string{"Bees gone", "Ferry back"}, false},
		{"two items without an id that link home", rss(
			item{title: "Ferry back", text: "It sails.", link: "https://packet.example/"},
			item{title: "Bees gone", text: "They died.", link: "https://packet.example/"}),
			[]string{"Bees gone", "Ferry back"}, false},
		{"no items", rss(), nil, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDesk(t)
			d.site.handle("/feed", body(tc.feed))
			d.follow(t, "/feed")
			r := d.one(t)
			if r.Err != nil || r.Cut != tc.cut {
				t.Errorf("got error %v, cut %v; want none, %v", r.Err, r.Cut, tc.cut)
			}
			if got := d.shelf.titles(); fmt.Sprint(got) != fmt.Sprint(tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			for _, a := range d.shelf.articles {
				if strings.Contains(a.Text, "root:") || len(a.Text) > 200 {
					t.Errorf("got text %q, want no entity expanded", a.Text)
				}
			}
		})
	}
}

// A feed that broke off is asked for again as a whole, though it calls itself unchanged.
func TestFeedCutOffIsNotTakenForRead(t *testing.T) {
	d := newDesk(t)
	whole := rss(item{guid: "1", title: "Ferry back", text: "It sails."},
		item{guid: "2", title: "Bees gone", text: "They died."})
	cut := true
	d.site.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"same"`)
		switch {
		case r.Header.Get("If-None-Match") != "":
			w.WriteHeader(http.StatusNotModified)
		case cut:
			_, _ = w.Write([]byte(whole[:strings.LastIndex(whole, "They")]))
		default:
			_, _ = w.Write([]byte(whole))
		}
	})
	d.follow(t, "/feed")
	d.one(t)
	cut = false
	if d.one(t); len(d.shelf.titles()) != 2 {
		t.Errorf("got %q, want both articles", d.shelf.titles())
	}
	if r := d.one(t); !r.Unchanged {
		t.Errorf("got %+v, want a 304 when all is read", r)
	}
}

func utf16le(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// A date that cannot be is no date: the day of fetching stands instead.
func TestOddDates(t *testing.T) {
	for _, tc := range []struct {
		published string
		known     bool
	}{
		{"Thu, 01 Jan 1970 00:00:00 GMT", false},
		{"Fri, 01 May 2099 12:00:00 GMT", false},
		{"yesterday", false},
		{"Sun, 01 Mar 2026 12:00:00 GMT", true},
	} {
		d := newDesk(t)
		d.site.handle("/feed",
			body(`<?xml version="1.0"?><rss version="2.0"><channel><item><guid>1</guid><title>Ferry back</title>`+
				`<description>It sails.</description><pubDate>`+tc.published+`</pubDate></item></channel></rss>`))
		d.follow(t, "/feed")
		d.one(t)
		if at, known := d.shelf.only(t).Date(); known != tc.known || !known && !at.Equal(morning) {
			t.Errorf("published %q: got %v, known %v; want known %v", tc.published, at, known, tc.known)
		}
	}
}

// A clock that ran ahead and is set back does not stop the news.
func TestClockSetBack(t *testing.T) {
	d := quenby(t)
	d.clock.set(morning.AddDate(1, 0, 0))
	d.refresh(t)
	d.clock.set(morning)
	if r := d.refresh(t); len(r.Sources) != 1 {
		t.Fatalf("got %+v, want the feed checked at once", r.Sources)
	}
	if s := d.source(t); !s.Due.Equal(morning.Add(10 * time.Minute)) {
		t.Errorf("due %v, want ten minutes later by the right clock", s.Due)
	}
	d.shelf.only(t)
}

// A feed that dies is reported once, and once more when it is back.
func TestDeadFeedIsReportedOnce(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	d.site.handle("/feed", status(500))
	var died, revived []int
	for check := 1; check <= 20; check++ {
		if check == 15 {
			d.site.put("/feed", rssType, rss())
		}
		d.clock.set(d.source(t).Due)
		r := d.refresh(t).Sources[0]
		if r.Died {
			died = append(died, check)
		}
		if r.Revived {
			revived = append(revived, check)
		}
	}
	if fmt.Sprint(died, revived) != "[5] [15]" {
		t.Errorf("died at checks %v, back at %v; want 5 and 15", died, revived)
	}
}
