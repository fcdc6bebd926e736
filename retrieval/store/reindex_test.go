package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// Articles that come in while the index is made anew are acknowledged and answer at once, and
// the new index has them.
func TestAddDuringReindex(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Numbered(1), newstest.Numbered(2))
	addDuringReindex(t, s, newstest.Numbered(3), func() {
		if got := leading(t, s, newstest.Unique(3)); got != "n-3" {
			t.Errorf("during the reindex it finds %q, want n-3", got)
		}
	})
	caughtUp(t, s)
	for i, want := range map[int]news.Key{1: "n-1", 3: "n-3"} {
		if got := leading(t, s, newstest.Unique(i)); got != want {
			t.Errorf("after the reindex it finds %q, want %s", got, want)
		}
	}
}

// The same holds while a damaged index is made anew, but that they answer only afterwards.
func TestAddWhileDamagedIndexIsRebuilt(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Numbered(1))
	damageSegments(t, s)
	addDuringReindex(t, s, newstest.Numbered(3), func() {})
	caughtUp(t, s)
	if got := leading(t, s, newstest.Unique(3)); got != "n-3" {
		t.Errorf("after the reindex it finds %q, want n-3", got)
	}
}

// addDuringReindex adds an article at the end of a reindex, which does not end before added
// has been called.
func addDuringReindex(t *testing.T, s *Store, article *news.Article, added func()) {
	t.Helper()
	err := s.Reindex(t.Context(), nil, func(done, total int) {
		if done < total {
			return
		}
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		defer stop()
		if outcomes, err := s.Add(ctx, []*news.Article{article}); err != nil || len(outcomes) != 1 || outcomes[0] != news.Added {
			t.Errorf("during the reindex: got outcomes %v and error %v, want one new article", outcomes, err)
			return
		}
		added()
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An index that is missing when the Store is opened is made then; a reindex finishes that, and makes no other.
func TestReindexFinishesTheIndexThatOpeningMakes(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Numbered(1), newstest.Numbered(2))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, indexDir)); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	s.isNew.Store(true) // also if it is done by now
	made := s.index
	if err := s.Reindex(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if got := leading(t, s, newstest.Unique(2)); got != "n-2" || s.index != made {
		t.Errorf("after the reindex it finds %q, want n-2, in the same index: %v", got, s.index == made)
	}
	if err := s.Reindex(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if s.index == made {
		t.Error("a second reindex makes no new index")
	}
}
