package exchange

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Pending is an answer that was announced, as it is saved.
type Pending struct {
	Application string    `json:"application"`
	Token       string    `json:"token"`
	At          time.Time `json:"at"`
	Update      bool      `json:"update,omitempty"` // it would change the message whose button was pressed
}

// Pending returns the answer. It reports whether it was not sent yet.
func (x *Exchange) Pending() (Pending, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return Pending{x.application, string(x.token), x.received, x.update}, !x.answered
}

// Close shows a message in the place of the answer, or beside the message that the answer would change: whether it
// has changed is not known. It shows nothing where the answer was sent just before the process ended, where the token
// lives no longer, or where nothing was announced: Discord then answers 404.
func (p Pending) Close(ctx context.Context, c *rest.Client, instead Message) error {
	left := tokenLife - time.Since(p.At)
	if left <= 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	if p.Update {
		return c.Do(ctx, "POST", rest.Path("webhooks", p.Application, p.Token), instead.Private(), nil)
	}
	var now struct{ Flags discordgo.MessageFlags }
	original := originalOf(p.Application, p.Token)
	if err := c.Do(ctx, "GET", original, nil, &now); err != nil || now.Flags&discordgo.MessageFlagsLoading == 0 {
		return err
	}
	return c.Do(ctx, "PATCH", original, instead, nil)
}
