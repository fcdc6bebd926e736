package ingest

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// Candidate is a feed that a web page leads to: the page links to it or, where no link of the page leads to a
// feed, it is at one of the usual places of the site. It was fetched and read.
type Candidate struct {
	URL    string
	Title  string // of the feed or, without one, of the link to it
	Items  int
	Newest time.Time // the date of the newest item; zero: none has a date
	Full   bool      // most items have their whole text
	Listed bool      // the book has it

	LeftOut []feed.Left // the items that are left out
	Doubts  []error     // about the dates of the others

	asked       string // the address that led to URL
	title, site string // as the feed gives them
	items       []feed.Item
	response    *fetch.Response
}

// PageError means that there is a web page where a feed was expected.
type PageError struct {
	URL   string
	Feeds []string  // the feeds to which the page links, not looked at; may be empty
	Tried []Attempt // where feeds were looked for
}

// Attempt is an address where a feed was looked for, and why there is none.
type Attempt struct {
	URL string
	Why error
}

// Error returns what is wrong.
func (e *PageError) Error() string { return e.URL + " is a web page, not a feed" }

// Is reports whether target is feed.ErrHTML.
func (e *PageError) Is(target error) bool { return target == feed.ErrHTML }

// usualPlaces are paths at which programs for publishing have the feed of a site if nobody changes them, by their
// documentation: those of WordPress and Ghost (/feed, /rss), Jekyll (/feed.xml), Hugo (/index.xml), Pelican
// (/feeds/all.atom.xml), Blogger (/feeds/posts/default), and names that are common on sites made by hand.
var usualPlaces = []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/index.xml", "/atom.xml", "/feed.json",
	"/feeds/all.atom.xml", "/feeds/posts/default"}

const (
	mostLinks  = 8           // how many links of a page are followed
	findWithin = time.Minute // how long feeds are looked for; requests to one host are a second apart
)

// search looks for the feeds of a page, at one address after the other.
type search struct {
	*Collector
	asked map[string]bool // by the keys of their addresses
	found []Candidate
	tried []Attempt
	left  int // how many links of the page were not followed
}

// find looks for the feeds of a page, the likeliest first. It stops once it has found as many as are enough; 0: it
// looks for all. The error is that of ctx.
func (c *Collector) find(ctx context.Context, page *fetch.Response, enough int) (*search, error) {
	within, cancel := context.WithTimeout(ctx, findWithin)
	defer cancel()
	s := &search{Collector: c, asked: map[string]bool{book.Key(page.URL): true}}
	links := feed.Discover(page.Body, feed.Options{ContentType: page.ContentType, URL: page.URL})
	for i, l := range links {
		if s.left = len(links) - i; i == mostLinks || within.Err() != nil || enough > 0 && len(s.found) >= enough {
			break
		}
		_ = s.try(within, l, s.get) // it is among those that were tried
		s.left--
	}
	if len(s.found) == 0 {
		s.tryUsualPlaces(within, page.URL)
	}
	return s, ctx.Err()
}

func (s *search) get(ctx context.Context, address string) (*fetch.Response, error) {
	return s.Fetch.Get(ctx, address, fetch.Validators{})
}

// tryUsualPlaces looks for one feed where sites usually have it. Nobody has named these addresses, so that
// robots.txt counts; and a site in trouble is left alone.
func (s *search) tryUsualPlaces(ctx context.Context, page string) {
	base, err := url.Parse(page)
	if err != nil {
		return
	}
	for _, place := range usualPlaces {
		address := base.ResolveReference(&url.URL{Path: place}).String()
		err := s.try(ctx, feed.Link{URL: address}, s.Fetch.Page)
		e, failed := errors.AsType[*fetch.Error](err)
		if len(s.found) > 0 || ctx.Err() != nil || failed && !e.Reason.Lasting() && e.Reason != fetch.BadAnswer {
			return
		}
	}
}

// try looks for a feed at an address, unless that was asked before.
func (s *search) try(
	ctx context.Context, l feed.Link, get func(context.Context, string) (*fetch.Response, error),
) error {
	key := book.Key(l.URL)
	if s.asked[key] {
		return nil
	}
	s.asked[key] = true
	r, err := get(ctx, l.URL)
	var f *feed.Feed
	if err == nil {
		s.asked[book.Key(r.URL)] = true
		f, err = s.parse(ctx, r)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		s.tried = append(s.tried, Attempt{l.URL, err})
		return err
	}
	found := s.candidate(l.URL, r, f)
	found.Title = cmp.Or(found.Title, l.Title)
	s.add(found)
	return nil
}

// add adds a feed to those that were found, unless it is another form of one of them: many sites have the same
// items in RSS and in Atom. Of two forms, one with whole texts is better.
func (s *search) add(f Candidate) {
	i := slices.IndexFunc(s.found, f.isFormOf)
	switch {
	case i < 0:
		s.found = append(s.found, f)
	case f.Full && !s.found[i].Full && !s.found[i].Listed:
		s.found[i] = f
	}
}

// isFormOf reports whether two feeds are at the same address, or begin with the same articles.
func (f Candidate) isFormOf(other Candidate) bool {
	const compared = 10
	n := min(compared, len(f.items), len(other.items))
	isSame := func(a, b feed.Item) bool {
		return a.Link != "" && news.CanonicalURL(a.Link) == news.CanonicalURL(b.Link)
	}
	return book.Key(f.URL) == book.Key(other.URL) || n > 0 && slices.EqualFunc(f.items[:n], other.items[:n], isSame)
}

// candidate returns the feed that an address led to.
func (c *Collector) candidate(asked string, r *fetch.Response, f *feed.Feed) Candidate {
	out := Candidate{URL: cmp.Or(r.Moved, asked), Title: f.Title, Items: len(f.Items), asked: asked, title: f.Title,
		site: f.Link, items: f.Items, response: r, LeftOut: f.Left}
	out.Listed = c.has(out.URL)
	full := 0
	for _, i := range f.Items {
		full += one(i.Full)
		if i.Doubt != nil {
			out.Doubts = append(out.Doubts, i.Doubt)
		}
		if date := firstTime(i.Published, i.Updated); date.After(out.Newest) {
			out.Newest = date
		}
	}
	out.Full = full > len(f.Items)/2
	return out
}

// lastFound are the feeds of the page that was looked at last.
type lastFound struct {
	key   string // of the address of the page; see book.Key
	feeds []Candidate
	at    time.Time
}

// foundFor is how long the feeds of a page are remembered.
const foundFor = 10 * time.Minute

// remember keeps what was found on the page at url, without the texts.
func (c *Collector) remember(url string, feeds []Candidate) {
	feeds = slices.Clone(feeds)
	for i := range feeds {
		feeds[i].items, feeds[i].response = nil, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.found = lastFound{book.Key(url), feeds, c.Now()}
}

// foundBefore returns the feeds of the page at url, if they were looked for just before; else nil.
func (c *Collector) foundBefore(url string) []Candidate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if age := c.Now().Sub(c.found.at); c.found.key != book.Key(url) || age < 0 || age > foundFor {
		return nil
	}
	return c.found.feeds
}
