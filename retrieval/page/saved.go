package page

import (
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/news"
)

// Saved returns a function that reads a saved web page as an article, for read.Options. Dates after now
// count as unknown. The beginning of an article for subscribers is an error.
func Saved(now time.Time) func([]byte) (a news.Article, cut bool, err error) {
	return func(data []byte) (news.Article, bool, error) {
		a, err := Read(data, Options{Now: now})
		switch {
		case errors.Is(err, ErrNoText):
			return news.Article{}, a.Cut, fmt.Errorf("%w: save the page of one article, and not a list of them", err)
		case err != nil:
			return news.Article{}, a.Cut, err
		case a.Paywalled:
			return news.Article{}, a.Cut, errSubscribers
		}
		return news.Article{Title: a.Title, Source: a.Source, Author: a.Author, URL: a.URL, Published: a.Published,
			Image: a.Image, Text: a.Text}, a.Cut, nil
	}
}

var errSubscribers = errors.New(
	"only the beginning of an article for subscribers: save the page as a subscriber sees it")
