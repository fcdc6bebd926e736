// Package help explains the command table to the person who asks: the commands that they may use where
// they are, and examples that work on the articles that are stored. It also has the message with which
// Quoth introduces itself to a server.
//
//	table = append(table, help.New(table, archive).Command())
package help

import (
	"context"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/suggest"
)

// Help explains a command table. It is safe for concurrent use.
type Help struct {
	commands []bot.Command // with /help itself
	examples examples
}

// New returns the help on a table. Archive returns what the examples are about; it may be nil where
// only the table is read.
func New(table []bot.Command, archive func() (Archive, error)) *Help {
	h := &Help{examples: examples{archive: archive, commands: table}}
	h.commands = append(append(h.commands, table...), h.Command())
	return h
}

type request struct {
	Call    bot.Call
	Command string `option:"command" help:"the command to explain" max:"100"`
}

// Command returns the command /help.
func (h *Help) Command() bot.Command {
	c := bind.Command("help", "What to try, and the commands that you can use here", h.run)
	c.Private = true
	return c.Completing("command", h.complete)
}

func (h *Help) complete(_ context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	names := bot.Names(bot.Usable(h.commands, c))
	return bot.Suggest(suggest.Names(names, strings.TrimPrefix(typed, "/"), suggest.Most)), nil
}

// run describes one command or, without a name, lists those that the caller may use.
func (h *Help) run(ctx context.Context, r request) (bot.Reply, error) {
	if r.Command == "" {
		return h.overview(ctx, r.Call), nil
	}
	name := strings.ToLower(strings.TrimPrefix(r.Command, "/"))
	c, ok := bot.Find(h.commands, name)
	if !ok || c.Hidden {
		return bot.Reply{}, bot.UnknownCommand(bot.Usable(h.commands, r.Call), name)
	}
	if err := c.Admit(r.Call); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Blocks: []bot.Block{c.Help(true)}}, nil
}

// overview returns examples, and the commands in groups.
func (h *Help) overview(ctx context.Context, c bot.Call) bot.Reply {
	blocks := append([]bot.Block{bot.Text{Words: about}}, h.examples.blocks(ctx, c)...)
	return bot.Reply{Blocks: append(blocks, grouped(bot.Usable(h.commands, c))...)}
}

// about says what Quoth is.
const about = "Quoth answers questions about the news in the words that were printed: excerpts of stored articles, " +
	"each with its source."
