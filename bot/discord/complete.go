package discord

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"quoth/bot/discord/card"
)

// complete suggests values for the option that is being typed. It always answers, without
// suggestions if need be.
func (b *Bot) complete(ctx context.Context, x *exchange, r request) error {
	var values []string
	if b.limits.typing.allows(r.call.User) {
		values = b.suggestions(ctx, r)
	}
	return x.suggest(ctx, choicesOf(values))
}

// suggestions returns the values that the router suggests in time.
func (b *Bot) suggestions(ctx context.Context, r request) []string {
	ctx, cancel := context.WithTimeout(ctx, suggestTimeout)
	defer cancel()
	call := b.order(r.call).call
	found := make(chan []string, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				b.log.Error("complete", "command", call.Command, "option", r.option,
					"err", fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
				found <- nil
			}
		}()
		found <- b.router.Complete(ctx, call, r.option, r.typed)
	}()
	select {
	case values := <-found:
		return values
	case <-ctx.Done():
		b.log.Warn("suggestions took too long", "command", call.Command, "option", r.option)
		return nil
	}
}

// choicesOf makes choices of values. It leaves out the values that Discord cannot show whole,
// because a shortened one would name nothing.
func choicesOf(values []string) []choice {
	out := []choice{}
	seen := make(map[string]bool)
	for _, v := range values {
		name := card.Plain(v)
		isUsable := strings.TrimSpace(v) != "" && length(v) <= maxChoice && length(name) <= maxChoice
		if !isUsable || seen[v] || len(out) == maxChoices {
			continue
		}
		seen[v] = true
		out = append(out, choice{name, v})
	}
	return out
}
