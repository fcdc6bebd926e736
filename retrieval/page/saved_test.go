package page

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval/read"
)

// Saved pages are read as any other file of an import.
func TestSavedPageOfAnImport(t *testing.T) {
	text := strings.Repeat("<p>The Quenby ferry will sail again after four weeks in dry dock, the harbour board said, "+
		"and the first crossing leaves at six in the morning.</p>", 6)
	page := "<html><head><title>Ferry to sail again</title></head><body><article><h1>Ferry to sail again</h1>" + text +
		"<p>It sails on Monday.</p></article></body></html>"
	wall := "<html><head>" + ld(`{"@type":"NewsArticle","isAccessibleForFree":false}`) + "</head><body><article>" +
		"<h1>Ferry to sail again</h1>" + text[:len(text)/6] +
		"<p>Subscribe to continue reading this story.</p></article></body></html>"
	for _, tc := range []struct{ name, page, title, refusal string }{
		{"an article", page, "Ferry to sail again", ""},
		{"no text", "<html><head><title>Packet</title></head><body></body></html>", "",
			"no article text in the page: save the page of one article"},
		{"for subscribers", wall, "", "only the beginning of an article for subscribers"},
		{"nested 600 deep", "<html><body>" + strings.Repeat("<div>", 600) + "<p>deep</p>", "", "too complex"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for item := range read.File("page.html", strings.NewReader(tc.page),
				read.Options{HTML: Saved(time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC))}) {
				switch {
				case tc.refusal != "" && (item.Refusal == nil || !strings.Contains(item.Refusal.Reason, tc.refusal)):
					t.Errorf("got %+v, want a refusal with %q", item, tc.refusal)
				case tc.refusal == "" && (item.Article == nil || item.Article.Title != tc.title ||
					!strings.Contains(item.Article.Text, "Monday")):
					t.Errorf("got %+v, want the article", item)
				}
			}
		})
	}
	if a, _, err := Saved(time.Time{})([]byte(page)); err != nil || a.Title != "Ferry to sail again" {
		t.Errorf("without a time: %+v, %v", a, err)
	}
}

// A saved page has no address but its own.
func TestImageOfSavedPage(t *testing.T) {
	a, err := Read(pageOf(`<link rel="canonical" href="https://orlo.example/ferry"><meta property="og:image" content="/quay.jpg">`, "", ""), Options{})
	if want := "https://orlo.example/quay.jpg"; err != nil || a.Image != want {
		t.Errorf("got %q, %v, want %q", a.Image, err, want)
	}
}
