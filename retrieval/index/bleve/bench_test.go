package bleve

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
)

const (
	corpusArticles = 1500
	questionWords  = 6
)

// corpus is articles of invented words that are as common as words of a language are:
// the n-th most common one about 1/n times as common as the first (Zipf).
func corpus(n int) []index.Document {
	z := rand.NewZipf(rand.New(rand.NewPCG(7, 8)), 1.1, 8, 20000)
	out := make([]index.Document, n)
	for i := range out {
		var b strings.Builder
		for range 6 { // passages
			for range 60 {
				b.WriteString(word(z.Uint64()) + " ")
			}
			b.WriteString("\n")
		}
		out[i] = indextest.DocOf(i+1, news.Article{Title: word(z.Uint64()) + " " + word(z.Uint64()),
			Source: fmt.Sprint("Paper ", i%9), Published: indextest.Date(1 + i%28), Text: b.String()})
	}
	return out
}

func word(n uint64) string {
	var b []byte
	for n += 20; n > 0; n /= 100 { // syllables, so that words start in many ways
		b = append(b, "bcdfghklmnprstvwjzqx"[n%20], "aeiou"[n%100/20])
	}
	return string(b)
}

func questions() [][]string {
	z := rand.NewZipf(rand.New(rand.NewPCG(9, 10)), 1.1, 40, 20000)
	out := make([][]string, 64)
	for i := range out {
		for range questionWords {
			out[i] = append(out[i], word(z.Uint64()))
		}
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	x := memory(b)
	indextest.Update(b, x, index.Batch{Put: corpus(corpusArticles), Upto: corpusArticles})
	qs := questions()
	for i := 0; b.Loop(); i++ {
		if got := indextest.Find(b, x, index.Query{Terms: indextest.Terms(qs[i%len(qs)]...)}); len(got.Hits) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// BenchmarkStock is bleve as it comes, for the ratio: the same passages in its text
// mapping with BM25, asked by a match query for as many hits.
func BenchmarkStock(b *testing.B) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = bindex.BM25Scoring
	x, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	batch := x.NewBatch()
	for _, d := range corpus(corpusArticles) {
		for _, p := range d.Passages {
			if err := batch.Index(fmt.Sprint(d.Serial, " ", p), map[string]string{"text": p.Of(d.Article.Text)}); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := x.Batch(batch); err != nil {
		b.Fatal(err)
	}
	qs := questions()
	for i := 0; b.Loop(); i++ {
		query := bleve.NewMatchQuery(strings.Join(qs[i%len(qs)], " "))
		query.SetField("text")
		got, err := x.Search(bleve.NewSearchRequestOptions(query, defaultPassages, 0, false))
		if err != nil || len(got.Hits) == 0 {
			b.Fatal(len(got.Hits), err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	docs := corpus(200)
	x := memory(b)
	for n := 0; b.Loop(); n += len(docs) {
		for i := range docs {
			docs[i].Serial = news.Serial(n + i + 1)
		}
		indextest.Update(b, x, index.Batch{Put: docs})
	}
	b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "articles/s")
}
