package ingest

import (
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// A feed does not bring back what was forgotten, also not when it has changed it. The others of the feed come in.
func TestForgottenArticlesStayAway(t *testing.T) {
	d := newDesk(t)
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	o := d.Options
	o.Store = library
	d.Collector = New(o)
	ferryItem := item{guid: "1", title: "Ferry to sail again", link: d.site.URL + "/ferry", published: morning.Add(-time.Hour)}
	d.site.put("/feed", rssType, rss(ferryItem))
	d.site.put("/ferry", "text/html", story("Quenby ferry to sail again", ferry("It sails on Monday.")...))
	d.follow(t, "/feed")
	if n := d.refresh(t).Counts(); n.Added != 1 {
		t.Fatalf("counts = %+v, want one new", n)
	}
	found, err := library.Select(t.Context(), retrieval.Selection{Names: []string{d.site.URL + "/ferry"}})
	if err != nil || len(found.Articles) != 1 {
		t.Fatalf("selected %+v, %v", found, err)
	}
	if _, err := library.Forget(t.Context(), found.Articles, morning, nil); err != nil {
		t.Fatal(err)
	}
	d.clock.wait(time.Hour)
	ferryItem.title = "Ferry to sail again, at last"
	d.site.put("/feed", rssType, rss(ferryItem, item{guid: "2", title: "Dam holds", link: d.site.URL + "/dam", published: morning}))
	d.site.put("/ferry", "text/html", story("Quenby ferry to sail again", ferry("Correction: it sails on Tuesday.")...))
	d.site.put("/dam", "text/html", story("The dam holds", ferry("The dam holds.")...))
	r := d.one(t)
	if n := (Report{Sources: []SourceReport{r}}).Counts(); n.Added != 1 || n.Withdrawn != 1 || n.Refused != 0 {
		t.Errorf("counts = %+v, want one new, one withdrawn", n)
	}
	for _, i := range r.Items {
		if i.Outcome == news.Withdrawn && i.Outcome.IsStored() {
			t.Error("an article that is kept out counts as stored")
		}
	}
	if got := library.Stats().Articles; got != 1 {
		t.Errorf("%d articles, want the dam alone", got)
	}
}
