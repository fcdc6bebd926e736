package discord

import (
	"context"
	"encoding/json"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// Pending remembers the answers that were announced and are not there yet, by the id of the interaction, so that they
// are closed if the process ends before. A *guild.Store is one.
type Pending interface {
	SavePending(id string, answer []byte) error
	DropPending(id string) error
	Pending() (map[string][]byte, error)
}

// pendingAnswer is an answer that was announced, as it is saved.
type pendingAnswer struct {
	Application string    `json:"application"`
	Token       string    `json:"token"`
	At          time.Time `json:"at"`
	Update      bool      `json:"update,omitempty"` // it would change the message whose button was pressed
}

// savePending remembers an answer that was announced. It reports whether there is something to forget.
func (b *Bot) savePending(x *exchange) bool {
	if b.pending == nil || !x.isAnnounced() {
		return false
	}
	data, err := json.Marshal(pendingAnswer{x.application, x.token, x.received, x.update})
	if err == nil {
		err = b.pending.SavePending(x.id, data)
	}
	if err != nil {
		b.seldom.remembering.Do(func() { b.log.Warn("remember an answer that was announced", "err", err) })
	}
	return true
}

// dropPending forgets an answer that was announced.
func (b *Bot) dropPending(x *exchange) {
	if err := b.pending.DropPending(x.id); err != nil {
		b.seldom.remembering.Do(func() { b.log.Warn("forget an answer that was announced", "err", err) })
	}
}

// What is shown in the place of an answer that the process before this one has announced. Whether a message was changed
// is not known.
var (
	interrupted      = &bot.Refusal{Message: "Quoth was restarted before it had an answer.", Hint: "Ask again."}
	maybeInterrupted = &bot.Refusal{Message: "Quoth was restarted.", Hint: "If nothing has changed above, press again."}
)

// closePending closes the answers that an earlier process has announced. Those that fail stay for the next
// connection, while their tokens live.
func (b *Bot) closePending(ctx context.Context, c *rest.Client) {
	if b.pending == nil {
		return
	}
	all, err := b.pending.Pending()
	if err != nil {
		b.log.Error("read the answers that were announced", "err", err)
	}
	for id, data := range all {
		var p pendingAnswer
		if json.Unmarshal(data, &p) == nil && p.At.After(b.started) {
			continue // of this process
		}
		err := p.close(ctx, c)
		if status := rest.Status(err); err != nil && (status == 0 || status == 429 || status >= 500) {
			b.log.Warn("close an answer that was announced before the start", "err", err)
			continue
		}
		if err := b.pending.DropPending(id); err != nil {
			b.log.Warn("forget an answer that was announced", "err", err)
		}
	}
}

// close says in the place of the answer that there is none. Nothing is said where the answer was sent just before
// the process ended, or where the token lives no longer.
func (p pendingAnswer) close(ctx context.Context, c *rest.Client) error {
	left := tokenLife - time.Since(p.At)
	if left <= 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	if p.Update {
		return c.Do(ctx, "POST", rest.Path("webhooks", p.Application, p.Token), failed(maybeInterrupted).private(), nil)
	}
	var now struct{ Flags discordgo.MessageFlags }
	original := originalOf(p.Application, p.Token)
	if err := c.Do(ctx, "GET", original, nil, &now); err != nil || now.Flags&discordgo.MessageFlagsLoading == 0 {
		return err
	}
	return c.Do(ctx, "PATCH", original, failed(interrupted), nil)
}
