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
func HTML(now time.Time) func([]byte) (a news.Article, cut bool, err error) {
	return func(data []byte) (news.Article, bool, error) {
		a, err := page.Read(data, page.Options{Now: now})
		switch {
		case errors.Is(err, page.ErrNoText):
			return news.Article{}, a.Cut, fmt.Errorf("%w: save the page of one article, and not a list of them", err)
		case err != nil:
			return news.Article{}, a.Cut, err
		case a.Paywalled:
			return news.Article{}, a.Cut, errors.New("only the beginning of an article for subscribers: save the page as a subscriber sees it")
		}
		return news.Article{Title: a.Title, Source: a.Source, Author: a.Author, URL: a.URL, Published: a.Published, Text: a.Text}, a.Cut, nil
	}
}
