// Package schedule posts the daily summaries: once for each channel and local date, at the time of day
// that was set, also after restarts and when the clocks change. Times says when a summary is due, Parse
// and Zone read the times and time zones that people write, and a Loop posts. Where that fails, the loop
// tells the person who set the schedule.
//
//	loop := schedule.New(schedule.Options{Ledger: store, Poster: session, Source: summary, Log: log})
//	go loop.Run(ctx)
//	loop.Notify() // after /daily set
//
//	times, err := schedule.TimesOf(daily) // 07:30 in Europe/London, on weekdays
//	turn := times.Next(time.Now())        // turn.Date "2026-03-30", turn.At 06:30 UTC
package schedule

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"quoth/bot/guild"
	"quoth/bot/settings"
)

// Ledger stores the schedules and what was posted. A *guild.Store is one.
type Ledger interface {
	Dailies() ([]settings.Daily, error)
	Daily(server, channel string) (d settings.Daily, ok bool, err error)
	Posts(server, channel string) ([]guild.Post, error)
	Plan(server, channel, date string) (p guild.Post, isNew bool, err error)
	Settle(p guild.Post) error
	Refuse(d settings.Daily, p guild.Post, at time.Time) (since time.Time, err error)
	SwitchOff(d settings.Daily, why string) error
	Tell(d settings.Daily, told settings.Told) error
}

// Options are what a Loop works with. All except Teller and Log are needed.
type Options struct {
	Ledger Ledger
	Poster Poster
	Source Source
	Teller Teller       // nil: nobody is told
	Log    *slog.Logger // nil: nothing is logged
}

// maxMaking is how many summaries are made at once: many are due at the same full hour.
const maxMaking = 4

// callsPerSecond is how often the channels together call the Poster and the Teller. A call is two or three
// requests. Discord takes 50 a second from a bot, and after 10,000 refused ones within 10 minutes none at all
// (docs.discord.com, topics/rate-limits).
const callsPerSecond = 10

// Loop posts the summaries that are due. No channel waits for another.
type Loop struct {
	ledger Ledger
	poster Poster
	source Source
	teller Teller
	log    *slog.Logger

	changed chan struct{}
	making  chan struct{} // has a value for each summary that is being made
	calls   *rate.Limiter
}

// New returns a Loop. Run starts it.
func New(o Options) *Loop {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Loop{
		ledger: o.Ledger, poster: o.Poster, source: o.Source, teller: o.Teller, log: o.Log,
		changed: make(chan struct{}, 1), making: make(chan struct{}, maxMaking),
		calls: rate.NewLimiter(callsPerSecond, callsPerSecond),
	}
}

// Notify says that schedules have changed. It never waits.
func (l *Loop) Notify() {
	select {
	case l.changed <- struct{}{}:
	default: // it has been notified already
	}
}

// Run posts until its context ends, and returns when nothing is under way any more. The next Run
// settles what was interrupted. Only one Run may run at a time.
func (l *Loop) Run(ctx context.Context) {
	crew := crew{Loop: l, workers: make(map[string]*worker), ended: make(chan string)}
	defer crew.running.Wait()
	for {
		crew.assign(ctx)
		select {
		case <-ctx.Done():
			return
		case <-l.changed:
		case channel := <-crew.ended:
			crew.workers[channel].cancel()
			delete(crew.workers, channel)
		}
	}
}

// crew is the workers of a running loop, by channel. A channel has no second worker before the first
// has ended.
type crew struct {
	*Loop
	workers map[string]*worker
	ended   chan string
	running sync.WaitGroup
}

// assign starts, updates and stops workers, so that there is one for each schedule that has work. Where
// schedules cannot be read, the running workers go on.
func (c *crew) assign(ctx context.Context) {
	dailies, err := c.ledger.Dailies()
	if err != nil {
		c.log.Error("read daily schedules", "err", err)
	}
	wanted := make(map[string]bool)
	for _, d := range dailies {
		if !hasWork(d, time.Now()) {
			continue
		}
		wanted[d.Channel] = true
		if w := c.workers[d.Channel]; w != nil {
			w.update(d)
		} else {
			c.start(ctx, d)
		}
	}
	for channel, w := range c.workers {
		if !wanted[channel] && err == nil {
			w.cancel()
		}
	}
}

// start starts a worker.
func (c *crew) start(ctx context.Context, d settings.Daily) {
	own, cancel := context.WithCancel(ctx)
	w := &worker{Loop: c.Loop, daily: d, updates: make(chan settings.Daily, 1), cancel: cancel}
	c.workers[d.Channel] = w
	c.running.Go(func() {
		w.run(own)
		select {
		case c.ended <- d.Channel:
		case <-ctx.Done():
		}
	})
}
