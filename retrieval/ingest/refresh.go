package ingest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"quoth/retrieval/ingest/book"
)

// Which says what a Refresh asks. The zero Which is what is due.
type Which struct {
	All      bool                  // whether due or not
	Progress func(done, total int) // called after each source; never by two goroutines at once
	Waits    func(done, total int) // called once if another Refresh runs, with how far that is
}

// Refresh asks the sources that are due for what is new. If another Refresh runs, it waits for that one,
// and leaves out the sources that it asked. A source that fails is in the report. The error is the book's,
// the store's or the context's, and the report has what was stored before it.
func (c *Collector) Refresh(ctx context.Context, w Which) (Report, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	mine, since, err := c.turns.begin(ctx, c.Now, w.Waits)
	if err != nil {
		return Report{}, err
	}
	defer c.turns.end()
	r := &round{Collector: c, turn: mine, which: w, stop: cancel}
	began := time.Now()
	sources, unread := r.choose(since)
	r.run(ctx, sources)
	slices.SortFunc(r.reports, func(x, y SourceReport) int { return cmp.Compare(x.URL, y.URL) })
	return Report{Took: time.Since(began), Sources: r.reports, Skipped: r.skipped},
		errors.Join(unread, context.Cause(ctx))
}

// round is the work of one Refresh. The turn's mutex guards the fields below it.
type round struct {
	*Collector
	which Which
	stop  context.CancelCauseFunc
	turn  *turn

	skipped int
	reports []SourceReport
}

// choose returns the sources to ask: all or those that are due, without those that were asked since
// a time, unless that is zero.
func (r *round) choose(since time.Time) ([]book.Source, error) {
	sources, err := r.Book.List()
	sources = slices.DeleteFunc(sources, func(s book.Source) bool {
		if !since.IsZero() && !s.Checked.Before(since) {
			r.skipped++
			return true
		}
		return !r.which.All && s.DueAt(r.turn.start, r.Interval).After(r.turn.start)
	})
	r.turn.mu.Lock()
	defer r.turn.mu.Unlock()
	r.turn.total = len(sources)
	return sources, err
}

// run asks the hosts concurrently and the sources of a host one after the other, so that no worker waits
// for another.
func (r *round) run(ctx context.Context, sources []book.Source) {
	queues := make(chan []book.Source)
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

// ask asks the sources of a host.
func (r *round) ask(ctx context.Context, queue []book.Source) {
	for _, s := range queue {
		if ctx.Err() != nil {
			return
		}
		report, err := r.checkAlone(ctx, s.URL, s.ID)
		busy := errors.Is(err, ErrBusy)
		if err != nil && !busy && !errors.Is(err, book.ErrUnknown) {
			r.stop(err)
		}
		r.finish(report, busy)
	}
}

// finish records that a source was asked.
func (r *round) finish(report SourceReport, busy bool) {
	r.turn.mu.Lock()
	defer r.turn.mu.Unlock()
	r.turn.done++
	r.skipped += one(busy)
	if report.URL != "" {
		r.reports = append(r.reports, report)
	}
	if r.which.Progress != nil {
		r.which.Progress(r.turn.done, r.turn.total)
	}
}

// byHost returns the sources of each host, the longest queue first: it decides how long all take.
func byHost(sources []book.Source) [][]book.Source {
	hosts := map[string][]book.Source{}
	for _, s := range sources {
		hosts[s.Host()] = append(hosts[s.Host()], s)
	}
	var out [][]book.Source
	for _, queue := range hosts {
		slices.SortStableFunc(queue, func(x, y book.Source) int { return x.Due.Compare(y.Due) })
		out = append(out, queue)
	}
	slices.SortFunc(out, func(x, y []book.Source) int {
		return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x[0].URL, y[0].URL))
	})
	return out
}
