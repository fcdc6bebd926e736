package discord

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
)

// complete suggests values for the option that is being typed. There is always an answer,
// if need be without suggestions.
func (d *Door) complete(ctx context.Context, x *exchange, r request) error {
	var values []string
	if d.limits.typing.allows(r.call.User) {
		values = d.suggestions(ctx, r)
	}
	return x.suggest(ctx, choicesOf(values))
}

func (d *Door) suggestions(ctx context.Context, r request) []string {
	ctx, cancel := context.WithTimeout(ctx, suggestPatience)
	defer cancel()
	call := d.order(r.call).call
	found := make(chan []string, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				d.log.Error("complete", "command", call.Command, "option", r.option, "err", fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
				found <- nil
			}
		}()
		found <- d.router.Complete(ctx, call, r.option, r.typed)
	}()
	select {
	case values := <-found:
		return values
	case <-ctx.Done():
		d.log.Warn("suggestions took too long", "command", call.Command, "option", r.option)
		return nil
	}
}

// choicesOf leaves out the values that Discord cannot show whole: a shortened one would name
// nothing.
func choicesOf(values []string) []choice {
	out := []choice{}
	seen := make(map[string]bool)
	for _, v := range values {
		name := plain(v)
		if strings.TrimSpace(v) == "" || length(v) > mostChoice || length(name) > mostChoice || seen[v] || len(out) == mostChoices {
			continue
		}
		seen[v] = true
		out = append(out, choice{name, v})
	}
	return out
}
