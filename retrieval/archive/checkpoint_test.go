package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/table"
	"quoth/retrieval/news"
)

// withLeastRows lets archives of n articles have a checkpoint.
func withLeastRows(t *testing.T, n int) {
	t.Helper()
	before := leastRows
	leastRows = n
	t.Cleanup(func() { leastRows = before })
}

// printed returns an article of one of a few outlets.
func printed(key, text string, outlet int) *news.Article {
	x := news.Article{Key: news.Key(key), Title: "Ferry back", Text: text, Fetched: withdrawnAt}
	if outlet > 0 {
		x.Source = fmt.Sprint("Outlet ", outlet)
		x.Published = time.Unix(int64(outlet)*1e8, 0)
	}
	return news.New(x)
}

// checkTable compares the table of an open archive with the heads of its articles.
func checkTable(t *testing.T, a *Archive) {
	t.Helper()
	want, err := readTable(a.db, true)
	if err != nil {
		t.Fatal(err)
	}
	got := a.table
	diff(t, "rows", got.Select(all), want.Select(all))
	diff(t, "outlets", got.Sources(), want.Sources())
	_, damaged := got.Sizes()
	_, wantDamaged := want.Sizes()
	diff(t, "damaged", damaged, wantDamaged)
	diff(t, "newest", got.Head(), want.Head())
}

// hasCheckpoint reports whether the next Open will use a checkpoint.
func hasCheckpoint(a *Archive) bool {
	_, _, err := readCheckpoint(a.db)
	return err == nil
}

// Whatever was put, corrected, withdrawn, forgotten and erased before and after the checkpoint, an archive opens with
// the table that the heads of its articles give.
func TestCheckpoint(t *testing.T) {
	withLeastRows(t, 8)
	used := 0
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		path := filepath.Join(t.TempDir(), "archive.db")
		a := open(t, path)
		for step := range 60 {
			key := fmt.Sprint("key-", r.IntN(25))
			switch r.IntN(10) {
			case 0:
				withdraw(t, a, withdrawnAt, news.Key(key))
			case 1:
				if _, err := a.Forget([]news.Key{news.Key(key)}, withdrawnAt, false); err != nil {
					t.Fatal(err)
				}
			case 2:
				if _, err := a.Erase(a.Head()); err != nil {
					t.Fatal(err)
				}
			case 3:
				a.Close()
				a = open(t, path)
				checkTable(t, a)
			default:
				put(t, a, printed(key, fmt.Sprint("Berth ", r.IntN(3)), r.IntN(4)), printed(key+"x", fmt.Sprint(step), r.IntN(4)))
			}
			checkTable(t, a)
		}
		if err := a.Reread(t.Context()); err != nil {
			t.Error(err)
		}
		if hasCheckpoint(a) {
			used++
		}
		a.Close()
		for _, o := range []Options{{Path: path, ReadOnly: true}, {Path: path}} {
			b, err := Open(o)
			if err != nil {
				t.Fatal(err)
			}
			checkTable(t, b)
			b.Close()
		}
	}
	if used < 15 {
		t.Errorf("%d of 30 archives have a checkpoint, want most", used)
	}
}

// archiveOf returns the path of a closed archive with a checkpoint.
func archiveOf(t *testing.T, articles int) string {
	t.Helper()
	withLeastRows(t, articles/2)
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	for i := range articles {
		put(t, a, printed(fmt.Sprint("key-", i), fmt.Sprint("Berth ", i), i%4))
	}
	if !hasCheckpoint(a) {
		t.Fatal("there is no checkpoint")
	}
	a.Close()
	return path
}

// A checkpoint that is damaged, and one of a file that is behind it, are not used.
func TestCheckpointIsNotUsed(t *testing.T) {
	path := archiveOf(t, 40)
	a := open(t, path)
	data := a.table.Encode()
	a.Close()
	edit(t, path, func(tx *bbolt.Tx) error {
		return tx.Bucket(layout.Checkpoint).Put(keyTable, data[:len(data)-1])
	})
	b := open(t, path)
	checkTable(t, b)
	diff(t, "articles", b.Len(), 40)
	if !hasCheckpoint(b) {
		t.Error("a new checkpoint was not made")
	}
	b.Close()
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket(layout.Revisions).SetSequence(3) })
	c, err := openSound(Options{Path: path})
	if err == nil {
		c.Close()
	}
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("a file that is behind its checkpoint: %v, want ErrDamaged", err)
	}
}

// When a revision after the checkpoint is damaged, Open reads the heads of all.
func TestDamageAfterCheckpoint(t *testing.T) {
	path := archiveOf(t, 40)
	edit(t, path, func(tx *bbolt.Tx) error { return flip(tx, 40, -1) })
	a := open(t, path)
	diff(t, "articles", []int{a.Len(), a.Damaged()}, []int{39, 1})
	checkTable(t, a)
}

// What is damaged behind a checkpoint is found when it is read, or by Reread, and importing it again repairs it.
func TestDamageBehindCheckpoint(t *testing.T) {
	path := archiveOf(t, 40)
	edit(t, path, func(tx *bbolt.Tx) error { return errors.Join(flip(tx, 7, -1), flip(tx, 9, -1)) })
	a := open(t, path)
	diff(t, "articles that are listed", a.Len(), 40)
	if _, err := a.Article(7); !errors.Is(err, ErrDamaged) {
		t.Errorf("err = %v, want ErrDamaged", err)
	}
	diff(t, "articles after one was read", []int{a.Len(), a.Damaged()}, []int{39, 1})
	if err := a.Reread(t.Context()); err != nil {
		t.Fatal(err)
	}
	diff(t, "articles after all were read", []int{a.Len(), a.Damaged()}, []int{38, 2})
	checkTable(t, a)
	put(t, a, printed("key-6", "Berth 6", 2), printed("key-8", "Berth 8", 0))
	diff(t, "articles after they were put again", []int{a.Len(), a.Damaged()}, []int{40, 0})
	checkTable(t, a)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.Reread(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
}

// When the lists of the file are wrong, Reread says so, and the next Open uses no checkpoint.
func TestRereadFindsWrongLists(t *testing.T) {
	for name, damage := range map[string]func(tx *bbolt.Tx) error{
		"an article is not listed": func(tx *bbolt.Tx) error {
			return tx.Bucket(layout.Keys).Delete(layout.KeyOf("key-7"))
		},
		"a receipt is not listed": func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket(layout.Prefixes).Cursor().First()
			return tx.Bucket(layout.Prefixes).Delete(k)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := archiveOf(t, 40)
			edit(t, path, damage)
			a := open(t, path)
			if err := a.Reread(t.Context()); !errors.Is(err, ErrDamaged) {
				t.Errorf("err = %v, want ErrDamaged", err)
			}
			for i := range 20 {
				_, _ = a.Put([]*news.Article{printed(fmt.Sprint("more-", i), "C", 1)})
			}
			if hasCheckpoint(a) {
				t.Error("a checkpoint of a damaged file was written")
			}
			a.Close()
			b := open(t, path)
			checkTable(t, b)
			if b.Len() < 59 {
				t.Errorf("%d articles of 60", b.Len())
			}
			if err := b.Reread(t.Context()); err != nil {
				t.Errorf("after opening again: %v", err)
			}
		})
	}
}

// Reread mends the dates and outlets that a wrong checkpoint gave, and says nothing.
func TestRereadMendsTable(t *testing.T) {
	path := archiveOf(t, 40)
	edit(t, path, func(tx *bbolt.Tx) error {
		other := table.New(40)
		for s := range news.Serial(40) {
			other.Add(s+1, printed("", "", 3))
		}
		return tx.Bucket(layout.Checkpoint).Put(keyTable, other.Encode())
	})
	a := open(t, path)
	diff(t, "outlets of the wrong checkpoint", a.Sources(), []string{"Outlet 3"})
	if err := a.Reread(t.Context()); err != nil {
		t.Error(err)
	}
	checkTable(t, a)
	put(t, a, printed("new", "C", 1))
	if !hasCheckpoint(a) {
		t.Error("no new checkpoint was written")
	}
	a.Close()
	checkTable(t, open(t, path))
}

// The file no longer names an outlet whose articles are all erased.
func TestErasedOutletLeavesCheckpoint(t *testing.T) {
	path := archiveOf(t, 40)
	a := open(t, path)
	put(t, a, news.New(news.Article{Key: "secret", Title: "A", Text: "B", Source: "Outlet to forget"}))
	for i := range 20 {
		put(t, a, printed(fmt.Sprint("more-", i), "C", 1))
	}
	if _, err := a.Forget([]news.Key{"secret"}, withdrawnAt, false); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Erase(a.Head()); err != nil {
		t.Fatal(err)
	}
	put(t, a, printed("last", "D", 1))
	if !hasCheckpoint(a) {
		t.Error("there is no checkpoint")
	}
	if err := a.Compact(); err != nil {
		t.Fatal(err)
	}
	a.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("Outlet to forget")) {
		t.Error("the outlet is in the file")
	}
}
