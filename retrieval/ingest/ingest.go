// Package ingest brings the news in by itself: feeds when they are due, with the full
// text of what they link to, and files that are put into a folder.
//
// A Collector keeps a Book of sources. It asks each no more often than the source allows,
// takes the items that are new or changed, and hands articles to a Store. What happened
// comes back as a Report; nothing is printed or counted on the way.
//
//	book, err := ingest.OpenBook("data/sources.db")
//	c := ingest.New(ingest.Options{Fetch: fetch.New(fetch.Options{}), Book: book, Store: library})
//	source, err := c.Add(ctx, "https://packet.example/feed", "") // one GET
//	report, err := c.Refresh(ctx, ingest.Which{})
//	err = c.Run(ctx, func(r ingest.Report, err error) { … }) // for months
package ingest

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"quoth/retrieval/fetch"
	"quoth/retrieval/news"
)

// Fetcher is the polite client: fetch.Client.
type Fetcher interface {
	Get(ctx context.Context, address string, v fetch.Validators) (*fetch.Response, error)
	Page(ctx context.Context, address string) (*fetch.Response, error)
}

// Store takes articles in, durably, and says what became of each.
type Store interface {
	Add(context.Context, []*news.Article) ([]Outcome, error)
}

// Outcome is what became of an article that a Store took.
type Outcome = news.Outcome

// The outcomes.
const (
	Added   = news.Added
	Changed = news.Changed
	Same    = news.Same
)

// Options of a Collector. Fetch, Book and Store are needed; zero values of the others
// stand for what their comments say.
type Options struct {
	Fetch    Fetcher
	Book     Book
	Store    Store
	Interval time.Duration    // between two checks of a source that does not ask for more; 10 minutes
	Limits   Limits           // of sources that have none of their own
	Workers  int              // hosts asked at once; 16
	MaxText  int              // bytes of an article's text that are stored; news.DefaultMaxText
	Now      func() time.Time // time.Now
	Jitter   func() float64   // a share of 1 to spread checks by; math/rand's
}

const (
	defaultInterval = 10 * time.Minute
	defaultWorkers  = 16
)

// parsedAtOnce is how many feeds and pages are taken apart at the same time, however many hosts
// are asked: it takes a CPU, and a large one a hundred megabytes.
const parsedAtOnce = 2

// Collector collects from the sources of a book. It is safe for concurrent use.
type Collector struct {
	Options
	committer *committer
	wake      chan struct{} // tells Run that a source was added
	parsing   chan struct{} // has a place for each document that is taken apart at once

	mu     sync.Mutex
	round  *round          // the Refresh that is running; nil: none
	claims map[string]bool // sources being checked, by ID
	kept   *answer         // of the last Add, until its source is checked
}

// answer is what a source said when it was added, so that it need not say it twice.
type answer struct {
	url      string
	response *fetch.Response
	at       time.Time
}

// New makes a Collector.
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
	o.Limits = o.Limits.or(defaultLimits)
	return &Collector{
		Options: o, committer: &committer{store: o.Store}, claims: map[string]bool{},
		wake: make(chan struct{}, 1), parsing: make(chan struct{}, parsedAtOnce),
	}
}
