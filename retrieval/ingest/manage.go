package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
)

// PageError is the refusal to add a web page, with the feeds that it names.
type PageError struct {
	URL   string
	Feeds []string // may be empty
}

// Error says what to do instead.
func (e *PageError) Error() string {
	if len(e.Feeds) == 0 {
		return fmt.Sprintf("%s is a web page, not a feed, and names none: look for an RSS or Atom link on the site", e.URL)
	}
	return fmt.Sprintf("%s is a web page, not a feed; it names %s", e.URL, strings.Join(e.Feeds, ", "))
}

// Is makes it a case of feed.ErrHTML.
func (e *PageError) Is(target error) bool { return target == feed.ErrHTML }

// Add puts a feed into the book after looking at it with one GET. Its items come with the
// next Refresh. An empty name is the feed's title. The error is ErrKnown, a *PageError, a
// *fetch.Error, or what is wrong with the feed.
func (c *Collector) Add(ctx context.Context, address, name string) (Source, error) {
	url := Address(address)
	if c.has(url) {
		return Source{}, fmt.Errorf("add %s: %w", url, ErrKnown)
	}
	r, f, err := c.look(ctx, url)
	if err != nil {
		return Source{}, fmt.Errorf("add feed: %w", err)
	}
	s := Source{ID: url, URL: url, Name: strings.TrimSpace(name), Site: f.Link, Added: c.Now(), Due: c.Now()}
	if r.Moved != "" {
		s.URL = r.Moved
	}
	if s.Name == "" {
		s.Name = f.Title
	}
	if err := c.Book.Add(s); err != nil {
		return Source{}, err
	}
	c.keep(answer{url: s.URL, response: r, at: c.Now()})
	c.poke()
	return s, nil
}

// look fetches and reads a feed without keeping anything.
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

func (c *Collector) has(url string) bool {
	_, _, err := c.Book.Get(url)
	return err == nil
}

// maxKept bounds the answer that is kept, in bytes of its body.
const maxKept = 1 << 20

func (c *Collector) keep(a answer) {
	if len(a.response.Body) > maxKept {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = &a
}

// keptAnswer gives out once what a source said when it was added just now.
func (c *Collector) keptAnswer(url string) *fetch.Response {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || c.kept.url != url {
		return nil
	}
	a := c.kept
	c.kept = nil
	if age := c.Now().Sub(a.at); age < 0 || age > time.Minute {
		return nil
	}
	return a.response
}

// poke wakes Run.
func (c *Collector) poke() {
	select {
	case c.wake <- struct{}{}:
	default: // it is being woken
	}
}

// Remove takes a feed out of the book; its articles stay. ErrUnknown without one.
func (c *Collector) Remove(address string) error { return c.Book.Remove(Address(address)) }

// List gives the sources with their state, in the order of their addresses.
func (c *Collector) List() ([]Source, error) { return c.Book.List() }

// Set gives a feed of the book another name, unless that is empty, and limits of its own.
// ErrUnknown without one, ErrBusy while it is being checked.
func (c *Collector) Set(address, name string, l Limits) error {
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

// Check asks one source of the book now, due or not. ErrUnknown without one, ErrBusy while
// it is being checked.
func (c *Collector) Check(ctx context.Context, address string) (SourceReport, error) {
	url := Address(address)
	s, _, err := c.Book.Get(url)
	if err != nil {
		return SourceReport{}, err
	}
	return c.claimed(ctx, s.URL, s.ID)
}
