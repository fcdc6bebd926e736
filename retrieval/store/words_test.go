package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// The words are counted whenever the articles came in, in whatever state the file of words is.
func TestVocabularyCatchesUp(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"nothing happened": func(string) error { return nil },
		"the file is gone": os.Remove,
		"it is damaged":    func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("no words ", 2000)), 0o600) },
		"it is cut short":  cutToHalf,
		"it is empty":      func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			add(t, s, newstest.Town()...)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if err := harm(filepath.Join(dir, wordsFile)); err != nil {
				t.Fatal(err)
			}
			s = open(t, dir)
			s.background.Wait()
			checkCounted(t, s)
			if near, err := nearest(s, "enginse"); err != nil || near != "engines" {
				t.Errorf("%q is nearest to enginse, %v, want engines", near, err)
			}
		})
	}
}

// checkCounted checks that the vocabulary has counted all articles, each once.
func checkCounted(t *testing.T, s *Store) {
	t.Helper()
	if got, want := s.vocabulary.Cursor(), s.archive.Head(); got != want {
		t.Errorf("words are counted up to %d, want %d", got, want)
	}
	for word, want := range map[string]int{"quenby": 1, "engines": 1, "vessel9q": 0} {
		if got, err := s.vocabulary.Articles(word); err != nil || got != want {
			t.Errorf("%d articles have %q, %v, want %d", got, word, err, want)
		}
	}
}

// nearest returns the word of the articles that is nearest to one.
func nearest(s *Store, word string) (string, error) {
	view := s.View()
	defer view.Release()
	near, err := view.Words().Near(word, 1)
	if err != nil || len(near) == 0 {
		return "", err
	}
	return near[0].Word, nil
}

// Counting that was interrupted goes on from where it stopped, and counts nothing twice.
func TestInterruptedCounting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	const n = 3*stepArticles + 7
	fill(t, dir, n) // articles 1 to n-1, in the archive alone
	s = open(t, dir)
	s.background.Wait() // what opening began is of no interest here
	for round := 0; ; round++ {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := s.countWords(ctx)
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if s.vocabulary.Cursor() == s.archive.Head() {
			break
		}
		if round > n {
			t.Fatal("counting does not get on")
		}
	}
	for _, i := range []int{1, stepArticles, n - 1} {
		if got, err := s.vocabulary.Articles(newstest.Unique(i)); got != 1 || err != nil {
			t.Errorf("%d articles have %q, %v, want 1", got, newstest.Unique(i), err)
		}
	}
	if got, err := s.vocabulary.Articles("clerk"); got != n-1 || err != nil {
		t.Errorf("%d articles have “clerk”, %v, want %d", got, err, n-1)
	}
}

// CatchUp that ends with its context leaves what it did not count to the next one.
func TestCatchUpCountsWhatWasLeft(t *testing.T) {
	s := inMemory(t, newstest.Numbered(0))
	if _, err := s.archive.Put(newstest.Town()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.countWords(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v, want context.Canceled", err)
	}
	if err := s.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	checkCounted(t, s)
}

// Revisions, corrected citations among them, are counted as the articles that they leave.
func TestRevisionsAreCountedOnce(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Town()...)
	changed := newstest.Ferry()
	changed.Text = strings.ReplaceAll(changed.Text, "Orme", "Quillan")
	add(t, s, news.New(changed))
	changed.Author = "A desk" // the citation alone
	add(t, s, news.New(changed))
	check := func(when string) {
		t.Helper()
		for word, want := range map[string]int{"orme": 0, "quillan": 1, "ferry": 1, "hives": 1} {
			if got, err := s.vocabulary.Articles(word); got != want || err != nil {
				t.Errorf("%s: %d articles have %q, %v, want %d", when, got, word, err, want)
			}
		}
	}
	check("at once")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, wordsFile)); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	s.background.Wait()
	check("counted from the start")
}

// A count that is damaged inside the file, which shows when it is read, is counted again.
func TestDamagedCount(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Town()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	damageCount(t, filepath.Join(dir, wordsFile))
	s = open(t, dir)
	s.background.Wait()
	_, _ = nearest(s, "enginse") // may fail, and starts the repair then
	s.background.Wait()
	if near, err := nearest(s, "enginse"); err != nil || near != "engines" {
		t.Errorf("%q is nearest to enginse, %v, want engines: the words are counted again", near, err)
	}
}

func damageCount(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("words")).Put([]byte("ferry"), []byte{0xff}) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
