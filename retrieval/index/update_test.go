package index

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/index/engine"
	"quoth/retrieval/news"
)

// documents counts what is in the index, passages and articles together.
func documents(t *testing.T, x *Index) (n uint64) {
	t.Helper()
	err := x.engine.Read(func(s *engine.Snapshot) (err error) {
		n, err = s.Documents()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Dropping an article takes out its passages, however many, and nothing of the
// articles numbered next to it.
func TestDrop(t *testing.T) {
	x := memory(t)
	docs := harbour(300) // past 256 the serials' bytes carry over
	update(t, x, Batch{Put: docs, Upto: 300})
	update(t, x, Batch{Drop: []news.Serial{1, 255, 256, 999}, Upto: 301})
	if got, want := documents(t, x), uint64(3*(300-3)); got != want {
		t.Errorf("%d documents, want %d: three an article", got, want)
	}
	diff(t, "stats", x.Stats(), Stats{Articles: 297, Passages: 594})
	for word, want := range map[string][]news.Serial{"berth0": nil, "berth254": nil, "berth255": nil,
		"berth1": {2}, "berth253": {254}, "berth256": {257}} {
		diff(t, word, serials(t, x, Query{Terms: terms(word)}), want)
	}
	if got := x.Cursor(); got != 301 {
		t.Errorf("cursor = %d, want 301", got)
	}
}

// What goes and what comes in one batch change places in one step.
func TestReplace(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Put: []Document{doc(1, "Ferry", "The ferry sails.\nIt is on time.")}, Upto: 1})
	update(t, x, Batch{Drop: []news.Serial{1}, Put: []Document{doc(2, "Ferry", "The vessel stays.")}, Upto: 2})
	diff(t, "by both wordings", serials(t, x, Query{Terms: terms("ferry", "vessel", "sails", "time")}), []news.Serial{2})
	diff(t, "stats", x.Stats(), Stats{1, 1})
	update(t, x, Batch{Drop: []news.Serial{2}, Upto: 3})
	diff(t, "stats of nothing", x.Stats(), Stats{})
	if got := x.state().passages.mean(); got != 1 {
		t.Errorf("mean length of no passages = %v, want 1", got)
	}
}

func TestEmptyBatchMovesCursor(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Upto: 7})
	update(t, x, Batch{Upto: 3})
	if got := x.Cursor(); got != 7 {
		t.Errorf("cursor = %d, want 7: it never goes back", got)
	}
}

// An article may have no words at all.
func TestPutEmptyArticle(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Put: []Document{doc(1, "", ""), doc(2, "", "— …"), doc(3, "Ferry", "")}, Upto: 3})
	diff(t, "by headline", serials(t, x, Query{Terms: terms("ferry")}), []news.Serial{3})
}

func TestUpdateAfterClose(t *testing.T) {
	x, err := Open(Options{Path: onDisk(t, harbour(3)...)})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	if err := x.Update(Batch{Upto: 1}); err == nil {
		t.Error("update of a closed index succeeded")
	}
	if _, err := x.Find(context.Background(), Query{Terms: terms("harbour")}); err == nil {
		t.Error("search in a closed index succeeded")
	}
}

// Readers see a batch whole or not at all: whenever they look, exactly one revision of
// the article is there.
func TestFindWhileUpdating(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Put: append(harbour(40)[1:], doc(1000, "Tide", "The tide was at mark0.")), Upto: 1000})
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
				found, err := x.Find(context.Background(), Query{Terms: terms("tide")})
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
	for i := 1; i <= 40; i++ {
		s := news.Serial(1000 + i)
		update(t, x, Batch{Drop: []news.Serial{s - 1}, Put: []Document{doc(int(s), "Tide",
			fmt.Sprintf("The tide was at mark%d.", i))}, Upto: s})
	}
	close(done)
	readers.Wait()
	diff(t, "stats", x.Stats(), Stats{40, 79})
}

// A form is in the articles that have it now, and as new as the newest of them.
func TestFormsOfCurrentArticles(t *testing.T) {
	x := memory(t)
	ada, mayor := Form{Name: "Ada Crake"}, Form{Name: "Ada Crake", Role: "mayor"}
	put := func(serial, day int, forms ...Form) Document {
		d := docOf(serial, news.Article{Text: "Text", Published: time.Date(2031, 5, day, 9, 0, 0, 0, time.UTC)})
		for _, f := range forms {
			d.Quotes = append(d.Quotes, Quote{Speaker: "ada crake", Form: f})
		}
		return d
	}
	update(t, x, Batch{Put: []Document{put(1, 4, ada), put(2, 9, ada, mayor)}, Upto: 2})
	update(t, x, Batch{Put: []Document{put(3, 6, ada)}, Drop: []news.Serial{2}, Upto: 3})
	forms, err := x.Forms(t.Context())
	if err != nil || len(forms) != 1 {
		t.Fatalf("forms = %v, %v; want only Ada Crake without a role, which the current articles have", forms, err)
	}
	if f := forms[0]; f.Form != ada || len(f.Articles) != 2 || f.Newest.Day() != 6 {
		t.Errorf("form = %+v, want Ada Crake in 2 articles, the newest of day 6", f)
	}
}
