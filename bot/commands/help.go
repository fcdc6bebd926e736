package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/commands/help"
)

// help returns the help on a table.
func (s Services) help(table []bot.Command) *help.Help {
	if s.Library == nil { // only the table is read
		return help.New(table, nil)
	}
	return help.New(table, func() (help.Archive, error) {
		h, err := s.forCall()
		return help.Of(h.library), err
	})
}

// Welcome returns what makes the message with which Quoth introduces itself to the server of a call.
func Welcome(s Services) func(context.Context, bot.Call) bot.Reply { return s.help(Table(s)).Welcome }
