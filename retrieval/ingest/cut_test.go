package ingest

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
)

// An article that is too long, of a page or of the feed, is stored cut, and the report says so. It is the
// same article when it is seen again.
func TestLongArticlesAreCut(t *testing.T) {
	long := strings.Repeat("The harbour board of Quenby met on Monday, and agreed to repair the ferry. ", 200)
	for _, tc := range []struct {
		name  string
		entry func(*desk) item
	}{
		{"of a page", func(d *desk) item {
			return item{guid: "1", title: "Ferry", link: d.site.URL + "/long", text: "It sails."}
		}},
		{"of the feed", func(*desk) item { return item{guid: "1", title: "Ferry", text: long} }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDesk(t)
			d.MaxText = 1000
			d.site.put("/feed", rssType, rss(tc.entry(d)))
			d.site.put("/long", "text/html; charset=utf-8", story("Ferry", ferry(long)...))
			d.follow(t, "/feed")
			if c := d.refresh(t).Counts(); c != (Counts{Sources: 1, Added: 1, Cut: 1, CutAt: 1000, Summaries: c.Summaries}) {
				t.Errorf("got %+v, want one new article, cut at 1000", c)
			}
			if a := d.shelf.only(t); len(a.Text) > 1000 || len(a.Text) < 500 || a.Check() != nil {
				t.Errorf("%d bytes of text, %v, want at most 1000, with their own revision", len(a.Text), a.Check())
			}
		})
	}
}

// What names an article has bounds, too: an address or an id that is too long names none.
func TestLongNamesNameNothing(t *testing.T) {
	d := newDesk(t)
	far := d.site.URL + "/" + strings.Repeat("x", news.MaxKey)
	d.site.put("/feed", rssType, rss(item{guid: strings.Repeat("g", news.MaxKey),
		title: strings.Repeat("Ferry ", 1000), link: far, text: "It sails on Monday."}))
	d.follow(t, "/feed")
	d.refresh(t)
	a := d.shelf.only(t)
	if len(a.Key) > 100 || len(a.URL) > 0 || len(a.Title) > 1000 {
		t.Errorf("key of %d bytes, address of %d, headline of %d: want short ones", len(a.Key), len(a.URL), len(a.Title))
	}
}
