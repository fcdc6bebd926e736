package read

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// record is an article as it is written in its file, before any check.
type record struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Source    string `json:"source"`
	Author    string `json:"author"`
	URL       string `json:"url"`
	Text      string `json:"text"`
	Fetched   string `json:"fetched"`
	File      string `json:"file"`
	Partial   bool   `json:"partial"`
	Image     image  `json:"image"`
	Place     place  `json:"place"`

	path string // see news.Article.Path
}

// image is the address of a picture. Files of other programs may have something else under its name, such as an
// object: that is skipped, because an article can do without a picture.
type image string

func (i *image) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, (*string)(i)) != nil {
		*i = ""
	}
	return nil
}

// place is a place in a feed. Something else under its name is skipped too.
type place int

func (p *place) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, (*int)(p)) != nil {
		*p = 0
	}
	return nil
}

// article checks r and returns it as an article. A URL that is not one of the web is left out, and so
// is text beyond o.MaxText.
func (r record) article(o Options) (*news.Article, news.Cut, error) {
	a := news.Article{
		Key:     news.Key(strings.TrimSpace(prose.Clean(r.ID))),
		Title:   r.Title,
		Source:  oneLine(r.Source),
		Author:  oneLine(r.Author),
		Partial: r.Partial,
		Image:   string(r.Image),
		Place:   int(r.Place),
		Path:    r.path,
		Text:    r.Text,
	}
	if news.CanonicalURL(r.URL) != "" {
		a.URL = strings.TrimSpace(r.URL)
	} else if r.File != "" {
		a.File = path.Base(oneLine(r.File))
	}
	if err := r.setDates(&a, o); err != nil {
		return nil, news.Cut{}, err
	}
	if len(a.Key) > news.MaxKey {
		return nil, news.Cut{}, fmt.Errorf("id: longer than %d bytes: shorten it", news.MaxKey)
	}
	named := a.Key != ""
	done, cut := news.Limit(a, o.MaxText)
	if !named && done.Title == "" {
		return nil, cut, errors.New("no id and no title: want one of them")
	}
	if (prose.Span{End: len(done.Text)}).Trim(done.Text).Len() == 0 {
		return nil, cut, errors.New("no text: want the words of the article")
	}
	return done, cut, nil
}

func (r record) setDates(a *news.Article, o Options) (err error) {
	a.Fetched = o.Now
	if r.Published != "" {
		if a.Published, err = parseDate(r.Published, o.Zone); err != nil {
			return fmt.Errorf("published: %w", err)
		}
	}
	if r.Fetched != "" {
		if a.Fetched, err = parseDate(r.Fetched, o.Zone); err != nil {
			return fmt.Errorf("fetched: %w", err)
		}
	}
	return nil
}

// wrongType returns the reason for a field of a record whose value has another type.
func wrongType(field, value string) string {
	want := "a string"
	switch field {
	case "line":
		want = "an object"
	case "partial":
		want = "true or false"
	case "published", "fetched", "date":
		want = "a string like 2026-03-02T08:00:00Z"
	}
	return fmt.Sprintf("%s: %s, want %s", field, value, want)
}

// oneLine returns a name after prose.Clean, with each run of white space as one blank.
func oneLine(s string) string {
	return strings.Join(strings.Fields(prose.Clean(s)), " ")
}
