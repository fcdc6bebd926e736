package archive

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

var (
	withdrawnAt = time.Date(2026, 3, 9, 10, 0, 0, 0, time.UTC)
	later       = withdrawnAt.Add(time.Hour)
)

func withdraw(t *testing.T, a *Archive, at time.Time, keys ...news.Key) int {
	t.Helper()
	n, err := a.Withdraw(keys, at)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func checkWithdrawn(t *testing.T, a *Archive, key news.Key, want time.Time) {
	t.Helper()
	at, ok, err := a.Withdrawn(key)
	if err != nil || ok != !want.IsZero() || !at.Equal(want) {
		t.Errorf("withdrawn at %v, %v, %v; want %v", at, ok, err, want)
	}
}

// A withdrawn article is no current one, also after the file was closed; its words stay for receipts.
func TestWithdraw(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	article, other := news.New(ferry()), words("other", wire)
	put(t, a, article, other)
	if n := withdraw(t, a, withdrawnAt, "qp-17", "unknown", "qp-17"); n != 1 {
		t.Errorf("%d withdrawn, want 1", n)
	}
	check := func(a *Archive) {
		t.Helper()
		diff(t, "entries", entries(t, a, 0), []Entry{{Serial: 1, Article: article},
			{Serial: 2, Current: true, Article: other}, {Serial: 3, Replaces: 1}})
		diff(t, "rows", len(a.Select(all)), 1)
		diff(t, "by receipt", byReceipt(t, a, article), []*news.Article{article})
		checkWithdrawn(t, a, "qp-17", withdrawnAt)
		checkWithdrawn(t, a, "other", time.Time{})
		checkWithdrawn(t, a, "unknown", time.Time{})
		if _, ok, err := a.Current("qp-17"); ok || err != nil {
			t.Errorf("current %v, %v; want none", ok, err)
		}
		if a.Len() != 1 || a.Damaged() != 0 {
			t.Errorf("%d articles, %d damaged; want 1 and 0", a.Len(), a.Damaged())
		}
	}
	check(a)
	if n := withdraw(t, a, later, "qp-17"); n != 0 {
		t.Errorf("%d withdrawn once more, want 0", n)
	}
	a.Close()
	check(open(t, path))
}

// Putting an article puts it back, with what was known of it, and it can be withdrawn again.
func TestWithdrawnArticleComesBack(t *testing.T) {
	for name, in := range map[string]*news.Article{
		"the same":    news.New(ferry()),
		"less":        words("qp-17", wire),
		"other words": with(func(a *news.Article) { a.Text = "No ferry." }),
	} {
		t.Run(name, func(t *testing.T) {
			a := fresh(t)
			put(t, a, news.New(ferry()))
			withdraw(t, a, withdrawnAt, "qp-17")
			if got := put(t, a, in, in); got[0] != news.Changed || got[1] != news.Same {
				t.Errorf("outcomes %v, want changed, same", got)
			}
			got, ok, err := a.Current("qp-17")
			if err != nil || !ok || got.Text != in.Text || got.Author != "Ada Orme" {
				t.Errorf("current %+v, %v, %v; want the article", got, ok, err)
			}
			checkWithdrawn(t, a, "qp-17", time.Time{})
			diff(t, "receipts", len(byReceipt(t, a, news.New(ferry()))) > 0, true)
			withdraw(t, a, later, "qp-17")
			checkWithdrawn(t, a, "qp-17", later)
		})
	}
}

// A withdrawal that cannot be written changes nothing.
func TestWithdrawNothingByHalves(t *testing.T) {
	a := fresh(t)
	put(t, a, news.New(ferry()), words("other", wire))
	a.db.Close()
	if _, err := a.Withdraw([]news.Key{"qp-17"}, withdrawnAt); err == nil {
		t.Error("withdrawn in a closed file")
	}
	if a.Len() != 2 {
		t.Errorf("%d articles, want 2", a.Len())
	}
}

// What a damaged archive is saved into knows what was withdrawn.
func TestSalvageKeepsWithdrawals(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, news.New(ferry()), words("other", wire), words("back", "It sails."))
	withdraw(t, a, withdrawnAt, "qp-17", "back")
	put(t, a, words("back", "It sails."))
	a.Close()
	b := salvaged(t, path)
	checkWithdrawn(t, b, "qp-17", withdrawnAt)
	checkWithdrawn(t, b, "back", time.Time{})
	diff(t, "articles", b.Len(), 2)
}

// An archive that was closed by the version before is opened, to read and to write.
func TestFirstFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, news.New(ferry()))
	setFormat(t, a, layout.FirstFormat)
	a.Close()
	b, err := Open(Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "format read", formatOf(t, b), layout.FirstFormat)
	diff(t, "articles read", b.Len(), 1)
	b.Close()
	c := open(t, path)
	diff(t, "format written", formatOf(t, c), layout.Format)
	diff(t, "articles written", c.Len(), 1)
	setFormat(t, c, "4")
	c.Close()
	if _, err := Open(Options{Path: path}); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer one: %v, want ErrNewer", err)
	}
}
