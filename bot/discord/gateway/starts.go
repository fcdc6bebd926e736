package gateway

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"quoth/bot/discord/rest"
)

// starts paces the IDENTIFYs of all shards. Discord resets the token of a bot that sends more in a day than its
// limit. So a tenth of them may be sent at once, and the rest spread over the day. Also there are lanes, as many as
// Discord lets begin at once, and a pause between two IDENTIFYs of the same lane.
type starts struct {
	pause  time.Duration
	budget *rate.Limiter
	lanes  []chan time.Time // each has the time of its next IDENTIFY, unless a turn holds it
	firsts []first          // by shard
	log    *slog.Logger
}

// first is the first turn of a shard.
type first struct {
	taken chan struct{} // closed by take
	take  func()
}

func newFirst() first {
	taken := make(chan struct{})
	return first{taken, sync.OnceFunc(func() { close(taken) })}
}

// usualStarts is how many IDENTIFYs Discord accepts in a day, where it does not say so.
const usualStarts = 1000

func newStarts(l startLimit, shards int, pause time.Duration, log *slog.Logger) *starts {
	total := cmp.Or(max(l.Total, 0), usualStarts)
	burst := max(total/10, shards)
	perDay := rate.Limit(max(total-burst, 1)) / rate.Limit(day.Seconds())
	s := &starts{pause: pause, budget: rate.NewLimiter(perDay, burst), log: log}
	for range shards {
		s.firsts = append(s.firsts, newFirst())
	}
	for range min(max(l.Concurrency, 1), shards) {
		lane := make(chan time.Time, 1)
		lane <- time.Time{}
		s.lanes = append(s.lanes, lane)
	}
	return s
}

// take waits until a shard may IDENTIFY. The first turns in a lane are in the order of the shards. End the turn.
func (s *starts) take(ctx context.Context, shard int) (*turn, error) {
	if before := shard - len(s.lanes); before >= 0 {
		select {
		case <-s.firsts[before].taken:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	lane := s.lanes[shard%len(s.lanes)]
	select {
	case free := <-lane:
		s.firsts[shard].take()
		t := &turn{starts: s, lane: lane, free: free}
		if !rest.Sleep(ctx, max(time.Until(free), s.shortage())) {
			t.end()
			return nil, cmp.Or(context.Cause(ctx), context.DeadlineExceeded) // Sleep begins no wait beyond the deadline
		}
		return t, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// shortage returns how long it takes until the budget has an IDENTIFY.
func (s *starts) shortage() time.Duration {
	missing := 1 - s.budget.Tokens()
	if missing <= 0 {
		return 0
	}
	wait := time.Duration(missing / float64(s.budget.Limit()) * float64(time.Second))
	s.log.Warn("too many sessions were begun: the next one waits, so that Discord does not reset the token",
		"for", rounded(wait))
	return wait
}

// turn is the right of a shard to send one IDENTIFY. It holds its lane until it is spent or ends. A nil turn is that
// of a shard that resumes.
type turn struct {
	starts *starts
	lane   chan time.Time
	free   time.Time
	over   bool
}

// spend notes that the IDENTIFY is sent now.
func (t *turn) spend() {
	t.starts.budget.Reserve()
	t.free = time.Now().Add(t.starts.pause)
	t.end()
}

// end gives the lane back. Further calls do nothing.
func (t *turn) end() {
	if t != nil && !t.over {
		t.over = true
		t.lane <- t.free
	}
}
