package gateway

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// began returns the times, after the start, at which shards send their first IDENTIFYs when all want to at once.
func began(t *testing.T, l startLimit, shards int) []time.Duration {
	s := newStarts(l, shards, 5*time.Second, slog.New(slog.DiscardHandler))
	out, start := make([]time.Duration, shards), time.Now()
	var running sync.WaitGroup
	for id := range shards {
		running.Go(func() {
			turn, err := s.take(t.Context(), id)
			if err != nil {
				t.Error(err)
				return
			}
			out[id] = time.Since(start)
			turn.spend()
		})
	}
	running.Wait()
	return out
}

// Shards of the same lane IDENTIFY one after another in their order, those of several lanes at once.
func TestLanes(t *testing.T) {
	for _, tc := range []struct {
		name                string
		concurrency, shards int
		lanes               int
	}{
		{"one at a time", 1, 6, 1},
		{"three at once", 3, 7, 3},
		{"more at once than there are", 16, 4, 4},
		{"nonsense", -1, 3, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				for id, at := range began(t, startLimit{Total: 1000, Concurrency: tc.concurrency}, tc.shards) {
					if want := 5 * time.Second * time.Duration(id/tc.lanes); at != want {
						t.Errorf("shard %d after %s, want %s", id, at, want)
					}
				}
			})
		})
	}
}

// A bot that begins sessions as fast as it may does not get near the limit of a day.
func TestBudget(t *testing.T) {
	for _, total := range []int{0, -5, 1000, 20} {
		synctest.Test(t, func(t *testing.T) {
			s := newStarts(startLimit{Total: total, Concurrency: 1}, 1, time.Second, slog.New(slog.DiscardHandler))
			ctx, cancel := context.WithTimeout(t.Context(), 24*time.Hour)
			defer cancel()
			n := 0
			for ; ; n++ {
				turn, err := s.take(ctx, 0)
				if err != nil || ctx.Err() != nil {
					break
				}
				turn.spend()
				turn.end() // a second end does nothing
			}
			limit := total
			if limit <= 0 {
				limit = usualStarts
			}
			if n > limit || n < limit*8/10 {
				t.Errorf("%d IDENTIFYs in a day with a limit of %d", n, total)
			}
		})
	}
}

// A turn that is not spent leaves the lane as it was, and one that is waited for in vain does too.
func TestTurnUnspent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStarts(startLimit{}, 1, 5*time.Second, slog.New(slog.DiscardHandler))
		first, _ := s.take(t.Context(), 0)
		first.spend()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		held, err := s.take(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.take(ctx, 0); err == nil {
			t.Error("two turns at once")
		}
		cancel()
		held.end()
		start := time.Now()
		if _, err := s.take(t.Context(), 0); err != nil || time.Since(start) != 0 {
			t.Errorf("after %s, error %v; want the turn at once", time.Since(start), err)
		}
		var none *turn
		none.end()
	})
}
