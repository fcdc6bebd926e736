package index

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/bm25"
	"quoth/retrieval/news"
)

func near(got, want float64) bool { return math.Abs(got-want) < 1e-5*max(1, math.Abs(want)) }

// Worked out by hand.
func TestLengths(t *testing.T) {
	for name, c := range map[string]struct{ got, want float64 }{
		"an empty index's mean is one":    {lengths{}.mean(), 1},
		"four terms over two documents":   {lengths{2, 4}.mean(), 2},
		"never less than a term":          {lengths{4, 1}.mean(), 1},
		"a norm of a half is four terms":  {length(0.5), 4},
		"a document without any has none": {length(0), 1},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// Of three passages with 4, 3 and 6 terms, two have "ferry". Their bytes (25, 21 and 36, at ten a term)
// make the mean 7/3. They are indexed in one batch and in three.
func TestScores(t *testing.T) {
	docs := []Document{
		doc(1, "Ferry", "Ferry sails. Ferry docks."),
		doc(2, "Harbour", "Harbour opens Monday."),
		doc(3, "", "Ferry crew rests quietly all winter."),
	}
	const mean = 7.0 / 3
	ferry := bm25.IDF(2, 3)
	want := []Hit{
		{Serial: 1, Passage: ferry * bm25.Text.Saturate(2, 4/mean), Body: ferry * bm25.Text.Saturate(2, 4/mean),
			Title: bm25.IDF(1, 3) * bm25.Title.Saturate(1, 1)},
		{Serial: 3, Passage: ferry * bm25.Text.Saturate(1, 6/mean), Body: ferry * bm25.Text.Saturate(1, 6/mean)},
	}
	one, many := memory(t), memory(t)
	update(t, one, Batch{Put: docs, Upto: 3})
	for i, d := range docs {
		update(t, many, Batch{Put: []Document{d}, Upto: news.Serial(i + 1)})
	}
	for name, x := range map[string]*Index{"one batch": one, "many batches": many} {
		found := find(t, x, Query{Terms: terms("ferries", "zeppelin")})
		if len(found.Hits) != len(want) {
			t.Fatalf("%s: %d hits, want %d", name, len(found.Hits), len(want))
		}
		for i, w := range want {
			h := found.Hits[i]
			if h.Serial != w.Serial || !near(h.Passage, w.Passage) || !near(h.Body, w.Body) || !near(h.Title, w.Title) {
				t.Errorf("%s: hit %d = %+v, want %+v", name, i, h, w)
			}
		}
		if !near(found.PassageIDF[0], ferry) || !near(found.PassageIDF[1], bm25.IDF(0, 3)) ||
			!near(found.ArticleIDF[0], ferry) || !near(x.state().passages.mean(), mean) || found.Articles != 3 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

// Weights scale; a term in every document still counts for a little.
func TestWeights(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Put: harbour(9), Upto: 9})
	single := find(t, x, Query{Terms: []Term{{Text: "harbor", Weight: 1}}})
	double := find(t, x, Query{Terms: []Term{{Text: "harbor", Weight: 2}}})
	if len(single.Hits) != 9 {
		t.Fatalf("%d articles for the word they all have, want 9", len(single.Hits))
	}
	if s := single.Hits[0].Passage; s <= 0 || !near(double.Hits[0].Passage, 2*s) {
		t.Errorf("scores %v and, with twice the weight, %v", s, double.Hits[0].Passage)
	}
	found := find(t, x, Query{Terms: terms("harbour", "berth4")})
	if got := found.Hits[0].Serial; got != 5 {
		t.Errorf("best = %d, want 5, which has the rare word", got)
	}
	if found.PassageIDF[0] >= found.PassageIDF[1] {
		t.Errorf("idf %v: the common word weighs no less than the rare one", found.PassageIDF)
	}
}

// Every score of every query over anything is a number, not negative, and the order is
// that of the scores.
func TestScoresAreNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("ferry harbour berth the of 1,200 U.S. don’t ß 東京 — … éclair quay")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[r.IntN(len(words))] + []string{" ", " ", "\n", ". "}[r.IntN(4)])
		}
		return b.String()
	}
	x := memory(t)
	var live []news.Serial
	for serial := 1; serial <= 120; serial++ {
		b := Batch{Put: []Document{doc(serial, text(r.IntN(4)), text(r.IntN(60)))}, Upto: news.Serial(serial)}
		if len(live) > 0 && r.IntN(3) == 0 {
			i := r.IntN(len(live))
			b.Drop = []news.Serial{live[i]}
			live = slices.Delete(live, i, i+1)
		}
		update(t, x, b)
		live = append(live, news.Serial(serial))
	}
	for range 60 {
		q := Query{Passages: r.IntN(4), Articles: r.IntN(4)}
		for range r.IntN(6) {
			q.Terms = append(q.Terms, Term{Text: words[r.IntN(len(words))], Weight: float64(r.IntN(3))})
		}
		found := find(t, x, q)
		last := math.Inf(1)
		for _, h := range found.Hits {
			for _, s := range []float64{h.Passage, h.Body, h.Title} {
				if math.IsNaN(s) || math.IsInf(s, 0) || s < 0 {
					t.Fatalf("%+v: score %v", q, s)
				}
			}
			if sum := h.Passage + h.Body + h.Title; sum > last {
				t.Fatalf("%+v: %v comes after %v", q, sum, last)
			} else {
				last = sum
			}
		}
		for _, idf := range append(found.PassageIDF, found.ArticleIDF...) {
			if !(idf > 0) || math.IsInf(idf, 0) {
				t.Fatalf("%+v: idf %v", q, idf)
			}
		}
	}
}
