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
	Waits    func(done, total int) // told once how far another Refresh is that this one waits for
}

// Refresh asks the sources that are due for what is new. One that is running is waited for,
// and the sources that it asked are left out. A source that fails is told of in the report;
// the error is that of the book or the store, or the context's, and what was stored before
// it is in the report.
func (c *Collector) Refresh(ctx context.Context, w Which) (Report, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &round{Collector: c, which: w, stop: cancel, ended: make(chan struct{})}
	since, err := r.begin(ctx)
	if err != nil {
		return Report{}, err
	}
	defer r.end()
	began := time.Now()
	sources, unread := r.choose(since)
	r.run(ctx, sources)
	slices.SortFunc(r.reports, func(x, y SourceReport) int { return cmp.Compare(x.URL, y.URL) })
	return Report{Took: time.Since(began), Sources: r.reports, Skipped: r.skipped}, errors.Join(unread, context.Cause(ctx))
}

// round is one Refresh.
type round struct {
	*Collector
	which Which
	stop  context.CancelCauseFunc
	start time.Time
	ended chan struct{}

	mu      sync.Mutex
	total   int
	done    int
	skipped int
	reports []SourceReport
}

// choose is the sources to ask: of all or of those that are due, those that were not asked
// since a time, unless that is zero.
func (r *round) choose(since time.Time) ([]Source, error) {
	sources, err := r.Book.List()
	sources = slices.DeleteFunc(sources, func(s Source) bool {
		if !since.IsZero() && !s.Checked.Before(since) {
			r.skipped++
			return true
		}
		return !r.which.All && s.dueAt(r.start, r.Interval).After(r.start)
	})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.total = len(sources)
	return sources, err
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
		busy := errors.Is(err, ErrBusy)
		if err != nil && !busy && !errors.Is(err, ErrUnknown) {
			r.stop(err)
		}
		r.finish(report, busy)
	}
}

func (r *round) finish(report SourceReport, busy bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	r.skipped += one(busy)
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
