package fetch

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	for _, tc := range []struct {
		name, text, path string
		want             bool
	}{
		{"empty", "", "/story", true},
		{"for everybody", "User-agent: *\nDisallow: /private", "/private/story", false},
		{"another path", "User-agent: *\nDisallow: /private", "/story", true},
		{"nothing disallowed", "User-agent: *\nDisallow:", "/story", true},
		{"everything disallowed", "User-agent: *\nDisallow: /", "/story", false},
		{"for another", "User-agent: Crawler\nDisallow: /", "/story", true},
		{"by name", "User-agent: quoth\nDisallow: /", "/story", false},
		{"a name that only starts alike", "User-agent: Quo\nDisallow: /", "/story", true},
		{"named goes before everybody", "User-agent: *\nDisallow: /\n\nUser-agent: Quoth\nDisallow: /private", "/story", true},
		{"named with no rules", "User-agent: *\nDisallow: /\n\nUser-agent: Quoth\nDisallow:\n", "/story", true},
		{"two names in a group", "User-agent: Crawler\nUser-agent: Quoth\nDisallow: /", "/story", false},
		{"named and everybody in a group", "User-agent: Quoth\nUser-agent: *\nDisallow: /", "/story", false},
		{"two groups of one name", "User-agent: Quoth\nDisallow: /a\n\nUser-agent: Quoth\nDisallow: /b", "/b", false},
		{"the longest rule decides", "User-agent: *\nDisallow: /news\nAllow: /news/ferry", "/news/ferry/1", true},
		{"whatever its place", "User-agent: *\nAllow: /news/ferry\nDisallow: /news", "/news/ferry/1", true},
		{"of two alike the kinder", "User-agent: *\nDisallow: /news\nAllow: /news", "/news", true},
		{"a star", "User-agent: *\nDisallow: /*/print", "/news/1/print", false},
		{"a star that does not fit", "User-agent: *\nDisallow: /*/print", "/print", true},
		{"an end", "User-agent: *\nDisallow: /*.pdf$", "/report.pdf", false},
		{"not at the end", "User-agent: *\nDisallow: /*.pdf$", "/report.pdf.html", true},
		{"an end without a star", "User-agent: *\nDisallow: /$", "/story", true},
		{"a query", "User-agent: *\nDisallow: /*?print=", "/story?print=1", false},
		{"comments, blanks and CRLF", "\uFEFF# hello\r\nUSER-AGENT : *  # all\r\n  disallow: /private # not this\r\n", "/private", false},
		{"a mistake in a line spoils no other", "User-agent: *\nCrawl-delay: soon\nnonsense\nDisallow: /private", "/private", false},
		{"a rule before any group", "Disallow: /\nUser-agent: *\nDisallow: /private", "/story", true},
		{"a sitemap ends no list of names", "User-agent: Quoth\nSitemap: https://packet.example/map\nDisallow: /", "/story", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := parseRobots(tc.text, "Quoth").allows(tc.path); got != tc.want {
				t.Errorf("allows %s: got %v, want %v", tc.path, got, tc.want)
			}
		})
	}
}

// Any text is parsed, and matching ends; the longest rule decides.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*b$", "/aab")
	f.Add("User-agent: Quoth\nAllow: /"+strings.Repeat("*a", 50)+"$", "/"+strings.Repeat("a", 50))
	f.Fuzz(func(t *testing.T, text, path string) {
		rules := parseRobots(text, "Quoth")
		if again := parseRobots(text+"\n", "Quoth"); rules.allows(path) != again.allows(path) {
			t.Errorf("a line break at the end of %q changes what it says about %q", text, path)
		}
		if all := append(robots{{true, path}}, rules...); len(path) > len(text) && !strings.ContainsAny(path, "*$") && !all.allows(path) {
			t.Errorf("%q does not allow %q, the longest rule", text, path)
		}
	})
}

// siteOf serves a robots.txt and pages, and counts the requests for each path.
func siteOf(t *testing.T, robots http.HandlerFunc) (base string, asked map[string]int) {
	t.Helper()
	asked = map[string]int{}
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/robots.txt":
			robots(w, r)
		case "/moved":
			http.Redirect(w, r, "/private/1", http.StatusFound)
		}
	})
	return s.URL, asked
}

func TestPagesObeyRobots(t *testing.T) {
	base, asked := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte("User-agent: *\nDisallow: /private\n"))
	})
	c := client(t, nil)
	if _, err := c.Page(t.Context(), base+"/story"); err != nil {
		t.Errorf("an allowed page: %v", err)
	}
	_, err := c.Page(t.Context(), base+"/private/1")
	wantReason(t, err, Robots)
	_, err = c.Page(t.Context(), base+"/moved")
	wantReason(t, err, Robots)
	if asked["/private/1"] != 0 || asked["/robots.txt"] != 1 {
		t.Errorf("asked %v, want robots.txt once and the private page never", asked)
	}
	get(t, c, base+"/private/1", Validators{}) // Get is for feeds, which robots.txt does not concern
}

func TestSiteWithoutRobots(t *testing.T) {
	base, _ := siteOf(t, http.NotFound)
	if _, err := client(t, nil).Page(t.Context(), base+"/story"); err != nil {
		t.Errorf("got %v, want the page", err)
	}
}

// A site that is too busy to send its robots.txt does not allow anything.
func TestRobotsOfABusySite(t *testing.T) {
	base, asked := siteOf(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTooManyRequests) })
	_, err := client(t, nil).Page(t.Context(), base+"/story")
	wantReason(t, err, NoRobots)
	if asked["/story"] != 0 {
		t.Error("the page was asked for")
	}
}

// If robots.txt cannot be read, nothing is allowed until it is requested again after an hour.
func TestRobotsThatFail(t *testing.T) {
	broken, now := true, time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	base, asked := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		if broken {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	c := client(t, func(o *Options) { o.Now = func() time.Time { return now } })
	for range 2 {
		_, err := c.Page(t.Context(), base+"/story")
		wantReason(t, err, NoRobots)
	}
	if asked["/robots.txt"] != 1 || asked["/story"] != 0 {
		t.Errorf("asked %v, want robots.txt once and no page", asked)
	}
	broken, now = false, now.Add(time.Hour)
	if _, err := c.Page(t.Context(), base+"/story"); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}
