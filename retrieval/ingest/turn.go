package ingest

import (
	"context"
	"time"
)

// begin makes r the Refresh that is running. It waits while another one is, and then
// returns when that began: nobody wants the sources asked again that it has just asked.
func (r *round) begin(ctx context.Context) (since time.Time, err error) {
	for {
		other := r.enter()
		if other == nil {
			return since, nil
		}
		if since.IsZero() {
			since = other.start
			r.tellWait(other)
		}
		select {
		case <-other.ended:
		case <-ctx.Done():
			return since, ctx.Err()
		}
	}
}

// enter makes r the Refresh that is running, or returns the one that is.
func (r *round) enter() *round {
	r.Collector.mu.Lock()
	defer r.Collector.mu.Unlock()
	if r.Collector.round != nil {
		return r.Collector.round
	}
	r.start = r.Now()
	r.Collector.round = r
	return nil
}

func (r *round) end() {
	r.Collector.mu.Lock()
	defer r.Collector.mu.Unlock()
	r.Collector.round = nil
	close(r.ended)
}

func (r *round) tellWait(other *round) {
	if r.which.Waits == nil {
		return
	}
	other.mu.Lock()
	done, total := other.done, other.total
	other.mu.Unlock()
	r.which.Waits(done, total)
}
