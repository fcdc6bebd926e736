package retrieval

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// Articles that are stored and not indexed yet are pending, and a question is answered with silence.
func TestAskWhileNothingIsIndexed(t *testing.T) {
	dir := t.TempDir()
	if err := open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(archive.Options{Path: filepath.Join(dir, "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Put(newstest.Town())
	if err := errors.Join(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	answer := ask(t, openReadOnly(t, dir), Query{Text: "When will the ferry sail?"})
	if answer.Silence == nil || answer.Searched.Pending != 4 {
		t.Errorf("silence %v, %d pending, want a silence with 4 pending", answer.Silence, answer.Searched.Pending)
	}
}

// Questions, additions, corrections and indexing anew at the same time: no error, no
// race, and everything is there in the end.
func TestEverythingAtOnce(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, newstest.Town()...)
	ctx, cancel := context.WithCancel(t.Context())
	var readers, writers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for ctx.Err() == nil {
				ask(t, l, Query{Text: "When will the ferry sail again?"})
				if _, _, err := l.Latest(t.Context(), Query{}, 5); err != nil {
					t.Error(err)
				}
				l.Stats()
			}
		})
	}
	writers.Go(func() {
		for i := range 8 {
			add(t, l, newstest.Numbered(i), newstest.Numbered(i+1))
		}
	})
	writers.Go(func() {
		for i := range 8 {
			a := newstest.Ferry()
			a.Author = fmt.Sprint("Desk ", i)
			add(t, l, news.New(a))
		}
	})
	writers.Go(func() {
		for range 3 {
			if err := l.Reindex(t.Context(), nil, nil); err != nil {
				t.Error(err)
			}
		}
	})
	writers.Wait()
	cancel()
	readers.Wait()
	if s := l.Stats(); s.Articles != 13 || s.Indexed != 13 {
		t.Errorf("stats = %+v, want 13 articles, all indexed", s)
	}
	if got := first(ask(t, l, Query{Text: "When will the ferry sail again?"})); got != "ferry" {
		t.Errorf("answered by %q, want ferry", got)
	}
}

// What comes after Close is an error that does not speak of damage, and no crash.
func TestCloseWhileAsking(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, newstest.Town()...)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				_, err := l.Ask(context.Background(), Query{Text: "When will the ferry sail?", Now: asked})
				if errors.Is(err, index.ErrStale) || errors.Is(err, archive.ErrDamaged) {
					t.Errorf("err = %v, want one of being closed", err)
				}
				if err != nil {
					return
				}
			}
		})
	}
	time.Sleep(10 * time.Millisecond)
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if _, err := l.Add(context.Background(), []*news.Article{newstest.Numbered(1)}); err == nil {
		t.Error("added to a closed Library")
	}
}
