package index

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// doc is an article whose passages are its lines.
func doc(serial int, title, text string) Document {
	return docOf(serial, news.Article{Title: title, Text: text})
}

func docOf(serial int, a news.Article) Document {
	done := news.New(a)
	return Document{Serial: news.Serial(serial), Article: done, Passages: prose.Paragraphs(done.Text)}
}

func memory(t testing.TB) *Index {
	t.Helper()
	x, err := Create(Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func update(t testing.TB, x *Index, b Batch) {
	t.Helper()
	if err := x.Update(b); err != nil {
		t.Fatal(err)
	}
}

// onDisk makes an index of the documents and closes it.
func onDisk(t testing.TB, docs ...Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index")
	x, err := Create(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	update(t, x, Batch{Put: docs, Upto: news.Serial(len(docs))})
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// terms are those of words, each of weight 1.
func terms(words ...string) []Term {
	var out []Term
	var s prose.Stemmer
	for _, w := range words {
		out = append(out, Term{Text: s.Term(w), Weight: 1})
	}
	return out
}

func find(t testing.TB, x *Index, q Query) Found {
	t.Helper()
	found, err := x.Find(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// serials are the articles found for words, best first.
func serials(t testing.TB, x *Index, q Query) []news.Serial {
	t.Helper()
	var out []news.Serial
	for _, h := range find(t, x, q).Hits {
		out = append(out, h.Serial)
	}
	return out
}

func diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

// harbour is n articles: each has the word harbour, its number as a word, and words that
// some others have too.
func harbour(n int) []Document {
	out := make([]Document, n)
	for i := range out {
		out[i] = docOf(i+1, news.Article{
			Title: fmt.Sprintf("Harbour notes %d", i),
			Text: fmt.Sprintf("Harbour berth%d took %d ships.\nPilot%d and crew%d rested while the harbour slept.", i,
				i%7, i%5, i%3),
			Source: []string{"The Quenby Packet", "Gazette"}[i%2], Published: date(1 + i%20),
		})
	}
	return out
}

func date(day int) time.Time { return time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC) }
