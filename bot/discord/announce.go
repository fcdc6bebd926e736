package discord

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// announceSoon announces the answer if there is none after a short time, whatever the work on it waits for. Where that
// is refused, Discord takes no answer any more, and drop ends the work. Call stop at the end of the work.
func (b *Bot) announceSoon(x *exchange, drop context.CancelCauseFunc) (stop func()) {
	ended, saved := make(chan struct{}), false
	timer := time.AfterFunc(b.quick, func() {
		defer close(ended)
		defer b.logPanic("announce")
		if err := x.announce(); err != nil {
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

// announce announces the answer, unless there was a first one. Where it is not known whether Discord has got the
// announcement, the answer shows it.
func (x *exchange) announce() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred || x.answered || x.answering {
		return nil
	}
	err := x.first(context.Background(), &x.deferred, x.announcement())
	if status := rest.Status(err); err != nil && err != errElsewhere && (status == 0 || status >= 500) {
		x.deferred, err = true, nil
	}
	return err
}

// announcement returns the first answer that announces another one, which is then as private as the announcement.
func (x *exchange) announcement() callback {
	switch {
	case x.update:
		return callback{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	case x.public:
		return callback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	}
	return callback{discordgo.InteractionResponseDeferredChannelMessageWithSource, struct {
		Flags discordgo.MessageFlags `json:"flags"`
	}{discordgo.MessageFlagsEphemeral}}
}

// expect says whether the answer is to be private, for its announcement. It returns whether it will be: one that was
// announced already is as private as that.
func (x *exchange) expect(private bool) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred && !x.update {
		return !x.public
	}
	x.public = !private
	return private
}

// isAnnounced reports whether the answer was announced and not sent yet.
func (x *exchange) isAnnounced() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.deferred && !x.answered
}
