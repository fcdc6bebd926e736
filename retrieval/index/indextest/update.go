package indextest

import (
	"context"
	"fmt"
	"math"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// documents counts what is in the index, passages and articles together.
func documents(t *testing.T, x index.Index) (n int) {
	t.Helper()
	indexed, err := x.Between(t.Context(), 0, math.MaxUint64)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range indexed {
		n += len(i.Passages)
		if i.Article {
			n++
		}
	}
	return n
}

// Dropping an article takes out its passages, however many, and nothing of the
// articles numbered next to it.
func testDrop(t *testing.T, create Maker) {
	x := create(t)
	docs := Harbour(300) // past 256 the serials' bytes carry over
	Update(t, x, index.Batch{Put: docs, Upto: 300})
	Update(t, x, index.Batch{Drop: []news.Serial{1, 255, 256, 999}, Upto: 301})
	if got, want := documents(t, x), 3*(300-3); got != want {
		t.Errorf("%d documents, want %d: three an article", got, want)
	}
	Diff(t, "stats", x.Stats(), index.Stats{Articles: 297, Passages: 594})
	for word, want := range map[string][]news.Serial{"berth0": nil, "berth254": nil, "berth255": nil,
		"berth1": {2}, "berth253": {254}, "berth256": {257}} {
		Diff(t, word, Serials(t, x, index.Query{Terms: Terms(word)}), want)
	}
	if got := x.Cursor(); got != 301 {
		t.Errorf("cursor = %d, want 301", got)
	}
}

// What goes and what comes in one batch change places in one step.
func testReplace(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: []index.Document{Doc(1, "Ferry", "The ferry sails.\nIt is on time.")}, Upto: 1})
	Update(t, x, index.Batch{Drop: []news.Serial{1}, Put: []index.Document{Doc(2, "Ferry", "The vessel stays.")}, Upto: 2})
	Diff(t, "by both wordings", Serials(t, x, index.Query{Terms: Terms("ferry", "vessel", "sails", "time")}), []news.Serial{2})
	Diff(t, "stats", x.Stats(), index.Stats{Articles: 1, Passages: 1})
	Update(t, x, index.Batch{Drop: []news.Serial{2}, Upto: 3})
	Diff(t, "stats of nothing", x.Stats(), index.Stats{})
}

// What is left out of a text is not found in it, and the passages stay as they are.
func testLeaveOut(t *testing.T, create Maker) {
	x := create(t)
	d := Doc(1, "Ferry", "The ferry sails. Write to us.\nSubscribe here.")
	d.Unread = []prose.Span{{Start: 17, End: 29}, {Start: 30, End: 45}}
	Update(t, x, index.Batch{Put: []index.Document{d}, Upto: 1})
	for word, want := range map[string][]news.Serial{"sails": {1}, "write": nil, "subscribe": nil} {
		Diff(t, word, Serials(t, x, index.Query{Terms: Terms(word)}), want)
	}
	indexed, err := x.Between(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	Diff(t, "passages", indexed[1].Passages, d.Passages)
}

func testEmptyBatchMovesCursor(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Upto: 7})
	Update(t, x, index.Batch{Upto: 3})
	if got := x.Cursor(); got != 7 {
		t.Errorf("cursor = %d, want 7: it never goes back", got)
	}
}

// An article may have no words at all.
func testPutEmptyArticle(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: []index.Document{Doc(1, "", ""), Doc(2, "", "— …"), Doc(3, "Ferry", "")}, Upto: 3})
	Diff(t, "by headline", Serials(t, x, index.Query{Terms: Terms("ferry")}), []news.Serial{3})
}

func testUpdateAfterClose(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: Harbour(3), Upto: 3})
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	if err := x.Update(index.Batch{Upto: 1}); err == nil {
		t.Error("update of a closed index succeeded")
	}
	if _, err := x.Find(context.Background(), index.Query{Terms: Terms("harbour")}); err == nil {
		t.Error("search in a closed index succeeded")
	}
}

// Readers see a batch whole or not at all: whenever they look, exactly one revision of
// the article is there.
func testFindWhileUpdating(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: append(Harbour(40)[1:], Doc(1000, "Tide", "The tide was at mark0.")), Upto: 1000})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				found, err := x.Find(context.Background(), index.Query{Terms: Terms("tide")})
				if err != nil {
					t.Error(err)
					return
				}
				if len(found.Hits) != 1 {
					t.Errorf("%d revisions found at once, want 1", len(found.Hits))
					return
				}
				_, _ = x.Stats(), x.Cursor()
			}
		})
	}
	for i := 1; i <= 20; i++ {
		s := news.Serial(1000 + i)
		Update(t, x, index.Batch{Drop: []news.Serial{s - 1}, Put: []index.Document{Doc(int(s), "Tide",
			fmt.Sprintf("The tide was at mark%d.", i))}, Upto: s})
	}
	close(done)
	readers.Wait()
	Diff(t, "stats", x.Stats(), index.Stats{Articles: 40, Passages: 79})
}

// A form is in the articles that have it now, and as new as the newest of them.
func testFormsOfCurrentArticles(t *testing.T, create Maker) {
	x := create(t)
	ada, mayor := index.Form{Name: "Ada Crake"}, index.Form{Name: "Ada Crake", Role: "mayor"}
	put := func(serial, day int, forms ...index.Form) index.Document {
		d := DocOf(serial, news.Article{Text: "Text", Published: time.Date(2031, 5, day, 9, 0, 0, 0, time.UTC)})
		for _, f := range forms {
			d.Quotes = append(d.Quotes, index.Quote{Speaker: "ada crake", Form: f})
		}
		return d
	}
	Update(t, x, index.Batch{Put: []index.Document{put(1, 4, ada), put(2, 9, ada, mayor)}, Upto: 2})
	Update(t, x, index.Batch{Put: []index.Document{put(3, 6, ada)}, Drop: []news.Serial{2}, Upto: 3})
	forms, err := x.Forms(t.Context())
	if err != nil || len(forms) != 1 {
		t.Fatalf("forms = %v, %v; want only Ada Crake without a role, which the current articles have", forms, err)
	}
	if f := forms[0]; f.Form != ada || len(f.Articles) != 2 || f.Newest.Day() != 6 {
		t.Errorf("form = %+v, want Ada Crake in 2 articles, the newest of day 6", f)
	}
}
