package indextest

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

func near(got, want float64) bool { return math.Abs(got-want) < 1e-5*max(1, math.Abs(want)) }

// Of three passages with 4, 3 and 6 terms, two have "ferry". Their bytes (25, 21 and 36, at ten a term)
// make the mean 7/3. They are indexed in one batch and in three.
func testScores(t *testing.T, create Maker) {
	docs := []index.Document{
		Doc(1, "Ferry", "Ferry sails. Ferry docks."),
		Doc(2, "Harbour", "Harbour opens Monday."),
		Doc(3, "", "Ferry crew rests quietly all winter."),
	}
	const mean = 7.0 / 3
	ferry := bm25.IDF(2, 3)
	want := []index.Hit{
		{Serial: 1, Passage: ferry * bm25.Text.Saturate(2, 4/mean), Body: ferry * bm25.Text.Saturate(2, 4/mean),
			Title: bm25.IDF(1, 3) * bm25.Title.Saturate(1, 1)},
		{Serial: 3, Passage: ferry * bm25.Text.Saturate(1, 6/mean), Body: ferry * bm25.Text.Saturate(1, 6/mean)},
	}
	one, many := create(t), create(t)
	Update(t, one, index.Batch{Put: docs, Upto: 3})
	for i, d := range docs {
		Update(t, many, index.Batch{Put: []index.Document{d}, Upto: news.Serial(i + 1)})
	}
	for name, x := range map[string]index.Index{"one batch": one, "many batches": many} {
		found := Find(t, x, index.Query{Terms: Terms("ferries", "zeppelin")})
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
			!near(found.ArticleIDF[0], ferry) || found.Articles != 3 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

// Weights scale; a term in every document still counts for a little.
func testWeights(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: Harbour(9), Upto: 9})
	single := Find(t, x, index.Query{Terms: []index.Term{{Text: "harbor", Weight: 1}}})
	double := Find(t, x, index.Query{Terms: []index.Term{{Text: "harbor", Weight: 2}}})
	if len(single.Hits) != 9 {
		t.Fatalf("%d articles for the word they all have, want 9", len(single.Hits))
	}
	if s := single.Hits[0].Passage; s <= 0 || !near(double.Hits[0].Passage, 2*s) {
		t.Errorf("scores %v and, with twice the weight, %v", s, double.Hits[0].Passage)
	}
	found := Find(t, x, index.Query{Terms: Terms("harbour", "berth4")})
	if got := found.Hits[0].Serial; got != 5 {
		t.Errorf("best = %d, want 5, which has the rare word", got)
	}
	if found.PassageIDF[0] >= found.PassageIDF[1] {
		t.Errorf("idf %v: the common word weighs no less than the rare one", found.PassageIDF)
	}
}

// Every score of every query over anything is a number, not negative, and the order is
// that of the scores.
func testScoresAreNumbers(t *testing.T, create Maker) {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("ferry harbour berth the of 1,200 U.S. don’t ß 東京 — … éclair quay")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[r.IntN(len(words))] + []string{" ", " ", "\n", ". "}[r.IntN(4)])
		}
		return b.String()
	}
	x := create(t)
	var live []news.Serial
	for serial := 1; serial <= 120; serial += 5 {
		var b index.Batch
		if len(live) > 0 {
			i := r.IntN(len(live))
			b.Drop = []news.Serial{live[i]}
			live = slices.Delete(live, i, i+1)
		}
		for n := range 5 {
			b.Put = append(b.Put, Doc(serial+n, text(r.IntN(4)), text(r.IntN(60))))
			b.Upto = news.Serial(serial + n)
			live = append(live, b.Upto)
		}
		Update(t, x, b)
	}
	for range 60 {
		q := index.Query{Passages: r.IntN(4), Articles: r.IntN(4)}
		for range r.IntN(6) {
			q.Terms = append(q.Terms, index.Term{Text: words[r.IntN(len(words))], Weight: float64(r.IntN(3))})
		}
		found := Find(t, x, q)
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
