package commands

import (
	"context"
	"strings"

	"quoth/bot"
	"quoth/bot/suggest"
)

type helpRequest struct {
	Command string `option:"command" help:"the command to explain" max:"100"`
}

// help returns the command that explains the commands of table, and itself.
func help(table []bot.Command) bot.Command {
	var all []bot.Command
	h := bot.Bind("help", "The commands, or one of them with its options",
		func(_ context.Context, r helpRequest) (bot.Reply, error) { return explain(all, r.Command) })
	h = h.Completing("command", func(_ context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
		return bot.Suggest(suggest.Names(bot.Names(all), strings.TrimPrefix(typed, "/"), suggest.Most)), nil
	})
	all = append(all, table...)
	all = append(all, h)
	return h
}

// explain describes one command or, without a name, lists all of them.
func explain(commands []bot.Command, name string) (bot.Reply, error) {
	if name == "" {
		return overview(commands), nil
	}
	name = strings.TrimPrefix(name, "/")
	c, ok := bot.Find(commands, name)
	if !ok {
		return bot.Reply{}, bot.UnknownCommand(commands, name)
	}
	return bot.Reply{Blocks: []bot.Block{c.Help(true)}}, nil
}

// overview lists the commands that are not hidden.
func overview(commands []bot.Command) bot.Reply {
	words := "Quoth answers in the words that were printed: excerpts of stored articles, each with its source."
	blocks := []bot.Block{bot.Text{Words: words}}
	for _, c := range commands {
		if !c.Hidden {
			blocks = append(blocks, c.Help(false))
		}
	}
	return bot.Reply{Blocks: blocks}
}
