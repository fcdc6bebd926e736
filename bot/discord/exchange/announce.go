package exchange

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Announce announces the answer, unless there was a first one. Where it is not known whether Discord has got the
// announcement, the answer shows it.
func (x *Exchange) Announce() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred || x.answered || x.answering {
		return nil
	}
	err := x.first(context.Background(), &x.deferred, x.announcement())
	if status := rest.Status(err); err != nil && err != ErrElsewhere && (status == 0 || status >= 500) {
		x.deferred, err = true, nil
	}
	return err
}

// announcement returns the first answer that announces another one, which is then as private as the announcement.
func (x *Exchange) announcement() callback {
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

// Expect says whether the answer is to be private, for its announcement. It returns whether it will be: one that was
// announced already is as private as that.
func (x *Exchange) Expect(private bool) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred && !x.update {
		return !x.public
	}
	x.public = !private
	return private
}
