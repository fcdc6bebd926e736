package page

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Read returns an error or an article that can be stored, whatever the page is.
func FuzzRead(f *testing.F) {
	f.Add(pageOf("<title>Ferry | Orlo</title>"+ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"name":"Ann"}}`), "<h1>Ferry</h1>", "<ul><li><a href=x>More</a></li></ul>"), "text/html; charset=utf-8", address)
	f.Add([]byte("<table><tr><td>"+strings.Join(story, "<td>")), "text/html; charset=koi8-r", "http://[::1")
	f.Add([]byte("<meta name=author content='&lt;b&gt;Ann&lt;/b&gt;'><time datetime=2026-03-02><pre>a\n\nb"), "", "")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00x\x00"), "", "/2026/03/02/")
	f.Fuzz(func(t *testing.T, data []byte, contentType, at string) {
		a, err := Read(data, Options{URL: at, ContentType: contentType})
		if err != nil && !errors.Is(err, ErrNoText) && a != (Article{}) {
			t.Errorf("with %v: %+v", err, a)
		}
		for _, s := range [...]string{a.Title, a.Author, a.Source, a.URL, a.Text, a.Language} {
			if !utf8.ValidString(s) {
				t.Errorf("%q is no UTF-8", s)
			}
		}
		if a.Text != prose.Clean(a.Text) || strings.Contains(a.Text, "\n\n\n") || (a.Text == "") != (err != nil) {
			t.Errorf("text %q with error %v", a.Text, err)
		}
	})
}
