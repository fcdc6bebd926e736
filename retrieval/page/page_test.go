package page

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

const address = "https://www.orlo.example/2026/03/02/ferry"

// story holds the paragraphs of a text that is long enough for an article.
var story = []string{
	"The ferry between Orlo and Tarn sails again on Monday after three weeks in dock, the harbour board said.",
	"“We have waited for this day,” said Ann Dune, who runs the café on the pier, as the first cars drove on board.",
	"The board had closed the line in February, when a storm broke the ramp and two of the three moorings.",
	"Repairs cost 1.2 million crowns, a third more than was planned, and the fare rises by half a crown in May.",
	"A second ship is to join in the summer, but the council has not yet voted on the money, which it must by April.",
}

// paragraphsOf returns each line in an element.
func paragraphsOf(lines []string) string { return "<p>" + strings.Join(lines, "</p>\n<p>") + "</p>" }

// pageOf returns a page with the story, with additions in its head and at both ends of the article.
func pageOf(head, before, after string) []byte {
	return []byte("<!doctype html><html lang='en-GB'><head>" + head + "</head><body><article>" + before + paragraphsOf(story) + after + "</article></body></html>")
}

func TestRead(t *testing.T) {
	got, err := Read(pageOf(`<title>Ferry sails again - Orlo Weekly</title><meta property="og:site_name" content="Orlo Weekly">
		<link rel="canonical" href="/2026/03/02/ferry?utm_source=x"><meta property="article:published_time" content="2026-03-02T06:30:00+08:00">`,
		`<h1>Ferry sails again</h1><p class="byline">By Ben Tarn</p>`, ""), Options{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	want := Article{
		Title: "Ferry sails again", Author: "Ben Tarn", Source: "Orlo Weekly", URL: address + "?utm_source=x", Language: "en-GB",
		Text: strings.Join(story, "\n\n"), Published: time.Date(2026, 3, 2, 6, 30, 0, 0, time.FixedZone("", 8*60*60)),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
	if day := got.Published.Format(time.DateOnly); day != "2026-03-02" {
		t.Errorf("published on %s, want the page's own day", day)
	}
}

func TestReadErrors(t *testing.T) {
	for _, tc := range []struct {
		name, contentType string
		data              string
		want              error
	}{
		{"nothing", "", "", ErrNoText},
		{"no text", "text/html", "<html><head><title>Orlo</title></head><body><img src=a><script>var a = 'The ferry sails.'</script></body></html>", ErrNoText},
		{"nested 600 deep", "text/html", strings.Repeat("<div>", 600) + paragraphsOf(story), ErrTooComplex},
		{"much text in 500 elements", "text/html", strings.Repeat("<div>", 500) + strings.Repeat(paragraphsOf(story), 1500), ErrTooComplex},
		{"a quarter of a million elements", "text/html", strings.Repeat("<i></i>", 250_000), ErrTooComplex},
		{"a PDF by its name", "application/pdf", "%PDF-1.7", ErrNotHTML},
		{"a PDF by its bytes", "text/html", "%PDF-1.7", ErrNotHTML},
		{"a picture", "image/png; q=1", "\x89PNG", ErrNotHTML},
		{"JSON", "application/json", `{"text":"The ferry sails."}`, ErrNotHTML},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if a, err := Read([]byte(tc.data), Options{ContentType: tc.contentType}); !errors.Is(err, tc.want) {
				t.Errorf("got %+v, %v, want %v", a, err, tc.want)
			}
		})
	}
	t.Run("too long", func(t *testing.T) {
		if _, err := Read(make([]byte, MaxBytes+1), Options{}); err == nil || !strings.Contains(err.Error(), "want 16 at most") {
			t.Errorf("got %v, want a refusal that names the limit", err)
		}
	})
	t.Run("what the page says is kept without a text", func(t *testing.T) {
		a, err := Read([]byte("<html><head><title>Ferry sails again</title></head><body></body></html>"), Options{URL: address})
		if !errors.Is(err, ErrNoText) || a.Title != "Ferry sails again" || a.URL != address {
			t.Errorf("got %+v, %v, want headline and address", a, err)
		}
	})
	t.Run("a hundred deep is read", func(t *testing.T) {
		a, err := Read([]byte(strings.Repeat("<div>", 100)+paragraphsOf(story)), Options{})
		if err != nil || a.Text != strings.Join(story, "\n\n") {
			t.Errorf("got %q, %v, want the story", a.Text, err)
		}
	})
}

func TestCharset(t *testing.T) {
	for _, tc := range []struct{ name, page, contentType, want string }{
		{"UTF-8", "<p>Café “Orlo”</p>", "", "Café “Orlo”"},
		{"UTF-8 under a wrong name", "<meta charset=iso-8859-1><p>Café “Orlo”</p>", "text/html; charset=iso-8859-1", "Café “Orlo”"},
		{"windows-1252 undeclared", "<p>Caf\xe9 \x93Orlo\x94</p>", "", "Café “Orlo”"},
		{"by the server", "<p>\xec\xcf\xc4\xcb\xc1</p>", "text/html; charset=koi8-r", "Лодка"},
		{"by the page", "<meta charset=koi8-r><p>\xec\xcf\xc4\xcb\xc1</p>", "text/html", "Лодка"},
		{"UTF-16", "\xff\xfe<\x00p\x00>\x00C\x00a\x00f\x00\xe9\x00", "", "Café"},
		{"zero bytes and controls", "<p>Or\x00lo\x07 har\u00ADbour</p>", "", "Orlo harbour"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, err := Read([]byte(tc.page), Options{ContentType: tc.contentType})
			if err != nil || a.Text != tc.want {
				t.Errorf("got %q, %v, want %q", a.Text, err, tc.want)
			}
		})
	}
}

func parseDoc(t *testing.T, s string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func ld(json string) string { return `<script type="application/ld+json">` + json + `</script>` }
