package archive

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// These two keys were found by search: with these words, their receipts have the same prefix.
func TestByReceiptCollision(t *testing.T) {
	one, two := words("wire-881733", wire), words("wire-2334627", wire)
	if news.Prefix(one.Key, one.Revision) != news.Prefix(two.Key, two.Revision) {
		t.Fatal("the two keys no longer collide: search for others")
	}
	a := fresh(t)
	put(t, a, one, words("between", wire), two)
	e, err := two.Excerpt(prose.Span{Start: 4, End: 9})
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.ByReceipt(e.Receipt())
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "candidates", found, []*news.Article{one, two})
	if _, err := e.Receipt().Of(one); err == nil {
		t.Error("the receipt of one resolves in the other")
	}
	if got, err := e.Receipt().Of(two); err != nil || got.Text() != "ferry" {
		t.Errorf("resolved to %q, %v, want ferry", got.Text(), err)
	}
}

func TestByReceiptUnknown(t *testing.T) {
	a := fresh(t)
	put(t, a, news.New(ferry()))
	if got := byReceipt(t, a, words("elsewhere", wire)); len(got) != 0 {
		t.Errorf("found %d revisions for a receipt of none", len(got))
	}
}

// Since returns the revisions in order, across pages, from any serial.
func TestSince(t *testing.T) {
	const n = 2*pageSize + 3
	a := open(t, "")
	var batch []*news.Article
	for i := range n {
		batch = append(batch, words(fmt.Sprint("k", n-i), fmt.Sprint("Text ", i, ".")))
	}
	put(t, a, batch...)
	for _, after := range []int{0, 1, pageSize - 1, pageSize, n - 1, n, n + 5} {
		got := entries(t, a, news.Serial(after))
		if want := max(0, n-after); len(got) != want {
			t.Errorf("after %d: %d entries, want %d", after, len(got), want)
		}
		for i, e := range got {
			if want := fmt.Sprint("Text ", after+i, "."); e.Serial != news.Serial(after+i+1) || e.Article.Text != want || !e.Current {
				t.Fatalf("after %d: entry %d is %d %q, want %q", after, i, e.Serial, e.Article.Text, want)
			}
		}
	}
}

// The loop over Since may put articles, and may end early.
func TestSinceWhileWriting(t *testing.T) {
	a := open(t, "")
	put(t, a, words("k0", "Text."))
	n := 0
	for e, err := range a.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if n = int(e.Serial); n == 5 {
			break
		}
		put(t, a, words(fmt.Sprint("k", n), "Text."))
	}
	if n != 5 {
		t.Errorf("read up to %d, want to have read what came in meanwhile, up to 5", n)
	}
}

// Select returns the newest first, by the date of publication or else of fetching.
func TestSelect(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 12, 0, 0, 0, time.UTC) }
	a := fresh(t)
	put(t, a,
		news.New(news.Article{Key: "third", Text: "Text.", Source: "B", Published: day(2), Fetched: day(9)}),
		news.New(news.Article{Key: "first", Text: "Text.", Source: "A", Fetched: day(5)}),
		news.New(news.Article{Key: "last", Text: "Text."}),
		news.New(news.Article{Key: "second", Text: "Text.", Source: "A", Published: day(2), Fetched: day(1)}))
	ofA := []Row{rowOf(2, day(5), false, "A"), rowOf(4, day(2), true, "A")}
	diff(t, "rows", a.Select(all), append(ofA[:2:2], rowOf(1, day(2), true, "B"), Row{Serial: 3}))
	diff(t, "rows of A", a.Select(func(m Meta) bool { return m.Source == "A" }), ofA)
	diff(t, "sources", a.Sources(), []string{"", "A", "B"})
}

// The old name of an outlet is gone once the last article that has it is corrected.
func TestSourcesAfterCorrection(t *testing.T) {
	a := fresh(t)
	put(t, a, with(func(x *news.Article) { x.Source = "Quenby Paket" }))
	put(t, a, news.New(ferry()))
	diff(t, "sources", a.Sources(), []string{"The Quenby Packet"})
}

// Before skips revisions of other articles, those that are not wanted, and the revision itself.
func TestBefore(t *testing.T) {
	a := fresh(t)
	on := func(key, text string, d int) *news.Article {
		fetched := time.Date(2026, 3, d, 9, 0, 0, 0, time.UTC)
		return news.New(news.Article{Key: news.Key(key), Text: text, Fetched: fetched})
	}
	put(t, a, on("page", "First.", 1), on("other", "Else.", 1))
	put(t, a, on("page", "Second.", 2))
	put(t, a, on("page", "Third.", 3))
	for _, tt := range []struct {
		serial news.Serial
		until  int // a day of fetching
		want   string
	}{
		{4, 3, "Second."}, {4, 1, "First."}, {3, 3, "First."}, {4, 0, ""}, {1, 3, ""}, {2, 3, ""}, {9, 3, ""}, {0, 3, ""},
	} {
		got, err := a.Before(tt.serial, func(r *news.Article) bool { return r.Fetched.Day() <= tt.until })
		if err != nil {
			t.Fatal(err)
		}
		if text := textOf(got); text != tt.want {
			t.Errorf("before %d, fetched by %d March: %q, want %q", tt.serial, tt.until, text, tt.want)
		}
	}
}

func textOf(a *news.Article) string {
	if a == nil {
		return ""
	}
	return a.Text
}

func rowOf(s news.Serial, date time.Time, published bool, source string) Row {
	return Row{Serial: s, Meta: Meta{Date: date, Published: published, Source: source}}
}
