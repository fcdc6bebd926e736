package discord

import (
	"context"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/rest"
)

// learnIDs learns the ids of commands that are registered already. Where the registry does not know them
// all, because an earlier Quoth registered them, it asks Discord, once. Without ids the names of
// commands cannot be clicked, and nothing else is missing.
func (b *Bot) learnIDs(ctx context.Context, c *rest.Client, application, hash string, ids map[string]string,
	commands []*appcommand.Command) {
	if appcommand.HasAll(ids, commands) {
		b.ids.Store(&ids)
		return
	}
	var answer []appcommand.Registered
	if err := c.Do(ctx, "GET", commandsOf(application, b.guild), nil, &answer); err != nil {
		b.log.Warn("ask for the ids of the commands", "err", err)
		return
	}
	ids = appcommand.IDs(answer)
	b.ids.Store(&ids)
	if err := b.registry.SetRegistered(scopeOf(application, b.guild), hash, ids); err != nil {
		b.log.Warn("remember the ids of the commands", "err", err)
	}
}

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
