//go:build linux

package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/quote"
)

func TestArticle(t *testing.T) {
	d := newDraws()
	for n := range 50 {
		a := d.article(n)
		if again := newDraws().article(n); n == 0 && again.Text != a.Text {
			t.Error("an article is another one the next time")
		}
		if got := len(passage.Split(a.Text)); got != paragraphs {
			t.Errorf("article %d has %d passages, want %d", n, got, paragraphs)
		}
		article := news.New(news.Article{Title: a.Title, Text: a.Text})
		if got := len(quote.Extract(article)); got < paragraphs {
			t.Errorf("article %d has %d quotes, want one in each paragraph", n, got)
		}
	}
}

func TestQuestions(t *testing.T) {
	d, other := newDraws(), newDraws()
	for _, kind := range kinds {
		questions := d.questions(kind, 20, 100)
		for i, q := range questions {
			if q.Kind != kind || q.Text == "" || len(q.terms) == 0 {
				t.Errorf("question %d of kind %s is %+v", i, kind, q)
			}
			if (kind == filtered) == q.Since.IsZero() {
				t.Errorf("question %d of kind %s is since %v", i, kind, q.Since)
			}
		}
		again := other.questions(kind, 20, 100)
		if diff := cmp.Diff(questions, again, cmp.AllowUnexported(question{})); diff != "" {
			t.Errorf("the questions of kind %s are others the next time:\n%s", kind, diff)
		}
	}
}

func TestShare(t *testing.T) {
	var all []time.Duration
	for i := range 100 {
		all = append(all, time.Duration(100-i))
	}
	if got := median(all); got != 51 {
		t.Errorf("the median is %d, want 51", got)
	}
	if got := share(all, 99); got != 100 {
		t.Errorf("p99 is %d, want 100", got)
	}
	if got := share(nil, 50); got != 0 {
		t.Errorf("of nothing the median is %d", got)
	}
}

func TestRatio(t *testing.T) {
	of := func(cpu ...time.Duration) (out []cost) {
		for _, d := range cpu {
			out = append(out, cost{CPU: d})
		}
		return out
	}
	if got := ratio(of(1, 2, 30), of(2, 2, 10)); got != 1 {
		t.Errorf("the ratio is %v, want 1", got)
	}
	if got := ratio(of(1), of(0)); got != 0 {
		t.Errorf("the ratio to nothing is %v, want 0", got)
	}
}

func TestDiffering(t *testing.T) {
	const one, other = `{"results":[{"id":"a","score":1}]}`, `{"results":[{"id":"b","score":1}]}`
	for _, c := range []struct {
		a, b string
		want difference
	}{
		{"", "", difference{}},
		{one + "\n", one + "\n", difference{all: 1}},
		{one + "\n" + one + "\n", one + "\n" + other + "\n", difference{all: 2, results: 1}},
		{one + "\n" + other + "\n", one + "\n", difference{all: 2, results: 1}},
		{one + "\n", `{"results":[{"id":"a","score":1.5}]}` + "\n", difference{all: 1, scores: 1, most: .5}},
		{one + "\n", `{"results":[{"id":"a"}]}` + "\n", difference{all: 1, results: 1}},
	} {
		got, err := differing([]byte(c.a), []byte(c.b))
		if err != nil || got != c.want {
			t.Errorf("%q and %q: %+v, %v, want %+v", c.a, c.b, got, err, c.want)
		}
	}
}
