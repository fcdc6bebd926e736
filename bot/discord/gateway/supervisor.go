package gateway

import (
	"context"
	"errors"
	"sync"
	"time"

	"quoth/bot/discord/rest"
)

// supervisor runs the shards, and what their events begin.
type supervisor struct {
	options   Options
	handler   Handler
	client    *rest.Client
	directory *directory
	gate      gate           // lets events in
	setUps    sync.WaitGroup // what runs since a READY
	settingUp sync.Mutex     // held while the handler's Ready runs
}

func newSupervisor(o Options, h Handler, c *rest.Client) *supervisor {
	return &supervisor{options: o, handler: h, client: c, directory: &directory{client: c, log: o.Log}}
}

// run runs the shards until ctx ends or Discord refuses the bot for good. A bot that has outgrown the number of
// shards that Discord recommended begins again with more.
func (s *supervisor) run(ctx context.Context) error {
	for before := 0; ; {
		d, err := s.directions(ctx)
		if err != nil || ctx.Err() != nil {
			return err
		}
		n := s.shards(d)
		if n <= before {
			return &RefusedError{tooFewShards}
		}
		before = n
		err = s.runShards(ctx, n, d)
		var refused *RefusedError
		if !errors.As(err, &refused) || refused.Code != tooFewShards || s.options.Shards > 0 {
			return err
		}
	}
}

// directions asks Discord for the way to the gateway, again and again until it answers or refuses. The error is
// nil when ctx has ended.
func (s *supervisor) directions(ctx context.Context) (directions, error) {
	timeout := openTimeout{first: s.options.OpenTimeout}
	for failures := 1; ; failures++ {
		d, err := s.directory.ask(ctx, timeout.now())
		if err == nil || ctx.Err() != nil {
			return d, nil
		}
		if refused := refusal(err); refused != nil {
			return d, refused
		}
		timeout.learn(err)
		wait := max(s.options.BackOff.wait(failures), retryAfter(err))
		s.options.Log.Warn("no connection to Discord", "err", s.options.redact(err), "again in", rounded(wait))
		if !rest.Sleep(ctx, wait) {
			return d, nil
		}
	}
}

// shards returns how many shards there are to be.
func (s *supervisor) shards(d directions) int {
	if s.options.Shards > 0 {
		return s.options.Shards
	}
	if d.Shards > MaxShards {
		s.options.Log.Warn("Discord recommends more shards than one process holds",
			"recommended", d.Shards, "held", MaxShards)
	}
	return min(max(d.Shards, 1), MaxShards)
}

// runShards runs n shards until ctx ends or Discord refuses one of them for good.
func (s *supervisor) runShards(ctx context.Context, n int, d directions) error {
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	starts, roster := newStarts(d.Limit, n, s.options.IdentifyPause, s.options.Log), newRoster(n)
	var running sync.WaitGroup
	for id := range n {
		running.Go(func() {
			if refused := newShard(s, id, n, starts, roster).run(ctx); refused != nil {
				end(refused)
			}
		})
	}
	running.Wait()
	if refused := refusal(context.Cause(ctx)); refused != nil {
		return refused
	}
	return nil
}

// stop lets no more events in, and waits within bounds for the running answers.
func (s *supervisor) stop() {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.gate.shut()
		s.handler.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(s.options.Grace):
		s.options.Log.Warn("answers that were still running are cut off", "after", s.options.Grace)
	}
	s.setUps.Wait()
}

// setUp runs the handler's Ready. It tries again until that succeeds or is refused for good, as long as the
// session lasts.
func (s *supervisor) setUp(ctx context.Context) {
	s.settingUp.Lock() // that of the session before may still be ending
	defer s.settingUp.Unlock()
	for failures := 1; ctx.Err() == nil; failures++ {
		err := s.handler.Ready(ctx, s.client)
		if err == nil || ctx.Err() != nil {
			return
		}
		s.options.Log.Error("set up on Discord", "err", s.options.redact(err))
		if permanent(err) || !rest.Sleep(ctx, max(s.options.BackOff.wait(failures), retryAfter(err))) {
			return
		}
	}
}

func rounded(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
