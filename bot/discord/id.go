package discord

import (
	"context"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// registeredCommand is a command as Discord has it.
type registeredCommand struct {
	ID   string                           `json:"id"`
	Type discordgo.ApplicationCommandType `json:"type"`
	Name string                           `json:"name"`
}

// idsOf returns the ids of commands by their names, without those of menus.
func idsOf(commands []registeredCommand) map[string]string {
	out := make(map[string]string)
	for _, c := range commands {
		if c.Type == discordgo.ChatApplicationCommand || c.Type == 0 {
			out[c.Name] = c.ID
		}
	}
	return out
}

// hasAll reports whether ids has every command that has a name of its own in a message.
func hasAll(ids map[string]string, commands []*command) bool {
	for _, c := range commands {
		if c.Type == discordgo.ChatApplicationCommand && ids[c.Name] == "" {
			return false
		}
	}
	return true
}

// learnIDs learns the ids of commands that are registered already. Where the registry does not know them
// all, because an earlier Quoth registered them, it asks Discord, once. Without ids the names of
// commands cannot be clicked, and nothing else is missing.
func (b *Bot) learnIDs(ctx context.Context, c *rest.Client, application, hash string, ids map[string]string,
	commands []*command) {
	if hasAll(ids, commands) {
		b.ids.Store(&ids)
		return
	}
	var answer []registeredCommand
	if err := c.Do(ctx, "GET", commandsOf(application, b.guild), nil, &answer); err != nil {
		b.log.Warn("ask for the ids of the commands", "err", err)
		return
	}
	ids = idsOf(answer)
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
