package ingest

import (
	"context"
	"time"
)

const (
	// shortestNap keeps Run from spinning while a due source is being checked.
	shortestNap = time.Second
	// longestNap is how often Run looks at the clock, which may be changed, or the machine may sleep.
	longestNap = time.Minute
)

// Run refreshes what is due until ctx ends, and returns its error. It calls notify with the report of
// every Refresh that asked a source or failed.
func (c *Collector) Run(ctx context.Context, notify func(Report, error)) error {
	nap := time.Duration(0)
	for {
		if err := c.sleep(ctx, nap); err != nil {
			return err
		}
		report, err := c.Refresh(ctx, Which{})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if len(report.Sources) > 0 || err != nil {
			notify(report, err)
		}
		if nap = c.untilDue(); err != nil {
			nap = c.Interval // a full disk needs time, as an example
		}
	}
}

// sleep waits for d, or until a source is added. The error is ctx's.
func (c *Collector) sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.wake:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// untilDue returns how long to sleep until a source is due.
func (c *Collector) untilDue() time.Duration {
	sources, _ := c.Book.List() // Refresh has reported the error
	now, wait := c.Now(), longestNap
	for _, s := range sources {
		wait = min(wait, s.DueAt(now, c.Interval).Sub(now))
	}
	return max(wait, shortestNap)
}
