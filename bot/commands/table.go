// Package commands is the table of Quoth's commands, with a handler for each. A handler asks the
// library, and lays out what the library decided as the blocks of a bot.Reply.
//
//	table := commands.Table(commands.Services{Library: commands.Fixed(library)})
//	router := bot.NewRouter(table, log)
//
// Every list of commands is made from this table: Discord's registration, the terminal's verbs,
// completion, /help and the README.
package commands

import (
	"context"

	"quoth/bot"
)

// Table returns the table of commands, which is built once. Handlers of commands that answer from the
// articles share one question's processor time, and run again after a damaged index was rebuilt.
func Table(s Services) []bot.Command {
	h := handlers{servers: s.Servers, dailies: s.Dailies, clocks: s.Clocks, feeds: s.Feeds}
	table := []bot.Command{
		h.ask(), h.said(), h.whosaid(), h.compare(), h.summary(), h.latest(), h.sources(), h.verify(), h.context(),
	}
	for i := range table {
		if !paged[table[i].Name] {
			table[i].Run = onOnePage(table[i].Run)
		}
		table[i].Articles, table[i].Run = true, repairing(asOneQuestion(table[i].Run))
	}
	table = append(table, h.dailySet(), h.dailyOff(), h.dailyStatus(), h.dailyPreview(),
		h.settingsZone(), h.settingsPrivate(), h.privacy())
	table = append(table, h.feedCommands()...)
	for i := range table {
		s.takeLibrary(&table[i])
	}
	return append(table, help(table))
}

// paged are the commands whose reply can have more than one page.
var paged = map[string]bool{"ask": true, "said": true, "whosaid": true, "latest": true}

// onOnePage returns a handler that answers only the first page with run.
func onOnePage(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		if c.Page > 0 {
			return handlers{}.in(ctx).noMore(), nil
		}
		return run(ctx, c)
	}
}

// asOneQuestion returns a handler that gives everything that run asks of the articles the processor
// time of one question.
func asOneQuestion(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		ctx, end := libraryOf(ctx).Question(ctx)
		defer end()
		return run(ctx, c)
	}
}
