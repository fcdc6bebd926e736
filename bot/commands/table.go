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
	var table []bot.Command
	for _, row := range []func(handlers) bot.Command{
		handlers.ask, handlers.said, handlers.whosaid, handlers.printings, handlers.compare,
		handlers.summary, handlers.timeline, handlers.latest, handlers.sources, handlers.verify, handlers.context,
		handlers.citations,
	} {
		table = append(table, s.live(answering(row)))
	}
	h := handlers{Services: s} // for the commands that do without the library
	table = append(table, s.dailyCommands()...)
	table = append(table, s.watchCommands()...)
	table = append(table, h.settingsZone(), h.settingsPrivate(), h.settingsPictures(),
		s.live(handlers.settingsChannel), h.privacy())
	table = append(table, h.feedCommands()...)
	return append(table, s.help(table).Command())
}

// answering returns a row with the command of another, which answers from the articles.
func answering(row func(handlers) bot.Command) func(handlers) bot.Command {
	return func(h handlers) bot.Command {
		c := row(h)
		if !paged[c.Name] {
			c.Run = h.onOnePage(c.Run)
		}
		if !c.Hidden {
			c.Run = offering(c.Run)
		}
		c.Articles, c.Run = true, h.repairing(h.asOneQuestion(c.Run))
		return c
	}
}

// offering returns a handler that adds to the replies of run what each of them can offer next.
func offering(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		reply, err := run(ctx, c)
		if err != nil || reply.Outcome == bot.Refused || reply.Outcome == bot.Failed {
			return reply, err
		}
		return withFollowUp(withCitations(reply), c), nil
	}
}

// paged are the commands whose reply can have more than one page.
var paged = map[string]bool{"ask": true, "said": true, "whosaid": true, "latest": true}

// onOnePage returns a handler that answers only the first page with run.
func (h handlers) onOnePage(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		if c.Page > 0 {
			return h.noMore(c), nil
		}
		return run(ctx, c)
	}
}

// asOneQuestion returns a handler that gives everything that run asks of the articles the processor
// time of one question.
func (h handlers) asOneQuestion(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		ctx, end := h.library.Question(ctx)
		defer end()
		return run(ctx, c)
	}
}
