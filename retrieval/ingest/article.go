package ingest

import (
	"cmp"
	"errors"
	"net/url"
	"strings"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
	"quoth/retrieval/page"
)

// Origin is where an article's text comes from.
type Origin string

// The origins.
const (
	FromPage Origin = "the page"
	FromFeed Origin = "the feed's whole text"
	Summary  Origin = "the feed's own text in place of the page" // not the full article
)

// found is a page that was looked for.
type found struct {
	article  page.Article
	response *fetch.Response
	err      error // why there is no article in it
}

var (
	errPaywalled = errors.New("the page has only the beginning for those who do not subscribe")
	errShorter   = errors.New("the page has less text than the feed")
	errNoText    = errors.New("no text, neither in the feed nor on a page")
	errNoTitle   = errors.New("no title, neither in the feed nor on its page")
)

// readPage reads the article of a page.
func readPage(r *fetch.Response, now time.Time) found {
	a, err := page.Read(r.Body, page.Options{URL: r.URL, ContentType: r.ContentType, Now: now})
	if err == nil && a.Paywalled {
		err = errPaywalled
	}
	return found{a, r, err}
}

// compose makes the article of an item from the feed and its page, if one was looked for. The note
// says why the page was not used.
func compose(p Plan, s book.Source, f found, now time.Time) (a news.Article, origin Origin, note error, err error) {
	i := p.Item
	text, origin := i.Text, Summary
	switch note = f.note(i); {
	case note == nil && f.response != nil:
		text, origin = f.article.Text, FromPage
	case i.Full, i.Link == "":
		origin = FromFeed
	}
	title := cmp.Or(i.Title, f.article.Title)
	switch {
	case strings.TrimSpace(text) == "":
		return a, "", note, errors.Join(errNoText, note)
	case title == "":
		return a, "", note, errors.Join(errNoTitle, note)
	}
	a = news.Article{
		Key:       p.Key,
		Title:     title,
		Source:    cmp.Or(s.Name, f.article.Source, s.Host()),
		Author:    cmp.Or(i.Author, f.article.Author),
		URL:       f.address(i.Link),
		Published: firstTime(i.Published, f.article.Published, i.Updated),
		Fetched:   now,
		Partial:   origin == Summary,
		Image:     cmp.Or(i.Image, f.article.Image),
		Place:     p.Place,
		Text:      text,
	}
	if a.Key == "" && news.PageURL(a.URL) == "" { // the address is that of other articles too
		a.Key = news.HashKey(a)
	}
	return a, origin, note, nil
}

// note returns why the page's text is not to be used.
func (f found) note(i feed.Item) error {
	if f.err == nil && f.response != nil && len(f.article.Text) < len(i.Text) {
		return errShorter
	}
	return f.err
}

// address returns where readers are sent: the address that the page itself gives where that is on
// the same site, else where the link led.
func (f found) address(link string) string {
	if f.response == nil {
		return link
	}
	at, err := url.Parse(f.response.URL)
	own, err2 := url.Parse(f.article.URL)
	if err == nil && err2 == nil && strings.EqualFold(at.Host, own.Host) && news.PageURL(f.article.URL) != "" {
		return f.article.URL
	}
	return f.response.URL
}

// firstTime returns the first of the times that is known.
func firstTime(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}
