package ingest

import (
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/page"
)

// HTML gives what read.Options want for saved web pages: a reader that takes dates after
// now for unknown. The beginning of an article that is for subscribers is refused.
func HTML(now time.Time) func([]byte) (news.Article, error) {
	return func(data []byte) (news.Article, error) {
		a, err := page.Read(data, page.Options{Now: now})
		switch {
		case errors.Is(err, page.ErrNoText):
			return news.Article{}, fmt.Errorf("%w: save the page of one article, and not a list of them", err)
		case err != nil:
			return news.Article{}, err
		case a.Paywalled:
			return news.Article{}, errors.New("only the beginning of an article for subscribers: save the page as a subscriber sees it")
		}
		return news.Article{Title: a.Title, Source: a.Source, Author: a.Author, URL: a.URL, Published: a.Published, Text: a.Text}, nil
	}
}
