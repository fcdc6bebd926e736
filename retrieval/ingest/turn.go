package ingest

import (
	"context"
	"sync"
	"time"
)

// turns let one Refresh run at a time.
type turns struct {
	mu      sync.Mutex
	running *turn
}

// turn is a Refresh that runs.
type turn struct {
	start time.Time
	ended chan struct{}

	mu          sync.Mutex
	done, total int // of the sources that it asks
}

// begin returns the turn of a new Refresh. It waits while another one runs. Since is when that one began:
// the sources that it has asked need not be asked again. Before it waits, it calls waits, if it is not nil,
// once with how far the other one is.
func (t *turns) begin(ctx context.Context, now func() time.Time, waits func(done, total int)) (
	mine *turn, since time.Time, err error) {
	for {
		mine, other := t.enter(now)
		if other == nil {
			return mine, since, nil
		}
		if since.IsZero() {
			since = other.start
			if waits != nil {
				waits(other.progress())
			}
		}
		select {
		case <-other.ended:
		case <-ctx.Done():
			return nil, since, ctx.Err()
		}
	}
}

// enter starts a turn, or returns the one that runs.
func (t *turns) enter(now func() time.Time) (mine, other *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.running != nil {
		return nil, t.running
	}
	t.running = &turn{start: now(), ended: make(chan struct{})}
	return t.running, nil
}

// end ends the turn that runs.
func (t *turns) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	close(t.running.ended)
	t.running = nil
}

// progress returns how many sources were asked, and of how many.
func (t *turn) progress() (done, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.done, t.total
}
