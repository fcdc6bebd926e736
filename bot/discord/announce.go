package discord

import (
	"context"
	"sync"
	"time"

	"quoth/bot/discord/exchange"
)

// announceSoon announces the answer if there is none after a short time, whatever the work on it waits for. A moment
// before that it remembers the answer, in case that the process ends. Where the announcement is refused, Discord takes
// no answer any more, and drop ends the work. Call stop at the end of the work.
func (b *Bot) announceSoon(x *exchange.Exchange, drop context.CancelCauseFunc) (stop func()) {
	var timers timers
	saved := false
	timers.after(b.quick*2/3, func() {
		defer b.logPanic("remember an answer")
		saved = b.savePending(x)
	})
	timers.after(b.quick, func() {
		defer b.logPanic("announce")
		if err := x.Announce(); err != nil {
			drop(err)
		}
	})
	return func() {
		if timers.stop(); saved {
			b.dropPending(x)
		}
	}
}

// timers are what is to be done later, unless they are stopped.
type timers struct {
	all     []*time.Timer
	running sync.WaitGroup
}

func (t *timers) after(d time.Duration, f func()) {
	t.running.Add(1)
	t.all = append(t.all, time.AfterFunc(d, func() {
		defer t.running.Done()
		f()
	}))
}

// stop waits until what has begun is done, and lets nothing begin any more.
func (t *timers) stop() {
	for _, timer := range t.all {
		if timer.Stop() {
			t.running.Done()
		}
	}
	t.running.Wait()
}
