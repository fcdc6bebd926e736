package archive

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/salvage"
	"quoth/retrieval/news"
)

// Whichever page of the file is damaged, what the others hold is read: by Key, in order, and by
// receipt. Nothing is read wrongly.
func TestDamagedPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	const articles = 400
	for i := range articles {
		put(t, a, words(fmt.Sprint("key-", i), fmt.Sprintf("The ferry %d sails again. %s", i, bytes.Repeat([]byte("On time. "), i%50))))
	}
	a.Close()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = layout.PageSize
	opened := 0
	for at := 2 * page; at+page <= len(sound); at += page {
		data := bytes.Clone(sound)
		clear(data[at : at+page])
		file := filepath.Join(t.TempDir(), "archive.db")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := Open(Options{Path: file})
		if err != nil {
			continue // a root page, without which nothing is found
		}
		opened++
		checkRest(t, b, articles)
		b.Close()
	}
	if pages := len(sound)/page - 2; opened < pages-3 {
		t.Errorf("%d of %d damaged archives can be opened, want nearly all", opened, pages)
	}
}

// checkRest checks that most of the stored articles are there, unchanged and findable.
func checkRest(t *testing.T, a *Archive, stored int) {
	t.Helper()
	seen := 0
	for e, err := range a.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Article == nil || !e.Current {
			continue
		}
		seen++
		got, err := a.ByReceipt(news.Receipt{Prefix: news.Prefix(e.Article.Key, e.Article.Revision)})
		if err != nil || len(got) == 0 || got[0].Text != e.Article.Text {
			t.Fatalf("%s by its receipt: %d articles, %v", e.Article.Key, len(got), err)
		}
		if err := e.Article.Check(); err != nil {
			t.Fatal(err)
		}
	}
	if seen != a.Len() {
		t.Errorf("%d articles in their order, %d by their Keys", seen, a.Len())
	}
	if seen < stored*3/4 {
		t.Errorf("%d of %d articles are there", seen, stored)
	}
	put(t, a, words("new", wire))
}

// Saved reports what was recovered, and the damaged file stays unchanged beside the new one.
func TestSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	for i := range 200 {
		put(t, a, words(fmt.Sprint("key-", i), wire))
	}
	id := a.ID()
	a.Close()
	whole := open(t, path)
	if whole.Saved() != nil {
		t.Error("something was saved of a whole file")
	}
	whole.Close()
	edit(t, path, func(tx *bbolt.Tx) error { // as if the list of articles had been overwritten
		return tx.Bucket(layout.Keys).Put([]byte("key-7"), layout.SerialKey(9999))
	})
	damaged, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, path)
	diff(t, "saved", b.Saved(), &salvage.Saved{Revisions: 200, Damaged: path + ".damaged"})
	if b.ID() == id || b.Len() != 200 || b.Head() != 200 {
		t.Errorf("id %q, %d articles, head %d, want another id, 200, 200", b.ID(), b.Len(), b.Head())
	}
	kept, err := os.ReadFile(path + ".damaged")
	if err != nil || !bytes.Equal(kept, damaged) {
		t.Errorf("the damaged file is not as it was: %v", err)
	}
}

// A lost article counts as damaged, no older revision takes its place, and putting it again
// repairs it.
func TestLostIsListed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, words("whole", wire), words("lost", "An older text."))
	put(t, a, words("lost", wire))
	a.Close()
	edit(t, path, func(tx *bbolt.Tx) error {
		broken := tx.Bucket(layout.Keys).Put([]byte("whole"), layout.SerialKey(9999)) // so that Open must recover the archive
		return errors.Join(broken, tx.Bucket(layout.Revisions).Put(layout.SerialKey(3), []byte("x")))
	})
	b := open(t, path)
	if b.Len() != 1 || b.Damaged() != 1 || b.Saved() == nil || b.Saved().Lost != 1 {
		t.Fatalf("%d articles, %d damaged, saved %+v, want 1, 1 and 1 lost", b.Len(), b.Damaged(), b.Saved())
	}
	if _, _, err := b.Current("lost"); !errors.Is(err, ErrDamaged) {
		t.Errorf("the current revision: err = %v, want ErrDamaged", err)
	}
	put(t, b, words("lost", wire))
	if b.Len() != 2 || b.Damaged() != 0 {
		t.Errorf("imported again: %d articles, %d damaged, want 2 and 0", b.Len(), b.Damaged())
	}
}

// If several open a damaged archive at once, one recovers it, and the others open what it recovered.
func TestSavedByOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	for i := range 100 {
		put(t, a, words(fmt.Sprint("key-", i), wire))
	}
	a.Close()
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket(layout.Keys).Put([]byte("key-7"), layout.SerialKey(9999)) })
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			b, err := Open(Options{Path: path})
			for ; errors.Is(err, ErrLocked); b, err = Open(Options{Path: path}) {
			}
			if err != nil {
				t.Error(err)
				return
			}
			if outcomes, err := b.Put([]*news.Article{words(fmt.Sprint("new-", i), wire)}); err != nil || outcomes[0] != news.Added {
				t.Errorf("put: %v, %v", outcomes, err)
			}
			b.Close()
		})
	}
	all.Wait()
	if got := open(t, path).Len(); got != 108 {
		t.Errorf("%d articles, want 108: what was acknowledged is there", got)
	}
	if saved, _ := filepath.Glob(path + ".damaged*"); len(saved) != 1 {
		t.Errorf("saved as %v, want once", saved)
	}
}
