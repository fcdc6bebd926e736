package socket

import (
	"time"

	"quoth/retrieval/news"
)

// article is an article in the form that export writes.
type article struct {
	ID        news.Key  `json:"id"`
	Title     string    `json:"title,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Source    string    `json:"source,omitempty"`
	Author    string    `json:"author,omitempty"`
	URL       string    `json:"url,omitempty"`
	Text      string    `json:"text"`
	Fetched   time.Time `json:"fetched,omitzero"`
	File      string    `json:"file,omitempty"`
}

func packAll(articles []*news.Article) []article {
	out := make([]article, len(articles))
	for i, a := range articles {
		out[i] = article{a.Key, a.Title, a.Published, a.Source, a.Author, a.URL, a.Text, a.Fetched, a.File}
	}
	return out
}

// unpackAll does not take a revision on trust: it is computed from the words.
func unpackAll(articles []article) []*news.Article {
	out := make([]*news.Article, len(articles))
	for i, a := range articles {
		out[i] = news.New(news.Article{
			Key: a.ID, Title: a.Title, Published: a.Published, Source: a.Source, Author: a.Author,
			URL: a.URL, Text: a.Text, Fetched: a.Fetched, File: a.File,
		})
	}
	return out
}
