package help

import (
	"context"

	"quoth/bot"
)

// Welcome returns the message with which Quoth introduces itself to the server of a call: what to try, and
// what the people who manage the server may set.
func (h *Help) Welcome(ctx context.Context, c bot.Call) bot.Reply {
	blocks := []bot.Block{bot.Text{Words: about}}
	tried := h.examples.blocks(ctx, c)
	if len(tried) == 0 {
		tried = append([]bot.Block{bot.Heading{Words: "Try"}}, h.usages("ask", "said", "summary")...)
	}
	blocks = append(append(blocks, tried...), bot.Heading{Words: managers})
	blocks = append(blocks, h.usages("daily set", "settings private")...)
	blocks = append(blocks, bot.Heading{Words: itself})
	return bot.Reply{Blocks: append(blocks, h.usages("help", "privacy")...)}
}

// usages returns commands, a line each.
func (h *Help) usages(names ...string) []bot.Block {
	var out []bot.Block
	for _, name := range names {
		if c, ok := bot.Find(h.commands, name); ok {
			out = append(out, c.Help(false))
		}
	}
	return out
}
