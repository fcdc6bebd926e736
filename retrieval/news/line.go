package news

import "time"

// Line is an article as JSON Lines carry it, between archives and between processes.
type Line struct {
	ID        Key       `json:"id"`
	Title     string    `json:"title,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Source    string    `json:"source,omitempty"`
	Author    string    `json:"author,omitempty"`
	URL       string    `json:"url,omitempty"`
	Text      string    `json:"text"`
	Fetched   time.Time `json:"fetched,omitzero"`
	File      string    `json:"file,omitempty"`
	Partial   bool      `json:"partial,omitempty"`
	Image     string    `json:"image,omitempty"`
	Place     int       `json:"place,omitempty"`
	Path      string    `json:"path,omitempty"` // between processes only: a file is not read for it
}

// LineOf returns the line of an article.
func LineOf(a *Article) Line {
	return Line{a.Key, a.Title, a.Published, a.Source, a.Author, a.URL, a.Text, a.Fetched, a.File, a.Partial,
		a.Image, a.Place, a.Path}
}

// Article returns the article of a line. Its revision is computed from the words and not read from
// the line.
func (l Line) Article() *Article {
	return New(Article{Key: l.ID, Title: l.Title, Published: l.Published, Source: l.Source, Author: l.Author,
		URL: l.URL, Text: l.Text, Fetched: l.Fetched, File: l.File, Partial: l.Partial, Image: l.Image, Place: l.Place,
		Path: l.Path})
}
