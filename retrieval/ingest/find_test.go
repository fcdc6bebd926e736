package ingest

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

// frontPage is a web page with links to feeds, each an address or an address and a title.
func frontPage(links ...[2]string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>The Quenby Packet</title>")
	for _, l := range links {
		fmt.Fprintf(&b, `<link rel="alternate" type="application/rss+xml" href=%q title=%q>`, l[0], l[1])
	}
	b.WriteString("</head><body><a href=/tide>Tide</a></body></html>")
	return b.String()
}

// rssOf is a feed with a title and items at some paths.
func rssOf(title string, paths ...string) string {
	var items []item
	for i, p := range paths {
		items = append(items, item{title: "On " + p, link: "https://packet.example" + p, text: "It is so.",
			published: morning.Add(-time.Duration(i) * time.Hour)})
	}
	return strings.Replace(rss(items...), "The Quenby Packet", title, 1)
}

// quay is a site whose pages and feeds are put up by setUp.
func quay(t *testing.T, setUp func(*site)) *desk {
	t.Helper()
	d := newDesk(t)
	setUp(d.site)
	return d
}

// urls returns the addresses of feeds, without that of the site.
func (d *desk) urls(feeds []Candidate) []string {
	var out []string
	for _, f := range feeds {
		out = append(out, strings.TrimPrefix(f.URL, d.site.URL))
	}
	return out
}

// One feed is added at once; of several, none is, and all are returned.
func TestAddFindsFeeds(t *testing.T) {
	main, sport := rssOf("Packet", "/a", "/b", "/c"), rssOf("Packet: Sport", "/b", "/s")
	for _, tc := range []struct {
		name   string
		setUp  func(*site)
		number int
		added  string   // the path of the feed
		found  []string // paths
	}{
		{"one", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/main", ""}))
			s.put("/main", rssType, main)
		}, 0, "/main", nil},
		{"several", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/tag/sport", ""}, [2]string{"/main", ""}))
			s.put("/main", rssType, main)
			s.put("/tag/sport", rssType, sport)
		}, 0, "", []string{"/main", "/tag/sport"}},
		{"the first of several", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/tag/sport", ""}, [2]string{"/main", ""}))
			s.put("/main", rssType, main)
			s.put("/tag/sport", rssType, sport)
		}, 1, "/main", nil},
		{"the second", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/tag/sport", ""}, [2]string{"/main", ""}))
			s.put("/main", rssType, main)
			s.put("/tag/sport", rssType, sport)
		}, 2, "/tag/sport", nil},
		{"links that lead nowhere", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/gone", ""}, [2]string{"/page", ""}, [2]string{"http://10.0.0.1/feed", ""}, [2]string{"/main", ""}))
			s.put("/page", "text/html", frontPage())
			s.put("/main", rssType, main)
		}, 0, "/main", nil},
		{"two forms of one feed", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/main", ""}, [2]string{"/other", ""}))
			s.put("/main", rssType, main)
			s.put("/other", rssType, rssOf("The Packet again", "/a", "/b", "/c", "/d"))
		}, 0, "/main", nil},
		{"one of the usual places", func(s *site) {
			s.put("/", "text/html", frontPage())
			s.put("/rss.xml", rssType, main)
			s.put("/atom.xml", rssType, sport)
		}, 0, "/rss.xml", nil},
		{"a usual place, below a page that is not the first", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/gone", ""}))
			s.put("/feed.json", "application/feed+json",
				`{"version":"https://jsonfeed.org/version/1.1","title":"Packet","items":[{"id":"1","url":"https://packet.example/a","content_text":"So."}]}`)
		}, 0, "/feed.json", nil},
		{"a page that has moved, with a link beside it", func(s *site) {
			s.handle("/", func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "/new/", http.StatusMovedPermanently)
			})
			s.put("/new/", "text/html", frontPage([2]string{"main", ""}))
			s.put("/new/main", rssType, main)
		}, 0, "/new/main", nil},
		{"a feed that has moved", func(s *site) {
			s.put("/", "text/html", frontPage([2]string{"/old", ""}))
			s.handle("/old", func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "/main", http.StatusMovedPermanently)
			})
			s.put("/main", rssType, main)
		}, 0, "/main", nil},
		{"a huge page", func(s *site) {
			s.put("/", "text/html", strings.Replace(frontPage([2]string{"/main", ""}), "<a ", strings.Repeat("<p>Tide. ", 1<<20)+"<a ", 1))
			s.put("/main", rssType, main)
		}, 0, "/main", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := quay(t, tc.setUp)
			got, err := d.Add(t.Context(), d.site.URL+"/", Wanted{Name: "Packet", Number: tc.number})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.found, d.urls(got.Found)); diff != "" {
				t.Errorf("found (-want +got):\n%s", diff)
			}
			sources, _ := d.List()
			switch {
			case tc.added == "":
				if len(sources) > 0 || got.Source.URL != "" {
					t.Errorf("added %+v, want none", sources)
				}
			case len(sources) != 1 || sources[0].URL != d.site.URL+tc.added || sources[0].Name != "Packet" || got.Page == "":
				t.Errorf("page %q, list %+v, want %s of a page", got.Page, sources, tc.added)
			default: // the answer of before serves the first check
				if d.refresh(t); d.site.count(tc.added) != 1 {
					t.Errorf("asked for the feed %d times, want once", d.site.count(tc.added))
				}
			}
		})
	}
}

// A candidate says what is in the feed, and the book's are marked.
func TestCandidates(t *testing.T) {
	d := quay(t, func(s *site) {
		s.put("/", "text/html", frontPage([2]string{"/main", ""}, [2]string{"/whole", "Whole"}, [2]string{"/empty", "The empty one"}))
		s.put("/main", rssType, rssOf("Packet", "/a", "/b"))
		s.put("/whole", rssType, rss(item{title: "Whole", link: "https://packet.example/w", text: "So.", full: "It is all here."}))
		s.put("/empty", rssType, rssOf(" "))
	})
	d.follow(t, "/main")
	got, err := d.Add(t.Context(), d.site.URL, Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Candidate{
		{URL: "/main", Title: "Packet", Items: 2, Newest: morning, Listed: true},
		{URL: "/whole", Title: "The Quenby Packet", Items: 1, Full: true},
		{URL: "/empty", Title: "The empty one"},
	}
	for i, f := range got.Found {
		got.Found[i] = Candidate{URL: d.urls(got.Found)[i], Title: f.Title, Items: f.Items, Newest: f.Newest.UTC(), Full: f.Full, Listed: f.Listed}
		if f.Newest.IsZero() {
			got.Found[i].Newest = f.Newest
		}
	}
	if diff := cmp.Diff(want, got.Found, cmp.AllowUnexported(Candidate{})); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
}

// Of a page with many links, few are followed, and the rest is counted.
func TestManyLinks(t *testing.T) {
	d := quay(t, func(s *site) {
		var links [][2]string
		for i := range 12 {
			p := fmt.Sprintf("/feed%d", i)
			links = append(links, [2]string{p, ""})
			s.put(p, rssType, rssOf("Packet", p))
		}
		s.put("/", "text/html", frontPage(links...))
	})
	got, err := d.Add(t.Context(), d.site.URL, Wanted{})
	if err != nil || len(got.Found) != mostLinks || got.Left != 12-mostLinks || d.site.count("/feed8") != 0 {
		t.Errorf("got %d feeds, %d left, %v, want %d and the rest", len(got.Found), got.Left, err, mostLinks)
	}
	if got, err = d.Add(t.Context(), d.site.URL+"/?again", Wanted{Number: 1}); err != nil || d.site.count("/feed1") != 1 {
		t.Errorf("the first of many: %+v, %v, and the second was asked %d times, want once before", got.Source, err, d.site.count("/feed1"))
	}
}

// A number is one of the list that was shown just before: nothing is asked again.
func TestAddByNumber(t *testing.T) {
	setUp := func(s *site) {
		s.put("/", "text/html", frontPage([2]string{"/main", ""}, [2]string{"/sport", ""}))
		s.put("/main", rssType, rssOf("Packet", "/a", "/b"))
		s.put("/sport", rssType, rssOf("Sport", "/s"))
	}
	for _, tc := range []struct {
		name string
		wait time.Duration
		asks int // for the page, in all
	}{{"at once", time.Minute, 1}, {"much later", time.Hour, 2}, {"after the clock was set back", -time.Hour, 2}} {
		t.Run(tc.name, func(t *testing.T) {
			d := quay(t, setUp)
			if got, err := d.Add(t.Context(), d.site.URL, Wanted{}); err != nil || len(got.Found) != 2 {
				t.Fatalf("got %+v, %v, want two feeds", got, err)
			}
			d.clock.wait(tc.wait)
			got, err := d.Add(t.Context(), d.site.URL, Wanted{Number: 2})
			if err != nil || got.Source.Name != "Sport" || got.Source.URL != d.site.URL+"/sport" || d.site.count("/") != tc.asks {
				t.Errorf("got %+v, %v and %d requests for the page, want the second feed and %d", got, err, d.site.count("/"), tc.asks)
			}
			if _, err := d.Add(t.Context(), d.site.URL, Wanted{Number: 2}); !errors.Is(err, book.ErrKnown) {
				t.Errorf("again: %v, want book.ErrKnown", err)
			}
			if _, err := d.Add(t.Context(), d.site.URL, Wanted{Number: 3}); !errors.Is(err, ErrNumber) {
				t.Errorf("the third of two: %v, want ErrNumber", err)
			}
		})
	}
}

// Where there is no feed, the error says what was tried; a server that asks for rest, or is in trouble, is left
// alone, and robots.txt is obeyed.
func TestAddFindsNone(t *testing.T) {
	fails := func(reason fetch.Reason) func(error) bool {
		return func(err error) bool {
			e, ok := errors.AsType[*fetch.Error](err)
			return ok && e.Reason == reason
		}
	}
	isHTML := func(err error) bool { return errors.Is(err, feed.ErrHTML) }
	for _, tc := range []struct {
		name  string
		setUp func(*site)
		tried int
		last  func(error) bool
	}{
		{"nothing anywhere", func(s *site) {}, len(usualPlaces), fails(fetch.NotFound)},
		{"pages everywhere", func(s *site) {
			for _, p := range usualPlaces {
				s.put(p, "text/html", frontPage())
			}
		}, len(usualPlaces), isHTML},
		{"the server asks for rest", func(s *site) { s.handle("/rss", status(http.StatusTooManyRequests)) }, 2, fails(fetch.Busy)},
		{"the server is in trouble", func(s *site) { s.handle("/feed", status(500)) }, 1, fails(fetch.ServerError)},
		{"robots.txt forbids it", func(s *site) { s.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /") },
			len(usualPlaces), fails(fetch.Robots)},
		{"a usual place leads into a private network", func(s *site) {
			s.handle("/feed.xml", func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "http://169.254.169.254/feed", http.StatusFound)
			})
		}, 4, fails(fetch.NoRobots)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := quay(t, tc.setUp)
			d.site.put("/", "text/html", frontPage())
			_, err := d.Add(t.Context(), d.site.URL, Wanted{})
			e, ok := errors.AsType[*PageError](err)
			if !ok || len(e.Tried) != tc.tried || !tc.last(e.Tried[len(e.Tried)-1].Why) {
				t.Fatalf("got %v with %+v, want a PageError after %d places", err, e, tc.tried)
			}
			if tc.name == "robots.txt forbids it" && d.site.count("/feed") > 0 {
				t.Error("asked for what robots.txt forbids")
			}
			if sources, _ := d.List(); len(sources) > 0 {
				t.Errorf("added %+v", sources)
			}
		})
	}
}

// The guard refuses a private address behind a link and behind a redirect of the page.
func TestAddIsGuarded(t *testing.T) {
	d := quay(t, func(s *site) {
		s.put("/", "text/html", frontPage([2]string{"http://192.168.0.1/feed", ""}))
		s.handle("/away", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		})
	})
	_, err := d.Add(t.Context(), d.site.URL, Wanted{})
	e, ok := errors.AsType[*PageError](err)
	if !ok || !isFetch(fetch.Guarded)(e.Tried[0].Why) {
		t.Errorf("behind a link: %v, %+v, want the guard's refusal", err, e)
	}
	if _, err := d.Add(t.Context(), d.site.URL+"/away", Wanted{}); !isFetch(fetch.Guarded)(err) {
		t.Errorf("behind a redirect: %v, want the guard's refusal", err)
	}
}

// A page that is slow is given up, and so is one slow link among others.
func TestAddFromSlowSites(t *testing.T) {
	d := newDesk(t)
	c := clientWithin(300*time.Millisecond, d.clock.Now)
	t.Cleanup(c.Close)
	d.Fetch = c
	hang := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	d.site.handle("/slow", hang)
	d.site.put("/", "text/html", frontPage([2]string{"/slow", ""}, [2]string{"/main", ""}))
	d.site.put("/main", rssType, rssOf("Packet", "/a"))
	if _, err := d.Add(t.Context(), d.site.URL+"/slow", Wanted{}); !isFetch(fetch.TooSlow)(err) {
		t.Errorf("a slow page: %v, want that it is too slow", err)
	}
	if got, err := d.Add(t.Context(), d.site.URL, Wanted{}); err != nil || got.Source.URL != d.site.URL+"/main" {
		t.Errorf("a slow link: %+v, %v, want the other one", got, err)
	}
}

// Explain looks at the page alone, and names its feeds.
func TestExplainAPage(t *testing.T) {
	d := quay(t, func(s *site) { s.put("/", "text/html", frontPage([2]string{"/main", ""})) })
	_, err := d.Explain(t.Context(), d.site.URL)
	e, ok := errors.AsType[*PageError](err)
	if !ok || !errors.Is(err, feed.ErrHTML) || fmt.Sprint(e.Feeds) != fmt.Sprint([]string{d.site.URL + "/main"}) || d.site.count("/main") != 0 {
		t.Errorf("got %v, %+v", err, e)
	}
}
