package discord

import (
	"context"
	"encoding/json"

	"quoth/bot"
	"quoth/bot/discord/exchange"
	"quoth/bot/discord/rest"
)

// Pending remembers the answers that are announced, or are about to be, by the id of the interaction, so that they
// are closed if the process ends before they are there. A *guild.Store is one.
type Pending interface {
	SavePending(id string, answer []byte) error
	DropPending(id string) error
	Pending() (map[string][]byte, error)
}

// savePending remembers an answer that is about to be announced. It reports whether there is something to forget.
func (b *Bot) savePending(x *exchange.Exchange) bool {
	if b.pending == nil {
		return false
	}
	p, ok := x.Pending()
	if !ok {
		return false
	}
	data, err := json.Marshal(p)
	if err == nil {
		err = b.pending.SavePending(x.ID(), data)
	}
	if err != nil {
		b.seldom.remembering.Do(func() { b.log.Warn("remember an answer that was announced", "err", err) })
	}
	return true
}

// dropPending forgets an answer that was announced.
func (b *Bot) dropPending(x *exchange.Exchange) {
	if err := b.pending.DropPending(x.ID()); err != nil {
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
		var p exchange.Pending
		if json.Unmarshal(data, &p) == nil && p.At.After(b.started) {
			continue // of this process
		}
		instead := failed(interrupted)
		if p.Update {
			instead = failed(maybeInterrupted)
		}
		err := p.Close(ctx, c, instead)
		if status := rest.Status(err); err != nil && (status == 0 || status == 429 || status >= 500) {
			b.log.Warn("close an answer that was announced before the start", "err", err)
			continue
		}
		if err := b.pending.DropPending(id); err != nil {
			b.log.Warn("forget an answer that was announced", "err", err)
		}
	}
}
