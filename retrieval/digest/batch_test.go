package digest_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// pool is a line of DIGEST_DAYS: what a summary may be made of.
type pool struct {
	Day       string
	Published time.Time
	Pool      []news.Key
}

// answer is a line of DIGEST_OUT.
type answer struct {
	Day   string      `json:"day"`
	Items []batchItem `json:"items"`
}

type batchItem struct {
	ID        news.Key   `json:"article_id"`
	Sentences []string   `json:"sentences"`
	Links     []news.Key `json:"links,omitempty"`
}

// TestBatch summarises the days of DIGEST_DAYS, whose articles are the JSON Lines of
// DIGEST_ARTICLES (both may end in .gz), and writes what a scorer reads to DIGEST_OUT.
func TestBatch(t *testing.T) {
	days := os.Getenv("DIGEST_DAYS")
	if days == "" {
		t.Skip("DIGEST_DAYS names no file")
	}
	articles := make(map[news.Key]*news.Article)
	eachLine(t, os.Getenv("DIGEST_ARTICLES"), func(l news.Line) { articles[l.ID] = l.Article() })
	out, err := os.Create(os.Getenv("DIGEST_OUT"))
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(out)
	eachLine(t, days, func(p pool) {
		if err := enc.Encode(summarise(p, articles)); err != nil {
			t.Fatal(err)
		}
	})
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func summarise(p pool, articles map[news.Key]*news.Article) answer {
	day := digest.Day{Date: news.Day(p.Published, nil)}
	for _, k := range p.Pool {
		day.Articles = append(day.Articles, articles[k])
	}
	if os.Getenv("DIGEST_BEFORE") != "" {
		for _, a := range articles {
			if age := p.Published.Sub(a.Published); age >= 48*time.Hour && age < 96*time.Hour {
				day.Before = append(day.Before, a)
			}
		}
	}
	s := digest.Make(day, p.Published)
	out := answer{Day: p.Day}
	if s.Lead != nil {
		out.Items = append(out.Items, itemOf(*s.Lead))
	}
	for _, i := range s.Items {
		out.Items = append(out.Items, itemOf(i))
	}
	return out
}

func itemOf(i digest.Item) batchItem {
	out := batchItem{ID: i.Sentences[0].Article().Key}
	for _, s := range i.Sentences {
		out.Sentences = append(out.Sentences, s.Text())
		if k := s.Article().Key; k != out.ID {
			out.Links = append(out.Links, k)
		}
	}
	return out
}

// eachLine decodes a file's lines of JSON.
func eachLine[T any](t *testing.T, path string, do func(T)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		do(v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
