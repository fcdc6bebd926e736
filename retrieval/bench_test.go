package retrieval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

const benchArticles = 1500

// synthetic is n articles in sentences of invented words, the n-th most common word about
// 1/n times as common as the first (Zipf), as in a language.
func synthetic(n int) []*news.Article {
	z := rand.NewZipf(rand.New(rand.NewPCG(7, 8)), 1.1, 8, 20000)
	out := make([]*news.Article, n)
	for i := range out {
		var b strings.Builder
		for s := range 24 {
			b.WriteString("The")
			for range 15 {
				b.WriteString(" " + syntheticWord(z.Uint64()))
			}
			b.WriteString([]string{". ", ".\n"}[s%2])
		}
		out[i] = news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: syntheticWord(z.Uint64()) + " " + syntheticWord(z.Uint64()),
			Source: fmt.Sprint("Paper ", i%9), Published: newstest.Day(1 + i%19), Text: b.String()})
	}
	return out
}

func syntheticWord(n uint64) string {
	var b []byte
	for n += 20; n > 0; n /= 100 { // syllables, so that words start in many ways
		b = append(b, "bcdfghklmnprstvwjzqx"[n%20], "aeiou"[n%100/20])
	}
	return string(b)
}

// syntheticQuestions have six words each, few of them common.
func syntheticQuestions() []string {
	z := rand.NewZipf(rand.New(rand.NewPCG(9, 10)), 1.1, 40, 20000)
	out := make([]string, 64)
	for i := range out {
		for range 6 {
			out[i] += syntheticWord(z.Uint64()) + " "
		}
	}
	return out
}

// BenchmarkAdd tells articles a second, archive, index and disk together.
func BenchmarkAdd(b *testing.B) {
	const size = 200
	in := synthetic(size)
	l := open(b, b.TempDir())
	for n := 0; b.Loop(); n++ {
		batch := make([]*news.Article, size)
		for i, a := range in {
			fresh := *a
			fresh.Key = news.Key(fmt.Sprint(n, "-", i))
			batch[i] = &fresh
		}
		add(b, l, batch...)
	}
	b.ReportMetric(float64(b.N*size)/b.Elapsed().Seconds(), "articles/s")
}
