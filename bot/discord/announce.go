package discord

import (
	"context"
	"time"

	"quoth/bot/discord/exchange"
)

// announceSoon announces the answer if there is none after a short time, whatever the work on it waits for. Where that
// is refused, Discord takes no answer any more, and drop ends the work. Call stop at the end of the work.
func (b *Bot) announceSoon(x *exchange.Exchange, drop context.CancelCauseFunc) (stop func()) {
	ended, saved := make(chan struct{}), false
	timer := time.AfterFunc(b.quick, func() {
		defer close(ended)
		defer b.logPanic("announce")
		if err := x.Announce(); err != nil {
			drop(err)
		}
		saved = b.savePending(x)
	})
	return func() {
		if timer.Stop() {
			return
		}
		if <-ended; saved {
			b.dropPending(x)
		}
	}
}
