package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

// PageError is the refusal to add a web page as a feed, with the feeds that it names.
type PageError struct {
	URL   string
	Feeds []string // may be empty
}

// Error returns what is wrong and what to do instead.
func (e *PageError) Error() string {
	if len(e.Feeds) == 0 {
		const names = "%s is a web page, not a feed, and names none: look for an RSS or Atom link on the site"
		return fmt.Sprintf(names, e.URL)
	}
	return fmt.Sprintf("%s is a web page, not a feed; it names %s", e.URL, strings.Join(e.Feeds, ", "))
}

// Is reports whether target is feed.ErrHTML.
func (e *PageError) Is(target error) bool { return target == feed.ErrHTML }

// Add adds a feed to the book after looking at it with one GET. The next Refresh fetches its items.
// An empty name stands for the feed's title. The error is book.ErrKnown, a *PageError, a *fetch.Error, or
// what is wrong with the feed.
func (c *Collector) Add(ctx context.Context, address, name string) (book.Source, error) {
	url := Address(address)
	if c.has(url) {
		return book.Source{}, fmt.Errorf("add %s: %w", url, book.ErrKnown)
	}
	r, f, err := c.look(ctx, url)
	if err != nil {
		return book.Source{}, fmt.Errorf("add feed: %w", err)
	}
	s := book.Source{ID: url, URL: url, Name: strings.TrimSpace(name), Site: f.Link, Added: c.Now(), Due: c.Now()}
	if r.Moved != "" {
		s.URL = r.Moved
	}
	if s.Name == "" {
		s.Name = f.Title
	}
	if err := c.Book.Add(s); err != nil {
		return book.Source{}, err
	}
	c.keep(answer{url: s.URL, response: r, at: c.Now()})
	c.poke()
	return s, nil
}

// look fetches and reads a feed, and keeps nothing.
func (c *Collector) look(ctx context.Context, url string) (*fetch.Response, *feed.Feed, error) {
	r, err := c.Fetch.Get(ctx, url, fetch.Validators{})
	if err != nil {
		return nil, nil, err
	}
	f, err := feed.Parse(r.Body, feed.Options{ContentType: r.ContentType, URL: r.URL, Now: c.Now()})
	if errors.Is(err, feed.ErrHTML) {
		return nil, nil, &PageError{URL: url, Feeds: feed.Discover(r.Body, r.URL)}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", url, err)
	}
	return r, f, nil
}

// Remove removes a feed from the book; its articles stay. The error is book.ErrUnknown without one.
func (c *Collector) Remove(address string) error { return c.Book.Remove(Address(address)) }

// List returns the sources with their state, in the order of their addresses.
func (c *Collector) List() ([]book.Source, error) { return c.Book.List() }

// Set gives a feed of the book another name, unless that is empty, and limits of its own. The error is
// book.ErrUnknown without one, ErrBusy while another caller checks it.
func (c *Collector) Set(address, name string, l book.Limits) error {
	url := Address(address)
	s, _, err := c.Book.Get(url)
	if err != nil {
		return err
	}
	return c.claim(s.ID, func() error {
		s, m, err := c.Book.Get(url)
		if err != nil {
			return err
		}
		s.Name, s.Limits = cmp.Or(strings.TrimSpace(name), s.Name), l
		return c.Book.Save(url, s, m)
	})
}

// Address returns the address to fetch for what a person typed: without a scheme it is https, and
// the "feed:" of old browsers is removed.
func Address(typed string) string {
	a := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(a, "feed:"); ok {
		a = strings.TrimPrefix(rest, "//")
	}
	if scheme, _, ok := strings.Cut(a, ":"); !ok || strings.Contains(scheme, ".") || scheme == "localhost" {
		a = "https://" + a
	}
	return a
}
