package archive

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

const wire = "The ferry sails again on Monday."

// ferry returns an article with every field set.
func ferry() news.Article {
	return news.Article{
		Key: "qp-17", Title: "Ferry back", Source: "The Quenby Packet", Author: "Ada Orme",
		URL:       "https://packet.example/ferry",
		Published: time.Date(2026, 3, 2, 8, 0, 0, 0, time.FixedZone("", 3600)),
		Fetched:   time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Text: wire,
	}
}

// with returns ferry with some fields changed.
func with(change func(*news.Article)) *news.Article {
	a := ferry()
	change(&a)
	return news.New(a)
}

func words(key, text string) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Title: "Ferry back", Text: text})
}

func open(t *testing.T, path string) *Archive {
	t.Helper()
	a, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func fresh(t *testing.T) *Archive {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "archive.db"))
}

func put(t *testing.T, a *Archive, articles ...*news.Article) []news.Outcome {
	t.Helper()
	outcomes, err := a.Put(articles)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

func entries(t *testing.T, a *Archive, after news.Serial) []Entry {
	t.Helper()
	var out []Entry
	for e, err := range a.Since(after) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

// What was put is there after the file was closed and opened again.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	first, second := news.New(ferry()), with(func(x *news.Article) { x.Text = "The ferry stays in harbour." })
	put(t, a, first, words("other", wire))
	put(t, a, second)
	before := entries(t, a, 0)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := open(t, path)
	diff(t, "entries", entries(t, b, 0), before)
	if got, want := b.Head(), news.Serial(3); got != want {
		t.Errorf("head = %d, want %d", got, want)
	}
	diff(t, "rows", b.Select(all), a.Select(all))
	if got := put(t, b, second, words("new one", wire)); got[0] != news.Same || got[1] != news.Added {
		t.Errorf("outcomes = %v, want same, new", got)
	}
	if got, want := b.Head(), news.Serial(4); got != want {
		t.Errorf("head = %d, want %d: serials go on", got, want)
	}
}

func all(Meta) bool { return true }

// A file that is open elsewhere, even in the same process, is refused soon.
func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	open(t, path)
	for name, o := range map[string]Options{"to write": {Path: path}, "to read": {Path: path, ReadOnly: true}} {
		start := time.Now()
		_, err := Open(o)
		if !errors.Is(err, ErrLocked) {
			t.Errorf("%s: err = %v, want ErrLocked", name, err)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: refused after %v, want within a second", name, took)
		}
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, news.New(ferry()))
	a.Close()
	r, err := Open(Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	second, err := Open(Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatalf("a second reader: %v", err)
	}
	defer second.Close()
	got, err := r.Article(1)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "article", got, news.New(ferry()))
	if _, err := r.Put([]*news.Article{words("x", wire)}); err == nil {
		t.Error("put into an archive opened for reading succeeded")
	}
	if r.Len() != 1 || r.Head() != 1 {
		t.Errorf("after a refused put: %d articles, head %d, want 1 and 1", r.Len(), r.Head())
	}
}

func TestReadOnlyMissing(t *testing.T) {
	if _, err := Open(Options{Path: filepath.Join(t.TempDir(), "none.db"), ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("err = %v, want fs.ErrNotExist", err)
	}
}

// A file of a newer version is refused, and not written to.
func TestNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	edit(t, path, func(tx *bbolt.Tx) error {
		meta, err := tx.CreateBucket(layout.Meta)
		if err != nil {
			return err
		}
		return meta.Put(layout.KeyFormat, []byte("4"))
	})
	for _, readOnly := range []bool{false, true} {
		if _, err := Open(Options{Path: path, ReadOnly: readOnly}); !errors.Is(err, ErrNewer) {
			t.Errorf("read only %v: err = %v, want ErrNewer", readOnly, err)
		} else if !strings.Contains(err.Error(), path) {
			t.Errorf("%q does not name the file", err)
		}
	}
	edit(t, path, func(tx *bbolt.Tx) error {
		if tx.Bucket(layout.Revisions) != nil {
			t.Error("a newer file was written to")
		}
		return nil
	})
}

// edit changes an archive's file behind its back.
func edit(t *testing.T, path string, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(f); err != nil {
		t.Fatal(err)
	}
}

// An archive without a path works like any other until it is closed.
func TestTemporary(t *testing.T) {
	a := open(t, "")
	put(t, a, news.New(ferry()))
	if got := open(t, "").Len(); got != 0 {
		t.Errorf("another temporary archive has %d articles, want 0", got)
	}
	got, err := a.Article(1)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "article", got, news.New(ferry()))
}
