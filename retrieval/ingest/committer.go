package ingest

import (
	"context"
	"sync"

	"quoth/retrieval/news"
)

// Store stores articles, durably, and returns the outcome of each.
type Store interface {
	Add(context.Context, []*news.Article) ([]news.Outcome, error)
}

// committer joins the articles that come while the store is busy into its next step: a step waits
// for the disk, whether it has one article or fifty.
type committer struct {
	store Store
	mu    sync.Mutex
	queue []*delivery
	busy  bool // somebody is serving the queue
}

// delivery is some articles, with their outcomes once done is closed.
type delivery struct {
	articles []*news.Article
	outcomes []news.Outcome
	err      error
	done     chan struct{}
}

// add stores articles and returns when they are on the disk. Once begun it does not stop with ctx:
// half a step would be neither stored nor reported.
func (c *committer) add(ctx context.Context, articles []*news.Article) ([]news.Outcome, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	d := &delivery{articles: articles, done: make(chan struct{})}
	c.mu.Lock()
	c.queue = append(c.queue, d)
	serve := !c.busy
	c.busy = true
	c.mu.Unlock()
	if serve {
		c.serve(context.WithoutCancel(ctx))
	}
	<-d.done
	return d.outcomes, d.err
}

// serve stores what is in the queue until it is empty.
func (c *committer) serve(ctx context.Context) {
	for {
		c.mu.Lock()
		batch := c.queue
		c.queue = nil
		c.busy = len(batch) > 0
		c.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		c.commit(ctx, batch)
	}
}

// commit stores a batch in one step or, where that fails, each delivery in its own, so that one
// article that cannot be stored does not stop the others.
func (c *committer) commit(ctx context.Context, batch []*delivery) {
	var all []*news.Article
	for _, d := range batch {
		all = append(all, d.articles...)
	}
	outcomes, err := c.store.Add(ctx, all)
	for _, d := range batch {
		switch n := len(d.articles); {
		case err == nil:
			d.outcomes, outcomes = outcomes[:n], outcomes[n:]
		case len(batch) == 1:
			d.err = err
		default:
			d.outcomes, d.err = c.store.Add(ctx, d.articles)
		}
		close(d.done)
	}
}
