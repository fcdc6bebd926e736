//go:build !windows

package retrieval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/read"
)

// BenchmarkAskAgainstStock asks the same questions of a Library and of bleve as it comes: the
// same passages in English, ranked by its BM25, ten with their words. Both lie on disk.
// Rounds take turns, and what counts is the processor time of the whole process, so that
// a busy machine changes little. It reports the ratio, and each side's milliseconds.
//
// The articles are synthetic ones or, with QUOTH_SET in the environment, those of a folder
// with articles*.jsonl.gz and queries-dev.jsonl.gz.
func BenchmarkAskAgainstStock(b *testing.B) {
	articles, queries := benchSet(b)
	l := open(b, b.TempDir())
	for len(articles) > 0 {
		n := min(500, len(articles))
		add(b, l, articles[:n]...)
		articles = articles[n:]
	}
	stock := stockIndex(b, l)
	settle(b)
	const round = 20 // questions
	var ours, theirs time.Duration
	asked := 0
	for b.Loop() {
		start := processorTime(b)
		for i := range round {
			if _, err := l.Ask(b.Context(), queries[(asked+i)%len(queries)]); err != nil {
				b.Fatal(err)
			}
		}
		middle := processorTime(b)
		for i := range round {
			searchStock(b, stock, queries[(asked+i)%len(queries)].Text)
		}
		ours, theirs = ours+middle-start, theirs+processorTime(b)-middle
		asked += round
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x-stock")
	b.ReportMetric(1000*ours.Seconds()/float64(asked), "cpu-ms/ask")
	b.ReportMetric(1000*theirs.Seconds()/float64(asked), "cpu-ms/stock")
}

// settle waits until what the import left to do in the background is done: segments to
// merge and garbage to collect would be counted with the questions.
func settle(b *testing.B) {
	runtime.GC()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		before := processorTime(b)
		time.Sleep(200 * time.Millisecond)
		if processorTime(b)-before < 10*time.Millisecond {
			return
		}
	}
}

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func stockIndex(b *testing.B, l *Library) bleve.Index {
	text := mapping.NewTextFieldMapping()
	text.Analyzer, text.IncludeTermVectors, text.IncludeInAll, text.DocValues = en.AnalyzerName, false, false, false
	m := bleve.NewIndexMapping()
	m.ScoringModel = bindex.BM25Scoring
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	x, err := bleve.NewUsing(filepath.Join(b.TempDir(), "stock"), m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { x.Close() })
	batch := x.NewBatch()
	flush := func() {
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
		batch.Reset()
	}
	for a, err := range l.Articles(false) {
		if err != nil {
			b.Fatal(err)
		}
		for i, p := range passage.Split(a.Text) {
			if err := batch.Index(fmt.Sprint(a.Key, "-", i), map[string]string{"text": p.Of(a.Text)}); err != nil {
				b.Fatal(err)
			}
		}
		if batch.Size() >= 1000 {
			flush()
		}
	}
	flush()
	return x
}

func searchStock(b *testing.B, x bleve.Index, text string) {
	query := bleve.NewMatchQuery(text)
	query.SetField("text")
	request := bleve.NewSearchRequestOptions(query, 10, 0, false)
	request.Fields = []string{"text"}
	if _, err := x.Search(request); err != nil {
		b.Fatal(err)
	}
}

// benchSet is the set that QUOTH_SET names, or a synthetic one.
func benchSet(b *testing.B) (articles []*news.Article, queries []Query) {
	dir := os.Getenv("QUOTH_SET")
	if dir == "" {
		for _, q := range syntheticQuestions() {
			queries = append(queries, Query{Text: q, Now: asked})
		}
		return synthetic(benchArticles), queries
	}
	names, _ := filepath.Glob(filepath.Join(dir, "articles*.jsonl.gz"))
	if len(names) != 1 {
		b.Fatalf("%s has %d files of articles, want 1", dir, len(names))
	}
	f, err := os.Open(names[0])
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for item := range read.File(names[0], f, read.Options{}) {
		if item.Refusal != nil {
			b.Fatal(item.Refusal)
		}
		articles = append(articles, item.Article)
	}
	return articles, benchQueries(b, filepath.Join(dir, "queries-dev.jsonl.gz"))
}

func benchQueries(b *testing.B, name string) (queries []Query) {
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	for d := json.NewDecoder(z); d.More(); {
		var q struct {
			Question string
			AskedAt  string `json:"asked_at"`
		}
		if err := d.Decode(&q); err != nil {
			b.Fatal(err)
		}
		now, _ := time.Parse(time.RFC3339, q.AskedAt) // none: the zero time
		queries = append(queries, Query{Text: q.Question, Now: now})
	}
	return queries
}
