package discord

import (
	"slices"
	"strings"

	"quoth/bot"
)

// clickable returns a reply in which the names of commands have their ids.
func (b *Bot) clickable(reply bot.Reply) bot.Reply {
	ids := b.ids.Load()
	if ids == nil {
		return reply
	}
	of := func(name string) string {
		first, _, _ := strings.Cut(name, " ")
		return (*ids)[first]
	}
	reply.Blocks = slices.Clone(reply.Blocks)
	for i, block := range reply.Blocks {
		switch block := block.(type) {
		case bot.Usage:
			block.ID = of(block.Name)
			reply.Blocks[i] = block
		case bot.Example:
			block.ID = of(block.Command)
			reply.Blocks[i] = block
		}
	}
	return reply
}
