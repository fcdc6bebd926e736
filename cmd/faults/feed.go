//go:build linux

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// feed is a local server of an RSS feed and the pages of its items.
type feed struct {
	*httptest.Server
	items int
	page  []byte        // the page of every item; if nil, each has its own
	slow  time.Duration // the delay before each answer
}

func startFeed() *feed {
	f := &feed{items: 20}
	f.Server = httptest.NewServer(f)
	return f
}

// ServeHTTP serves the feed or the page of an item.
func (f *feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.Sleep(f.slow)
	switch {
	case strings.HasPrefix(r.URL.Path, "/feed"):
		f.serveFeed(w)
	case strings.HasPrefix(r.URL.Path, "/item/") && f.page != nil:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(f.page)
	case strings.HasPrefix(r.URL.Path, "/item/"):
		servePage(w, strings.TrimPrefix(r.URL.Path, "/item/"))
	default:
		http.NotFound(w, r)
	}
}

func (f *feed) serveFeed(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel>`)
	fmt.Fprintf(w, "<title>The Quenby Wire</title><link>%s/</link>", f.URL)
	for i := range f.items {
		fmt.Fprintf(w, "<item><title>Lamps at %s</title><link>%s/item/%d</link><guid>%d</guid>", town(i), f.URL, i, i)
		fmt.Fprintf(w, "<pubDate>%s</pubDate><description>Short.</description></item>",
			time.Now().Add(-time.Hour).Format(time.RFC1123Z))
	}
	fmt.Fprint(w, `</channel></rss>`)
}

// servePage serves the page of an item, whose facts differ from those of the imported articles.
func servePage(w http.ResponseWriter, item string) {
	i, _ := strconv.Atoi(item)
	a := invent(articleCount+i, 6)
	a.Text = strings.NewReplacer("seals", "lamps", "harbour office", "light board").Replace(a.Text)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>",
		a.Title, a.Title, strings.ReplaceAll(a.Text, "\n", "</p><p>"))
}
