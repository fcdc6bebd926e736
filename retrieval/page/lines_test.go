package page

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"time"
)

// TestLines writes what Read finds in a set of pages, to compare it with another version. QUOTH_PAGES
// names a file of JSON Lines {id,url,html}, and QUOTH_LINES the file to write, of JSON Lines
// {id,title,author,published,source,text}.
func TestLines(t *testing.T) {
	in, out := os.Getenv("QUOTH_PAGES"), os.Getenv("QUOTH_LINES")
	if in == "" || out == "" {
		t.Skip("QUOTH_PAGES and QUOTH_LINES name no files")
	}
	r, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var took time.Duration
	pages, lines, enc := 0, bufio.NewScanner(r), json.NewEncoder(w)
	for lines.Buffer(nil, 64<<20); lines.Scan(); pages++ {
		var p struct{ ID, URL, HTML string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		a, err := Read([]byte(p.HTML), Options{URL: p.URL, ContentType: "text/html; charset=utf-8"})
		took += time.Since(began)
		if err != nil {
			t.Logf("%s: %v", p.ID, err)
		}
		line := map[string]string{"id": p.ID, "title": a.Title, "author": a.Author, "source": a.Source, "text": a.Text}
		if !a.Published.IsZero() {
			line["published"] = a.Published.Format(time.RFC3339)
		}
		if err := enc.Encode(line); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d pages, %v each", pages, took/time.Duration(max(pages, 1)))
}
