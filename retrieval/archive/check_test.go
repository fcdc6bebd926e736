package archive

import (
	"bytes"
	"context"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

func checked(t *testing.T, a *Archive) Checked {
	t.Helper()
	if err := a.CheckPages(); err != nil {
		t.Fatal(err)
	}
	c, err := a.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Nothing is wrong with an archive, whatever happened to its articles.
func TestCheckSound(t *testing.T) {
	path := oldArchive(t)
	old, err := CheckFile(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "an archive of the first format", old, Checked{Articles: 11, Revisions: old.Revisions})
	a := open(t, path)
	diff(t, "migrated", checked(t, a), Checked{Articles: 12, Revisions: old.Revisions})
	ferry, bees, wall, strike := files()
	put(t, a, ferry, bees, wall, strike)
	if _, err := a.Withdraw([]news.Key{ferry.Key}, time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Forget([]news.Key{bees.Key}, time.Now(), true); err != nil {
		t.Fatal(err)
	}
	diff(t, "withdrawn", checked(t, a), Checked{Articles: a.Len(), Revisions: old.Revisions + 1})
	if _, err := a.Erase(a.Head()); err != nil {
		t.Fatal(err)
	}
	put(t, a, ferry)
	c := checked(t, a)
	diff(t, "forgotten", c, Checked{Articles: a.Len(), Revisions: c.Revisions})
}

// Every damage to a row is found.
func TestCheckDamaged(t *testing.T) {
	harm := func(bucket []byte, f func(b *bbolt.Bucket, k, v []byte) error) func(tx *bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucket)
			k, v := b.Cursor().First()
			return f(b, bytes.Clone(k), bytes.Clone(v))
		}
	}
	flip := func(b *bbolt.Bucket, k, v []byte) error {
		v[len(v)/2] ^= 4
		return b.Put(k, v)
	}
	remove := func(b *bbolt.Bucket, k, _ []byte) error { return b.Delete(k) }
	move := func(b *bbolt.Bucket, k, v []byte) error {
		if err := b.Delete(k); err != nil {
			return err
		}
		k[0] ^= 4
		return b.Put(k, v)
	}
	for _, tc := range []struct {
		name string
		harm func(tx *bbolt.Tx) error
		want func(c Checked) int
	}{
		{"a revision", harm(layout.Revisions, flip), func(c Checked) int { return c.Lost.Count }},
		{"a current revision", func(tx *bbolt.Tx) error {
			b := tx.Bucket(layout.Revisions)
			k, v := b.Cursor().Last()
			return flip(b, bytes.Clone(k), bytes.Clone(v))
		}, func(c Checked) int { return c.Damaged.Count }},
		{"a revision is gone", harm(layout.Revisions, remove), func(c Checked) int { return c.Receipts.Count }},
		{"an article is not listed", harm(layout.Keys, remove), func(c Checked) int { return c.Listed.Count }},
		{"an article is listed as another", harm(layout.Keys, move), func(c Checked) int { return c.Listed.Count }},
		{"an article leads nowhere", harm(layout.Keys, flip), func(c Checked) int { return c.Listed.Count + c.Receipts.Count }},
		{"a receipt is gone", harm(layout.Prefixes, remove), func(c Checked) int { return c.Receipts.Count }},
		{"a receipt leads elsewhere", harm(layout.Prefixes, move), func(c Checked) int { return c.Receipts.Count }},
		{"a tombstone", harm(layout.Tombstones, func(b *bbolt.Bucket, k, v []byte) error { return b.Put(k, v[1:]) }),
			func(c Checked) int { return c.Forgotten.Count }},
		{"what was forgotten", harm(layout.Erased, func(b *bbolt.Bucket, k, v []byte) error { return b.Put(k, v[1:]) }),
			func(c Checked) int { return c.Forgotten.Count }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := open(t, t.TempDir()+"/archive.db")
			for i := range 6 {
				put(t, a, newstest.Numbered(i))
			}
			again := *newstest.Numbered(0)
			again.Text = "Other words."
			put(t, a, news.New(again))
			if _, err := a.Forget([]news.Key{newstest.Numbered(5).Key}, time.Now(), true); err != nil {
				t.Fatal(err)
			}
			if _, err := a.Erase(a.Head()); err != nil {
				t.Fatal(err)
			}
			put(t, a, newstest.Numbered(6)) // the last revision has an article
			if err := a.db.Write(tc.harm); err != nil {
				t.Fatal(err)
			}
			if got := checked(t, a); tc.want(got) == 0 {
				t.Errorf("nothing is found: %+v", got)
			}
		})
	}
}
