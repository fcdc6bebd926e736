package feed

import (
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Parse returns an error or items that can be stored, whatever the document is.
func FuzzParse(f *testing.F) {
	f.Add([]byte(rssOf("<title>Orlo</title><item><guid>https://orlo.example/1#0</guid><title>Ferry</title><description>&lt;p&gt;It sails.</description></item>")), "text/xml; charset=utf-8")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>Ferry</div></title><content>x</content></entry></feed>`), "")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>x"}]}`), "application/json")
	f.Add([]byte("<rss><channel><item><title>Ca\xe9</title></item><item>"), "text/xml; charset=shift_jis")
	f.Add([]byte("\xff\xfe<\x00r\x00s\x00s\x00"), "")
	f.Add([]byte("<html><link rel=alternate type=application/rss+xml href=/rss>"), "text/html")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		got, err := Parse(data, Options{ContentType: contentType, URL: address})
		if err != nil {
			return
		}
		for _, i := range got.Items {
			for _, s := range [...]string{i.ID, i.Title, i.Link, i.Author, i.Text} {
				if !utf8.ValidString(s) {
					t.Errorf("%q is no UTF-8", s)
				}
			}
			if i.Title == "" && i.Link == "" && i.Text == "" {
				t.Error("an item of nothing")
			}
			if strings.Contains(i.Text, "\n\n\n") || i.Text != prose.Clean(i.Text) {
				t.Errorf("text %q", i.Text)
			}
			if len(i.Title) > maxTitle {
				t.Errorf("a title of %d bytes", len(i.Title))
			}
		}
	})
}

func FuzzReadOPML(f *testing.F) {
	f.Add([]byte(`<opml version="2.0"><body><outline text="Coast"><outline text="Orlo" xmlUrl="https://orlo.example/rss"/></outline></body></opml>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadOPML(data)
		if err != nil {
			return
		}
		for _, o := range got.Feeds {
			if o.URL == "" || !utf8.ValidString(o.Title+o.Folder) {
				t.Errorf("outline %+v", o)
			}
		}
	})
}
