package gateway

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"time"

	"golang.org/x/time/rate"

	"quoth/bot/discord/rest"
)

// shard opens one connection after another and keeps their session.
type shard struct {
	*supervisor
	id, of   int
	starts   *starts
	roster   *roster
	session  session
	failures int         // tries in a row without a connection that was ready
	timeout  openTimeout // of the next step
	pace     *rate.Limiter
}

// connectionsAtOnce is how many connections a shard opens in a row before it waits between them, also when each
// of them was ready.
const connectionsAtOnce = 10

func newShard(s *supervisor, id, of int, starts *starts, r *roster) *shard {
	return &shard{
		supervisor: s, id: id, of: of, starts: starts, roster: r, timeout: openTimeout{first: s.options.OpenTimeout},
		pace: rate.NewLimiter(rate.Every(s.options.BackOff.First), connectionsAtOnce),
	}
}

// run connects again and again until ctx ends or Discord refuses the bot for good.
func (s *shard) run(ctx context.Context) error {
	defer func() { s.session.end() }()
	for s.pace.Wait(ctx) == nil {
		ready, err := s.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if refused := refusal(err); refused != nil {
			return refused
		}
		wait := s.wait(ready, err)
		s.note(err, wait)
		if !rest.Sleep(ctx, wait) {
			return nil
		}
	}
	return nil
}

// note logs why there is no connection. It is usual that a connection ends and its session is resumed at once.
func (s *shard) note(err error, wait time.Duration) {
	level := slog.LevelWarn
	if wait == 0 {
		level = slog.LevelInfo
	}
	s.options.Log.Log(context.Background(), level, "no connection to Discord", "shard", s.id,
		"err", s.options.redact(err), "again in", rounded(wait))
}

// connect opens a connection and serves it until it ends. It reports whether it was ready, and why it ended.
func (s *shard) connect(ctx context.Context) (ready bool, err error) {
	var t *turn
	if !s.session.resumable() {
		if t, err = s.starts.take(ctx, s.id); err != nil {
			return false, err
		}
		defer t.end()
	}
	c, err := s.open(ctx, t)
	if err == nil {
		err = c.serve(ctx)
		s.watch(ShardState{})
		c.end(ctx)
		ready = c.ready
	}
	s.learn(ready, err)
	return ready, err
}

// watch says how the shard is.
func (s *shard) watch(now ShardState) {
	if s.options.Watch != nil {
		now.ID, now.Of = s.id, s.of
		s.options.Watch(now)
	}
}

// open dials the gateway.
func (s *shard) open(ctx context.Context, t *turn) (*connection, error) {
	s.session.unreached++ // until it is reached
	address, err := s.address(ctx)
	if err != nil {
		return nil, err
	}
	line, err := dial(ctx, address, s.options.UserAgent, s.timeout.now())
	if err != nil {
		return nil, err
	}
	s.session.unreached = 0
	return newConnection(s, line, t), nil
}

// address returns where to connect: the address for the session or, in turn with it where it cannot be reached,
// that for all.
func (s *shard) address(ctx context.Context) (string, error) {
	if s.session.address != "" && s.session.unreached%2 == 1 {
		return s.session.address, nil
	}
	d, err := s.directory.ask(ctx, s.timeout.now())
	if err == nil && !s.session.resumable() {
		err = d.Limit.spent()
	}
	return d.URL, err
}

// learn notes how a connection has ended.
func (s *shard) learn(ready bool, err error) {
	if ready {
		s.failures, s.timeout.cut = 0, 0
	} else {
		s.failures++
		s.timeout.learn(err)
	}
	s.session.learn(ready, err)
}

// wait returns how long to wait before the next connection. After one that was ready there is no need to.
func (s *shard) wait(ready bool, err error) (wait time.Duration) {
	if !ready {
		wait = s.options.BackOff.wait(s.failures)
	}
	if invalid, ok := errors.AsType[*invalidError](err); ok && !invalid.resumable { // Discord asks for 1 to 5 s
		most := s.options.IdentifyPause
		wait = max(wait, most-rand.N(most*4/5+1))
	}
	return max(wait, retryAfter(err))
}
