package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

var forgottenOn = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// forget forgets and erases articles.
func forget(t *testing.T, a *Archive, forGood bool, keys ...news.Key) (stored int) {
	t.Helper()
	stored, err := a.Forget(keys, forgottenOn, forGood)
	if err != nil {
		t.Fatal(err)
	}
	eraseAll(t, a)
	return stored
}

func eraseAll(t *testing.T, a *Archive) {
	t.Helper()
	for {
		erased, err := a.Erase(a.Head())
		if err != nil {
			t.Fatal(err)
		}
		if len(erased) == 0 {
			break
		}
	}
	if n, err := a.Erasing(); n != 0 || err != nil {
		t.Fatalf("%d articles are left to erase (%v)", n, err)
	}
}

// checkGone checks that no record has words of an article, and that its receipts say when it was withdrawn.
func checkGone(t *testing.T, a *Archive, x *news.Article) {
	t.Helper()
	for e := range a.Since(0) {
		if e.Article != nil && (e.Article.Key == x.Key || strings.Contains(e.Article.Text, x.Text)) {
			t.Errorf("revision %d still has words of %q", e.Serial, x.Key)
		}
	}
	if got := byReceipt(t, a, x); len(got) != 0 {
		t.Errorf("a receipt of %q still resolves", x.Key)
	}
	e, ok, err := a.Erased(receiptOf(t, x))
	if err != nil || !ok || !e.At.Equal(forgottenOn) {
		t.Errorf("a receipt of %q was withdrawn %v, %v, %v; want %v", x.Key, e.At, ok, err, forgottenOn)
	}
}

func receiptOf(t *testing.T, x *news.Article) news.Receipt {
	t.Helper()
	e, err := x.Excerpt(prose.Span{Start: 0, End: len(x.Text)})
	if err != nil {
		t.Fatal(err)
	}
	return e.Receipt()
}

// A forgotten article is gone with all its revisions, also from the file that is opened again, and is
// refused from then on. The others stay.
func TestForget(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	old, changed, other := words("qp-17", "An earlier wording."), words("qp-17", wire), words("other", "The dam holds.")
	put(t, a, old)
	put(t, a, changed, other)
	if n := forget(t, a, true, "qp-17", "unknown"); n != 1 {
		t.Errorf("forgot %d stored articles, want 1", n)
	}
	check := func() {
		t.Helper()
		checkGone(t, a, old)
		checkGone(t, a, changed)
		if a.Len() != 1 || a.Damaged() != 0 || len(byReceipt(t, a, other)) != 1 {
			t.Errorf("%d articles, %d damaged: want the other one alone", a.Len(), a.Damaged())
		}
		diff(t, "outcomes", put(t, a, changed, other), []news.Outcome{news.Withdrawn, news.Same})
	}
	check()
	a.Close()
	a = open(t, path)
	check()
	if n, err := a.Allow([]Tombstone{TombstoneOf("qp-17"), TombstoneOf("other")}); n != 1 || err != nil {
		t.Errorf("allowed %d (%v), want 1", n, err)
	}
	diff(t, "outcomes", put(t, a, changed), []news.Outcome{news.Added})
	if got := byReceipt(t, a, changed); len(got) != 1 {
		t.Error("the receipt of an article that was stored again does not resolve")
	}
}

// An article whose time is over leaves no tombstone: only its age refuses it.
func TestForgetWithoutTombstone(t *testing.T) {
	a := fresh(t)
	x := words("qp-17", wire)
	put(t, a, x)
	forget(t, a, false, "qp-17")
	checkGone(t, a, x)
	diff(t, "outcomes", put(t, a, x), []news.Outcome{news.Added})
}

// An article that was withdrawn, put back, and corrected is forgotten with what was stored before that.
func TestForgetLongLife(t *testing.T) {
	a := fresh(t)
	first, second := words("qp-17", "An earlier wording."), words("qp-17", wire)
	put(t, a, first)
	if _, err := a.Withdraw([]news.Key{"qp-17"}, forgottenOn.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	put(t, a, second)
	corrected := *second
	corrected.Author = "Ada Orme"
	put(t, a, &corrected)
	if _, err := a.Withdraw([]news.Key{"qp-17"}, forgottenOn); err != nil {
		t.Fatal(err)
	}
	if n := forget(t, a, true, "qp-17"); n != 1 {
		t.Errorf("forgot %d, want a withdrawn article too", n)
	}
	checkGone(t, a, first)
	checkGone(t, a, second)
}

// Only what the index has dropped is erased. An article that comes back before that keeps its new words.
func TestEraseWaits(t *testing.T) {
	a := fresh(t)
	x, again := words("qp-17", wire), words("qp-17", "Another wording.")
	put(t, a, x)
	before := a.Head()
	if _, err := a.Forget([]news.Key{"qp-17"}, forgottenOn, false); err != nil {
		t.Fatal(err)
	}
	if erased, err := a.Erase(before); len(erased) != 0 || err != nil {
		t.Errorf("erased %v (%v) before the index could drop them", erased, err)
	}
	if len(byReceipt(t, a, x)) != 1 {
		t.Error("the words are not there while the index needs them")
	}
	put(t, a, again)
	eraseAll(t, a)
	checkErasedBeside(t, a, x, again)
}

func checkErasedBeside(t *testing.T, a *Archive, gone, kept *news.Article) {
	t.Helper()
	if len(byReceipt(t, a, gone)) != 0 || len(byReceipt(t, a, kept)) != 1 {
		t.Error("want the old words gone, and the new ones kept")
	}
	if got, ok, err := a.Current(kept.Key); !ok || err != nil || got.Revision != kept.Revision {
		t.Errorf("current = %v, %v, %v; want the new words", got, ok, err)
	}
}

// A damaged revision does not keep the older ones from being erased, and an article without any sound
// one is forgotten as well.
func TestForgetDamaged(t *testing.T) {
	a := fresh(t)
	old, changed := words("qp-17", "An earlier wording."), words("qp-17", wire)
	put(t, a, old)
	put(t, a, words("other", "The dam holds."))
	put(t, a, changed)
	breakRecord(t, a, 3)
	if n := forget(t, a, true, "qp-17"); n != 1 {
		t.Errorf("forgot %d, want 1", n)
	}
	checkGone(t, a, old)
	if _, err := a.Article(3); !errors.Is(err, ErrReplaced) {
		t.Errorf("the damaged revision: %v, want ErrReplaced", err)
	}
	if a.Damaged() != 0 || a.Len() != 1 {
		t.Errorf("%d articles, %d damaged; want 1, 0", a.Len(), a.Damaged())
	}
}

// A mistyped receipt of an erased revision is none.
func TestErasedReceiptIsChecked(t *testing.T) {
	a := fresh(t)
	x := words("qp-17", wire)
	put(t, a, x)
	forget(t, a, true, "qp-17")
	r := receiptOf(t, x)
	r.Start++
	if _, ok, err := a.Erased(r); ok || err != nil {
		t.Errorf("a receipt with a wrong character was withdrawn (%v)", err)
	}
}

// Tombstones, and what is left to erase, outlive damage of the file.
func TestSalvageKeepsForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	erased, erasing := words("qp-17", wire), words("qp-18", "The dam holds.")
	put(t, a, erased, erasing, words("other", "The bridge is shut."))
	forget(t, a, true, erased.Key)
	if _, err := a.Forget([]news.Key{erasing.Key}, forgottenOn, true); err != nil {
		t.Fatal(err)
	}
	a.Close()
	b := salvaged(t, path)
	if b.Len() != 1 {
		t.Errorf("%d articles, want the other one alone", b.Len())
	}
	eraseAll(t, b)
	checkGone(t, b, erased)
	checkGone(t, b, erasing)
	diff(t, "outcomes", put(t, b, erased, erasing), []news.Outcome{news.Withdrawn, news.Withdrawn})
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
}
