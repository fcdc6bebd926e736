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

// Wanted says which feed to add, and how.
type Wanted struct {
	Name string // of the outlet; empty: the feed's title
	// Number counts the feeds that the page at the address leads to, the likeliest first, from 1. Where it is
	// 0, a feed is added only if it is the only one.
	Number int
}

// Addition is what Add did.
type Addition struct {
	Source book.Source // that was added; zero: none was
	Chosen Candidate   // the feed that was added
	Page   string      // whose feed it is; empty: a feed was at the address itself
	Found  []Candidate // the feeds of the page, if there are several and none was added
	Left   int         // of Found: how many further links of the page to feeds were not followed
}

// ErrNumber means that there are fewer feeds than the number that was wanted.
var ErrNumber = errors.New("there are not so many feeds")

// Add adds the feed at an address to the book after looking at it with one GET. The next Refresh fetches its
// items. At the address of a web page it looks for the feeds of the page; see Candidate. The error is
// book.ErrKnown, ErrNumber, a *PageError, a *fetch.Error, or what is wrong with the feed.
func (c *Collector) Add(ctx context.Context, address string, w Wanted) (Addition, error) {
	url := feed.Address(address)
	if known := c.foundBefore(url); w.Number > 0 && known != nil {
		return c.choose(url, known, w)
	}
	if c.has(url) {
		return Addition{}, fmt.Errorf("add %s: %w", url, book.ErrKnown)
	}
	r, err := c.Fetch.Get(ctx, url, fetch.Validators{})
	if err != nil {
		return Addition{}, fmt.Errorf("add feed: %w", err)
	}
	f, err := c.parse(ctx, r)
	if errors.Is(err, feed.ErrHTML) {
		return c.addFromPage(ctx, url, r, w)
	}
	if err != nil {
		return Addition{}, fmt.Errorf("add feed: %s: %w", url, err)
	}
	chosen := c.candidate(url, r, f)
	s, err := c.add(chosen, w.Name)
	return Addition{Source: s, Chosen: chosen}, err
}

// addFromPage adds a feed of a page that was fetched from url.
func (c *Collector) addFromPage(ctx context.Context, url string, page *fetch.Response, w Wanted) (Addition, error) {
	s, err := c.find(ctx, page, w.Number)
	switch {
	case err != nil:
		return Addition{}, fmt.Errorf("find feeds: %w", err)
	case len(s.found) == 0:
		return Addition{}, fmt.Errorf("add feed: %w", &PageError{URL: url, Tried: s.tried})
	case len(s.found) > 1 && w.Number == 0:
		c.remember(url, s.found)
		return Addition{Found: s.found, Left: s.left}, nil
	}
	w.Number = max(1, w.Number)
	return c.choose(page.URL, s.found, w)
}

// choose adds one of the feeds that were found on a page.
func (c *Collector) choose(page string, found []Candidate, w Wanted) (Addition, error) {
	if w.Number > len(found) {
		return Addition{}, fmt.Errorf("add feed %d of %s: %w: %d", w.Number, page, ErrNumber, len(found))
	}
	chosen := found[w.Number-1]
	s, err := c.add(chosen, w.Name)
	return Addition{Source: s, Chosen: chosen, Page: page}, err
}

// add adds a feed that was looked at to the book.
func (c *Collector) add(f Candidate, name string) (book.Source, error) {
	now := c.Now()
	s := book.Source{ID: f.asked, URL: f.URL, Name: cmp.Or(strings.TrimSpace(name), f.title), Site: f.site,
		Added: now, Due: now}
	if err := c.Book.Add(s); err != nil {
		return book.Source{}, err
	}
	if f.response != nil {
		c.keep(answer{url: s.URL, response: f.response, at: now})
	}
	c.poke()
	return s, nil
}

// look fetches and reads a feed, and keeps nothing.
func (c *Collector) look(ctx context.Context, url string) (*fetch.Response, *feed.Feed, error) {
	r, err := c.Fetch.Get(ctx, url, fetch.Validators{})
	if err != nil {
		return nil, nil, err
	}
	f, err := c.parse(ctx, r)
	if errors.Is(err, feed.ErrHTML) {
		e := &PageError{URL: url}
		for _, l := range feed.Discover(r.Body, feed.Options{ContentType: r.ContentType, URL: r.URL}) {
			e.Feeds = append(e.Feeds, l.URL)
		}
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", url, err)
	}
	return r, f, nil
}

// Remove removes a feed from the book; its articles stay. The error is book.ErrUnknown without one.
func (c *Collector) Remove(address string) error { return c.Book.Remove(feed.Address(address)) }

// List returns the sources with their state, in the order of their addresses.
func (c *Collector) List() ([]book.Source, error) { return c.Book.List() }

// Set gives a feed of the book another name, unless that is empty, and limits of its own. The error is
// book.ErrUnknown without one, ErrBusy while another caller checks it.
func (c *Collector) Set(address, name string, l book.Limits) error {
	url := feed.Address(address)
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
