package feed

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

func TestDiscover(t *testing.T) {
	rss := func(href, title string) string {
		return `<link rel="alternate" type="application/rss+xml" href="` + href + `" title="` + title + `">`
	}
	const site = "https://orlo.example"
	for _, tc := range []struct {
		name, page string
		want       []Link
	}{
		{"RSS and Atom", `<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel='ALTERNATE nofollow' type='application/atom+xml; charset=utf-8' href="https://feeds.example/atom">`,
			[]Link{{site + "/rss.xml", ""}, {"https://feeds.example/atom", ""}}},
		{"JSON Feed, and an interface that is none", `<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"/><link rel="alternate" type="application/feed+json" href="feed.json"/>`,
			[]Link{{site + "/news/feed.json", ""}}},
		{"base", `<base href="/deep/">` + rss("rss.xml", ""), []Link{{site + "/deep/rss.xml", ""}}},
		{"a base that is no address", `<base href="javascript:x">` + rss("/rss.xml", ""), nil},
		{"twice", strings.Repeat(rss("/rss.xml", ""), 3), []Link{{site + "/rss.xml", ""}}},
		{"twice, apart from a tracking parameter", rss("/rss.xml", "Main") + rss("/rss.xml?utm_source=head#top", "Again"),
			[]Link{{site + "/rss.xml", "Main"}}},
		{"other links", `<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="a.css">` + rss("javascript:x", ""), nil},
		{"in a script or a remark", `<script>` + rss("/a", "") + `</script><!-- ` + rss("/b", "") + ` -->` + rss("/c", ""), []Link{{site + "/c", ""}}},
		{"a title with markup", rss("/rss", "Orlo &lt;b&gt;News&lt;/b&gt; &amp;amp; Views"), []Link{{site + "/rss", "Orlo News & Views"}}},
		{"too long an address", rss("/"+strings.Repeat("a", 3000), "") + rss("/rss", ""), []Link{{site + "/rss", ""}}},
		{"a tag that is cut off", rss("/rss", "") + `<link rel="alternate" type="application/rss+xml" href="/cut`, []Link{{site + "/rss", ""}}},
		{"comments and parts come last", rss("/comments/feed/", "") + rss("/?feed=comments-rss2", "") + rss("/1/feed/", "Ferry Comments Feed") +
			rss("/category/sport/feed/", "Sport") + rss("/feed/?tag=ferry", "") + rss("/feed/", "All") + rss("/atom", "All"),
			[]Link{{site + "/feed/", "All"}, {site + "/atom", "All"}, {site + "/category/sport/feed/", "Sport"}, {site + "/feed/?tag=ferry", ""},
				{site + "/comments/feed/", ""}, {site + "/?feed=comments-rss2", ""}, {site + "/1/feed/", "Ferry Comments Feed"}}},
		{"more than anybody reads", rss("/0", "") + strings.Repeat(rss("/0", ""), 5000), []Link{{site + "/0", ""}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := "<!doctype html><html><head>" + tc.page + "</head><body>Orlo</body></html>"
			if strings.Contains(tc.name, "cut off") {
				page = page[:strings.Index(page, "/cut")]
			}
			if diff := cmp.Diff(tc.want, Discover([]byte(page), Options{URL: site + "/news/"})); diff != "" {
				t.Errorf("Discover (-want +got):\n%s", diff)
			}
			_, err := Parse([]byte(page), Options{URL: site + "/news/"})
			if !errors.Is(err, ErrHTML) {
				t.Errorf("Parse: %v, want ErrHTML", err)
			}
			for _, feed := range tc.want {
				if err == nil || !strings.Contains(err.Error(), feed.URL) {
					t.Errorf("Parse: %v, want it to name %s", err, feed)
				}
			}
		})
	}
}

// On the page of a part of a site, the feed of that part is the one that is wanted.
func TestDiscoverOnThePageOfAPart(t *testing.T) {
	page := []byte(`<html><link rel=alternate type=application/rss+xml href=/feed/><link rel=alternate type=application/rss+xml href=/tag/ferry/feed/>` +
		`<link rel=alternate type=application/rss+xml href=/tag/other/feed/>`)
	for address, want := range map[string][]string{
		"https://orlo.example/":           {"/feed/", "/tag/ferry/feed/", "/tag/other/feed/"},
		"https://orlo.example/tag/ferry/": {"/tag/ferry/feed/", "/feed/", "/tag/other/feed/"},
	} {
		var got []string
		for _, l := range Discover(page, Options{URL: address}) {
			got = append(got, strings.TrimPrefix(l.URL, "https://orlo.example"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("on %s (-want +got):\n%s", address, diff)
		}
	}
}

// The title of a link is read in the charset of its page.
func TestDiscoverReadsTheCharset(t *testing.T) {
	page := []byte("<html><link rel=alternate type=application/rss+xml href=/rss title=\"Caf\xe9\">")
	got := Discover(page, Options{URL: "https://cafe.example/", ContentType: "text/html; charset=iso-8859-1"})
	if diff := cmp.Diff([]Link{{"https://cafe.example/rss", "Café"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Discover returns few addresses of the web, each once, whatever the page is.
func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<html><base href=//x><link rel=alternate type=application/rss+xml href=/rss title="a&#0;b">`), "https://orlo.example/a/")
	f.Add([]byte("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"http://[::1]:99999/%zz\">"), "")
	f.Add([]byte("\xff\xfe<\x00l\x00i\x00n\x00k\x00"), "http://a b")
	f.Fuzz(func(t *testing.T, page []byte, address string) {
		seen := make(map[string]bool)
		for _, l := range Discover(page, Options{URL: address}) {
			u := news.CanonicalURL(l.URL)
			if !strings.HasPrefix(l.URL, "http") || len(l.URL) > 2000 || u != "" && seen[u] || len(l.Title) > maxTitle {
				t.Errorf("link %+v", l)
			}
			seen[u] = true
		}
		if len(seen) > 20 {
			t.Errorf("%d links", len(seen))
		}
	})
}
