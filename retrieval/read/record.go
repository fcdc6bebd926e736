package read

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// record is an article as its file words it: every field still text, none checked.
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
}

// article checks r and makes an article of it. An address that no browser could
// follow is left out rather than the article, and so is text beyond o.MaxText.
func (r record) article(o Options) (*news.Article, news.Cut, error) {
	a := news.Article{
		Key:     news.Key(strings.TrimSpace(prose.Clean(r.ID))),
		Title:   r.Title,
		Source:  oneLine(r.Source),
		Author:  oneLine(r.Author),
		Partial: r.Partial,
		Text:    r.Text,
	}
	if news.CanonicalURL(r.URL) != "" {
		a.URL = strings.TrimSpace(r.URL)
	} else if r.File != "" {
		a.File = path.Base(oneLine(r.File))
	}
	if err := r.dates(&a, o); err != nil {
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

func (r record) dates(a *news.Article, o Options) (err error) {
	a.Fetched = o.Now
	if r.Published != "" {
		if a.Published, err = date(r.Published, o.Zone); err != nil {
			return fmt.Errorf("published: %w", err)
		}
	}
	if r.Fetched != "" {
		if a.Fetched, err = date(r.Fetched, o.Zone); err != nil {
			return fmt.Errorf("fetched: %w", err)
		}
	}
	return nil
}

// oneLine applies the text rules to a name, which has no line breaks.
func oneLine(s string) string {
	return strings.Join(strings.Fields(prose.Clean(s)), " ")
}

// short is the start of s, for a reason that quotes it.
func short(s string) string {
	const most = 40 // bytes
	if len(s) <= most {
		return s
	}
	end := most
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
