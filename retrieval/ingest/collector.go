// Package ingest fetches the news by itself: it asks feeds when they are due, and fetches the full
// text of what they link to.
//
// A Collector keeps a Book of sources. It asks each no more often than the source allows, fetches
// the items that are new or changed, and stores them as articles. It returns a Report of what it
// did; it prints and counts nothing on the way.
//
//	b, err := book.Open("data/sources.db")
//	c := ingest.New(ingest.Options{Fetch: fetch.New(fetch.Options{}), Book: b, Store: library})
//	added, err := c.Add(ctx, "https://packet.example/feed", ingest.Wanted{}) // one GET
//	report, err := c.Refresh(ctx, ingest.Which{})
//	err = c.Run(ctx, func(r ingest.Report, err error) { … }) // for months
package ingest

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

// Fetcher fetches feeds and pages. It is a fetch.Client, which documents the methods.
type Fetcher interface {
	Get(ctx context.Context, address string, v fetch.Validators) (*fetch.Response, error)
	Page(ctx context.Context, address string) (*fetch.Response, error)
}

// Book keeps sources by their addresses. It is a book.Book, which documents the methods.
type Book interface {
	List() ([]book.Source, error)
	Get(url string) (book.Source, book.Memory, error)
	Add(book.Source) error
	Merge([]book.Source) (book.Merged, error)
	Save(url string, s book.Source, m book.Memory) error
	Remove(url string) error
}

// ErrBusy means that a source is being checked by another caller.
var ErrBusy = errors.New("this feed is being checked just now")

// Options of a Collector. Fetch, Book and Store are needed; zero values of the others stand for what
// their comments say.
type Options struct {
	Fetch    Fetcher
	Book     Book
	Store    Store
	Interval time.Duration    // between two checks of a source that does not ask for more; 10 minutes
	Limits   book.Limits      // of sources that have none of their own
	Workers  int              // hosts asked at once; 16
	MaxText  int              // bytes of an article's text that are stored; news.DefaultMaxText
	Now      func() time.Time // time.Now
	Jitter   func() float64   // from 0 to 1, by which checks are spread; math/rand's
}

const (
	defaultInterval = 10 * time.Minute
	defaultWorkers  = 16
)

// parsedAtOnce is how many feeds and pages are parsed at the same time, however many hosts are
// asked: parsing keeps a CPU busy, and a large page takes a hundred megabytes.
const parsedAtOnce = 2

// Collector collects from the sources of a book. It is safe for concurrent use.
type Collector struct {
	Options
	committer *committer
	turns     turns
	wake      chan struct{} // wakes Run when a source was added
	parsing   chan struct{} // has room for each document that is parsed at once

	mu     sync.Mutex
	claims map[string]bool // the sources that are being checked, by ID
	kept   *answer         // of the last Add, until its source is checked
	found  lastFound
}

// New returns a Collector.
func New(o Options) *Collector {
	if o.Interval <= 0 {
		o.Interval = defaultInterval
	}
	if o.Workers <= 0 {
		o.Workers = defaultWorkers
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	o.Limits = o.Limits.Or(book.DefaultLimits)
	return &Collector{
		Options: o, committer: &committer{store: o.Store}, claims: map[string]bool{},
		wake: make(chan struct{}, 1), parsing: make(chan struct{}, parsedAtOnce),
	}
}

// has reports whether the book has a source at an address.
func (c *Collector) has(url string) bool {
	_, _, err := c.Book.Get(url)
	return err == nil
}

// claim calls f while no other caller checks the source with an id, else it returns ErrBusy.
func (c *Collector) claim(id string, f func() error) error {
	c.mu.Lock()
	busy := c.claims[id]
	c.claims[id] = true
	c.mu.Unlock()
	if busy {
		return ErrBusy
	}
	defer func() {
		c.mu.Lock()
		delete(c.claims, id)
		c.mu.Unlock()
	}()
	return f()
}

// poke wakes Run.
func (c *Collector) poke() {
	select {
	case c.wake <- struct{}{}:
	default: // it is being woken already
	}
}

// waitToParse waits until a document may be parsed; see parsedAtOnce. The error is ctx's.
func (c *Collector) waitToParse(ctx context.Context) (done func(), err error) {
	select {
	case c.parsing <- struct{}{}:
		return func() { <-c.parsing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// answer is what a source answered when it was added, so that it need not be asked twice.
type answer struct {
	url      string
	response *fetch.Response
	at       time.Time
}

const (
	maxKept = 1 << 20     // the longest body of an answer that is kept, in bytes
	keptFor = time.Minute // how long an answer is kept
)

// keep keeps an answer for the next check of its source.
func (c *Collector) keep(a answer) {
	if len(a.response.Body) > maxKept {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = &a
}

// keptAnswer returns, once, what a source answered when it was added just now; else nil.
func (c *Collector) keptAnswer(url string) *fetch.Response {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || c.kept.url != url {
		return nil
	}
	a := c.kept
	c.kept = nil
	if age := c.Now().Sub(a.at); age < 0 || age > keptFor {
		return nil
	}
	return a.response
}
