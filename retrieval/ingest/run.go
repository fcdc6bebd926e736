package ingest

import (
	"context"
	"time"
)

const (
	// shortestNap keeps Run from turning in circles about a source that is being checked.
	shortestNap = time.Second
	// longestNap is how often Run looks up, for a clock that was changed or a machine that slept.
	longestNap = time.Minute
)

// Run refreshes what is due until ctx ends, whose error it returns. Tell gets the report of
// every Refresh that asked somebody or failed.
func (c *Collector) Run(ctx context.Context, tell func(Report, error)) error {
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
			tell(report, err)
		}
		if nap = c.untilDue(); err != nil {
			nap = c.Interval // for a full disk, as an example
		}
	}
}

// sleep ends early when a source is added.
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

// untilDue is how long to sleep.
func (c *Collector) untilDue() time.Duration {
	sources, _ := c.Book.List() // Refresh has reported the error
	now, wait := c.Now(), longestNap
	for _, s := range sources {
		wait = min(wait, s.dueAt(now, c.Interval).Sub(now))
	}
	return max(wait, shortestNap)
}
