package discord

import (
	"context"
	"strings"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/exchange"
)

// complete suggests values for the option that is being typed. It always answers, without
// suggestions if need be.
func (b *Bot) complete(ctx context.Context, x *exchange.Exchange, r request) error {
	var found []bot.Suggestion
	if b.limits.Typing.Allows(r.call.User) {
		found = b.suggestions(ctx, r)
	}
	return x.Suggest(ctx, choicesOf(found))
}

// suggestions returns what the router suggests in time.
func (b *Bot) suggestions(ctx context.Context, r request) []bot.Suggestion {
	ctx, cancel := context.WithTimeout(ctx, suggestTimeout)
	defer cancel()
	found := make(chan []bot.Suggestion, 1)
	go func() {
		defer close(found)
		defer b.logPanic("complete")
		found <- b.router.Complete(ctx, b.order(r.call).call, r.option, r.typed)
	}()
	select {
	case suggested := <-found:
		return suggested
	case <-ctx.Done():
		b.seldom.suggesting.Do(func() {
			b.log.Warn("suggestions took too long", "command", r.call.Command, "option", r.option)
		})
		return nil
	}
}

// choicesOf makes choices of suggestions. It leaves out the values that Discord cannot take whole, because a
// shortened one would name nothing. A label that is too long is cut.
func choicesOf(suggested []bot.Suggestion) []exchange.Choice {
	out := []exchange.Choice{}
	seen := make(map[string]bool)
	for _, s := range suggested {
		name := card.Shorten(s.Label, maxChoice, card.Plain)
		isUsable := strings.TrimSpace(s.Value) != "" && length(s.Value) <= maxChoice && strings.TrimSpace(name) != ""
		if !isUsable || seen[s.Value] || len(out) == maxChoices {
			continue
		}
		seen[s.Value] = true
		out = append(out, exchange.Choice{Name: name, Value: s.Value})
	}
	return out
}
