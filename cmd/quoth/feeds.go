package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
)

// sourcesFile is where a data folder keeps its list of feeds.
const sourcesFile = "sources.db"

// feeds is the list of feeds of a data folder, and who asks them. It fits commands.Feeds.
type feeds struct {
	settings
	contents
	store ingest.Store // of what they bring; nil where the folder is only read
	now   func() time.Time

	mu        sync.Mutex
	book      *ingest.BoltBook
	client    *fetch.Client
	collector *ingest.Collector // made when it is first wanted
}

var _ commands.Feeds = (*feeds)(nil)

func (a *app) newFeeds(store ingest.Store) *feeds {
	return &feeds{settings: a.settings, contents: a.contents(), store: store, now: a.clock}
}

// noFeeds is what going on without the list of feeds means; see contents.check.
const noFeeds = "begin with no feeds"

// open is the collector. Its list is opened when it is first wanted, so that one that is
// damaged keeps nobody from the articles.
func (f *feeds) open() (*ingest.Collector, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.collector != nil:
		return f.collector, nil
	case f.store == nil:
		return nil, &bot.Refusal{Message: "The data folder is only read here.", Hint: "Run quoth feeds where it can be written."}
	}
	if err := f.check(sourcesFile, noFeeds); err != nil {
		return nil, refusedFeed(err)
	}
	book, err := ingest.OpenBook(f.path(sourcesFile))
	if err != nil {
		return nil, refusedFeed(err)
	}
	f.note(sourcesFile)
	f.book, f.client = book, fetch.New(fetch.Options{UserAgent: userAgent(f.Contact), Allow: f.Allow.prefixes(), Now: f.now})
	f.collector = ingest.New(ingest.Options{
		Fetch: f.client, Book: book, Store: f.store, Interval: f.Refresh, MaxText: int(f.MaxText), Now: f.now,
	})
	return f.collector, nil
}

// Close lets go of the list. Nobody may be asking feeds any more.
func (f *feeds) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.collector == nil {
		return nil
	}
	f.client.Close()
	return f.book.Close()
}

// userAgent tells those whose feeds are fetched who does, and where to complain.
func userAgent(contact string) string {
	version, _, _ := build()
	agent := "Quoth/" + strings.Trim(version, "()")
	if contact = strings.Join(strings.Fields(contact), " "); contact != "" {
		agent += " (+" + contact + ")"
	}
	return agent
}

// Add is commands.Feeds'.
func (f *feeds) Add(ctx context.Context, address, name string) (bot.Feed, error) {
	c, err := f.open()
	if err != nil {
		return bot.Feed{}, err
	}
	s, err := c.Add(ctx, address, name)
	return feedOf(s), refusedFeed(err)
}

// Remove is commands.Feeds'.
func (f *feeds) Remove(_ context.Context, address string) error {
	c, err := f.open()
	if err != nil {
		return err
	}
	return refusedFeed(c.Remove(address))
}

// List is commands.Feeds'.
func (f *feeds) List(context.Context) ([]bot.Feed, error) {
	sources, err := f.sources()
	out := make([]bot.Feed, len(sources))
	for i, s := range sources {
		out[i] = feedOf(s)
	}
	return out, refusedFeed(err)
}

func (f *feeds) sources() ([]ingest.Source, error) {
	if f.store == nil {
		if err := f.check(sourcesFile, noFeeds); err != nil {
			return nil, err
		}
		return ingest.ReadSources(f.path(sourcesFile))
	}
	c, err := f.open()
	if err != nil {
		return nil, err
	}
	return c.List()
}

// Check is commands.Feeds'.
func (f *feeds) Check(ctx context.Context, address string) (bot.Feed, error) {
	c, err := f.open()
	if err != nil {
		return bot.Feed{}, err
	}
	report, err := c.Check(ctx, address)
	if err != nil {
		return bot.Feed{}, refusedFeed(err)
	}
	s, err := f.source(report)
	out := feedOf(s)
	out.Remarks = remarksOn(report)
	return out, refusedFeed(err)
}

// source is what the list has of a source after a check.
func (f *feeds) source(r ingest.SourceReport) (ingest.Source, error) {
	url := r.URL
	if r.MovedTo != "" {
		url = r.MovedTo
	}
	s, _, err := f.book.Get(url)
	return s, err
}

// Explain is commands.Feeds'.
func (f *feeds) Explain(ctx context.Context, address string) (bot.Feed, error) {
	c, err := f.open()
	if err != nil {
		return bot.Feed{}, err
	}
	e, err := c.Explain(ctx, address)
	if err != nil {
		return bot.Feed{}, refusedFeed(err)
	}
	return explained(e), nil
}

// Import is commands.Feeds'.
func (f *feeds) Import(ctx context.Context, list string) (added, known int, err error) {
	c, err := f.open()
	if err != nil {
		return 0, 0, err
	}
	opml := []byte(list)
	if !strings.HasPrefix(list, "<") {
		r, err := f.client.Get(ctx, ingest.Address(list), fetch.Validators{})
		if err != nil {
			return 0, 0, refusedFeed(err)
		}
		opml = r.Body
	}
	done, err := c.Import(opml)
	return len(done.Added), len(done.Known), refusedFeed(err)
}

// Export is commands.Feeds'.
func (f *feeds) Export(context.Context) (string, error) {
	c, err := f.open()
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = c.Export(&out)
	return out.String(), err
}

// errNoFeeds is what there is to say where a list would be worked through.
func (a *app) errNoFeeds(verb string) error {
	return fmt.Errorf("%s: no feeds in %s yet: add one with quoth feeds add URL", verb, a.folder())
}
