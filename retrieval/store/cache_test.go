package store

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// The cache is bounded by the bytes of the texts as well as by their number.
func TestCacheIsBounded(t *testing.T) {
	var all []*news.Article
	for i := range 6 {
		text := strings.Repeat("x ", cacheBytes/8)
		all = append(all, news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: "Tides", Text: text}))
	}
	a, err := archive.Open(archive.Options{})
	if err == nil {
		_, err = a.Put(all)
	}
	if err != nil {
		t.Fatal(err)
	}
	c := newArticleCache(a, nil, slog.New(slog.DiscardHandler))
	for serial := range all {
		if _, err := c.article(news.Serial(serial + 1)); err != nil {
			t.Fatal(err)
		}
	}
	if n, bytes := c.articles.Len(), c.bytes.Load(); n != 4 || bytes > cacheBytes || !c.articles.Contains(6) {
		t.Errorf("%d articles with %d bytes, want the newest 4 with %d at the most", n, bytes, cacheBytes)
	}
}
