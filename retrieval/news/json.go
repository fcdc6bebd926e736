package news

import (
	"encoding/json"
	"time"
)

// MarshalJSON writes the excerpt with its citation. Its start and end count Unicode code points.
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

// articleJSON is the citation of an article.
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
	return articleJSON{a.Key, a.Revision, a.Title, a.Source, a.Author, a.URL, a.File,
		known(a.Published), known(a.Fetched), a.Partial}
}

// known returns t, or nil for a time that is not known.
func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
