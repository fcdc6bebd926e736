package news

import (
	"encoding/json"
	"time"

	"quoth/retrieval/prose"
)

// Excerpt is a verbatim piece of one revision of an article. The zero Excerpt is
// empty; every other one comes from Article.Excerpt.
type Excerpt struct {
	article *Article
	span    prose.Span
}

// Text is the excerpt's words, byte for byte as stored.
func (e Excerpt) Text() string {
	if e.article == nil {
		return ""
	}
	return e.span.Of(e.article.Text)
}

// Span is where the excerpt stands in its article's text, in bytes.
func (e Excerpt) Span() prose.Span { return e.span }

// Article is the revision that the excerpt was cut from; do not change it.
func (e Excerpt) Article() *Article { return e.article }

// Equal reports whether e and f are the same span of the same revision.
func (e Excerpt) Equal(f Excerpt) bool {
	if e.article == nil || f.article == nil {
		return e.article == f.article
	}
	return e.span == f.span && e.article.Key == f.article.Key && e.article.Revision == f.article.Revision
}

// MarshalJSON writes the excerpt with its citation; start and end count Unicode
// code points.
func (e Excerpt) MarshalJSON() ([]byte, error) {
	if e.article == nil {
		return []byte("null"), nil
	}
	runes := e.span.Runes(e.article.Text)
	return json.Marshal(struct {
		Receipt string      `json:"receipt"`
		Excerpt string      `json:"excerpt"`
		Article articleJSON `json:"article"`
		Start   int         `json:"start"`
		End     int         `json:"end"`
		Link    string      `json:"link,omitempty"`
	}{e.Receipt().String(), e.Text(), citationOf(e.article), runes.Start, runes.End, e.Link()})
}

type articleJSON struct {
	ID        Key        `json:"id"`
	Revision  Revision   `json:"revision"`
	Title     string     `json:"title,omitempty"`
	Source    string     `json:"source,omitempty"`
	Author    string     `json:"author,omitempty"`
	URL       string     `json:"url,omitempty"`
	File      string     `json:"file,omitempty"`
	Published *time.Time `json:"published,omitempty"`
	Fetched   *time.Time `json:"fetched,omitempty"`
	Partial   bool       `json:"partial,omitempty"`
}

func citationOf(a *Article) articleJSON {
	return articleJSON{a.Key, a.Revision, a.Title, a.Source, a.Author, a.URL, a.File, known(a.Published), known(a.Fetched), a.Partial}
}

func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
