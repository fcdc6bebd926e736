package feed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDiscover(t *testing.T) {
	for _, tc := range []struct {
		name, page string
		want       []string
	}{
		{"RSS and Atom", `<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel='ALTERNATE nofollow' type='application/atom+xml; charset=utf-8' href="https://feeds.example/atom">`,
			[]string{"https://orlo.example/rss.xml", "https://feeds.example/atom"}},
		{"JSON Feed, and an interface that is none", `<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"/><link rel="alternate" type="application/feed+json" href="feed.json"/>`,
			[]string{"https://orlo.example/news/feed.json"}},
		{"base", `<base href="/deep/"><link rel="alternate" type="application/rss+xml" href="rss.xml">`, []string{"https://orlo.example/deep/rss.xml"}},
		{"twice", strings.Repeat(`<link rel="alternate" type="application/rss+xml" href="/rss.xml">`, 3), []string{"https://orlo.example/rss.xml"}},
		{"other links", `<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="a.css"><link rel="alternate" type="application/rss+xml" href="javascript:x">`, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := "<!doctype html><html><head>" + tc.page + "</head><body>Orlo</body></html>"
			if diff := cmp.Diff(tc.want, Discover([]byte(page), "https://orlo.example/news/")); diff != "" {
				t.Errorf("Discover (-want +got):\n%s", diff)
			}
			_, err := Parse([]byte(page), Options{URL: "https://orlo.example/news/"})
			for _, feed := range tc.want {
				if err == nil || !strings.Contains(err.Error(), feed) {
					t.Errorf("Parse: %v, want it to name %s", err, feed)
				}
			}
		})
	}
}
