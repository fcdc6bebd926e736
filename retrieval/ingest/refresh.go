package ingest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// Which says what a Refresh asks. The zero Which is what is due.
type Which struct {
	All      bool                  // whatever is due or not
	Progress func(done, total int) // told after each source; never at once from two goroutines
}

// Refresh asks the sources that are due for what is new. A source that fails is told of in
// the report; the error is that of the book or the store, or the context's, and what was
// stored before it is in the report.
func (c *Collector) Refresh(ctx context.Context, w Which) (Report, error) {
	start, began := c.Now(), time.Now()
	sources, unread := c.Book.List()
	sources = slices.DeleteFunc(sources, func(s Source) bool {
		return !w.All && s.dueAt(start, c.Interval).After(start)
	})
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := round{Collector: c, which: w, total: len(sources), stop: cancel}
	r.run(ctx, sources)
	slices.SortFunc(r.reports, func(x, y SourceReport) int { return cmp.Compare(x.URL, y.URL) })
	return Report{Took: time.Since(began), Sources: r.reports}, errors.Join(unread, context.Cause(ctx))
}

// round is one Refresh.
type round struct {
	*Collector
	which Which
	total int
	stop  context.CancelCauseFunc

	mu      sync.Mutex
	done    int
	reports []SourceReport
}

// run asks the hosts beside each other and the sources of a host one after the other, so
// that none waits in line with a worker.
func (r *round) run(ctx context.Context, sources []Source) {
	queues := make(chan []Source)
	var workers sync.WaitGroup
	for range min(r.Workers, len(sources)) {
		workers.Go(func() {
			for queue := range queues {
				r.ask(ctx, queue)
			}
		})
	}
	for _, queue := range byHost(sources) {
		queues <- queue
	}
	close(queues)
	workers.Wait()
}

func (r *round) ask(ctx context.Context, queue []Source) {
	for _, s := range queue {
		if ctx.Err() != nil {
			return
		}
		report, err := r.claimed(ctx, s.URL, s.ID)
		if err != nil && !errors.Is(err, ErrBusy) && !errors.Is(err, ErrUnknown) {
			r.stop(err)
		}
		r.finish(report)
	}
}

func (r *round) finish(report SourceReport) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	if report.URL != "" {
		r.reports = append(r.reports, report)
	}
	if r.which.Progress != nil {
		r.which.Progress(r.done, r.total)
	}
}

// byHost are the sources of each host, longest queue first: it decides how long all takes.
func byHost(sources []Source) [][]Source {
	hosts := map[string][]Source{}
	for _, s := range sources {
		hosts[s.host()] = append(hosts[s.host()], s)
	}
	var out [][]Source
	for _, queue := range hosts {
		slices.SortStableFunc(queue, func(x, y Source) int { return x.Due.Compare(y.Due) })
		out = append(out, queue)
	}
	slices.SortFunc(out, func(x, y []Source) int {
		return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x[0].URL, y[0].URL))
	})
	return out
}

// claimed checks a source that nobody else is checking, else ErrBusy.
func (c *Collector) claimed(ctx context.Context, url, id string) (r SourceReport, err error) {
	err = c.claim(id, func() error {
		r, err = c.check(ctx, url)
		return err
	})
	return r, err
}

// claim runs f while it alone has to do with a source, else ErrBusy.
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
