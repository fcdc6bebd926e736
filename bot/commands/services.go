package commands

import (
	"quoth/bot"
	"quoth/bot/commands/daily"
	"quoth/bot/commands/watch"
	"quoth/bot/settings"
	"quoth/retrieval"
)

// Services are what the commands work with. All may be nil where only the table is read.
// Servers, Dailies, Watches and Clocks serve calls made on Discord, which the terminal never makes. Without
// Feeds the commands about feeds refuse.
type Services struct {
	// Library returns the library that answers a call that is made now, such as the sample articles
	// while there are no others. A call works with one library to its end.
	Library func() (*retrieval.Library, error)
	Servers Servers
	Dailies daily.Dailies
	Watches watch.Watches
	Clocks  Clocks
	Feeds   Feeds
}

// Servers keeps the settings of servers.
type Servers interface {
	Settings(server string) (settings.Server, error)
	SetSettings(server string, s settings.Server) error
	// Kept lists in words everything that is kept about a server.
	Kept(server string) ([]string, error)
}

// Clocks reads times of day, weekdays and time zones as people write them. The errors are Refusals.
type Clocks interface {
	daily.Clocks
	// SuggestZones returns at most n zones that typed may mean, the likeliest first.
	SuggestZones(typed string, n int) []bot.Suggestion
}

// Fixed returns a library for Services that answers every call.
func Fixed(library *retrieval.Library) func() (*retrieval.Library, error) {
	return func() (*retrieval.Library, error) { return library, nil }
}

// handlers has a method for each command.
type handlers struct {
	Services
	library *retrieval.Library // the one that answers the call; see live
}

// reply returns a reply that rests on the articles. It says so when they are the bundled ones.
func (h handlers) reply(blocks ...bot.Block) bot.Reply {
	if h.library.Stats().Sample {
		blocks = append(blocks, bot.Sample{})
	}
	return bot.Reply{Blocks: blocks}
}

// silent returns a reply that says that the articles do not answer.
func (h handlers) silent(blocks ...bot.Block) bot.Reply {
	r := h.reply(blocks...)
	r.Outcome = bot.Silent
	return r
}

// noMore returns the reply to c, which asks for a page behind the last.
func (h handlers) noMore(c bot.Call) bot.Reply {
	return withPages(h.reply(bot.Notice{Words: "That is all."}), c, 0, false)
}
