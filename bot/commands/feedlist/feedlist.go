// Package feedlist is the part of the command table that is about feeds, for the people who run Quoth.
//
//	table = append(table, feedlist.Commands(feedlist.Options{List: feeds, Newest: newest})...)
package feedlist

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/suggest"
)

// List keeps the list of feeds, and checks them. Addresses are as people type them; the errors that
// people can put right are Refusals.
type List interface {
	// Add adds the feed at an address to the list after it has looked at it, or a feed of the web page there.
	Add(ctx context.Context, address string, w Wanted) (Addition, error)
	Remove(ctx context.Context, address string) error
	List(ctx context.Context) ([]bot.Feed, error)
	// Check checks a feed of the list now. Its Remarks say what is new.
	Check(ctx context.Context, address string) (bot.Feed, error)
	// Explain returns what a check would do, with its Items, and changes nothing.
	Explain(ctx context.Context, address string) (bot.Feed, error)
	// Import adds the feeds of a list in OPML, or of the list at an address.
	Import(ctx context.Context, list string) (Imported, error)
	// Export returns the list in OPML.
	Export(ctx context.Context) (string, error)
}

// Wanted says which feed to add, and how.
type Wanted struct {
	Name   string // of the outlet; empty: the feed's own title
	Number int    // of the feeds of a page, from 1; 0: the only one
}

// Addition is what was added, or what can be.
type Addition struct {
	Feed  bot.Feed
	Found []bot.FoundFeed // the feeds of a page, if there are several and none was added
	Left  int             // how many further links of the page to feeds were not followed
}

// Options are what the commands work with.
type Options struct {
	List List // nil: there is none here, and the commands refuse
	// Newest returns the date of each outlet's newest article, by the outlet's name; nil: not known.
	Newest func(context.Context) (map[string]time.Time, error)
}

// handlers has a method for each command.
type handlers struct{ Options }

// Commands returns the commands about feeds.
func Commands(o Options) []bot.Command {
	h := handlers{o}
	commands := []bot.Command{
		bind.Command("feeds add", "Add a feed, or the feed of a site: from then on its new articles are stored", h.add),
		bind.Command("feeds remove", "Remove a feed from the list; its articles stay", h.remove).
			Completing("url", h.complete),
		bind.Command("feeds list", "The feeds: those that fail first, with what to do", h.list),
		bind.Command("feeds check", "Check a feed now, and report what is new", h.check).Completing("url", h.complete),
		bind.Command("feeds explain", "What a check of a feed would do, item by item; nothing is changed", h.explain).
			Completing("url", h.complete),
		bind.Command("feeds import", "Add the feeds of a list in OPML", h.importList),
		bind.Command("feeds export", "The list of feeds, in OPML", h.export),
	}
	for i := range commands {
		commands[i].Access, commands[i].Exclusive = bot.Operators, true
		if h.List == nil {
			commands[i].Run = refuse
		}
	}
	return commands
}

// refuse refuses a command where there is no list of feeds.
func refuse(context.Context, bot.Call) (bot.Reply, error) {
	return bot.Reply{}, &bot.Refusal{
		Message: "The list of feeds cannot be reached here.", Hint: "Use a Quoth that can write the data folder.",
	}
}

type feedRequest struct {
	URL string `option:"url,required" help:"the address of the feed" max:"2000"`
}

func (h handlers) remove(ctx context.Context, r feedRequest) (bot.Reply, error) {
	err := h.List.Remove(ctx, r.URL)
	return bot.Say("Removed. Its articles stay."), err
}

func (h handlers) check(ctx context.Context, r feedRequest) (bot.Reply, error) {
	f, err := h.List.Check(ctx, r.URL)
	return bot.Reply{Blocks: []bot.Block{f}}, err
}

func (h handlers) explain(ctx context.Context, r feedRequest) (bot.Reply, error) {
	f, err := h.List.Explain(ctx, r.URL)
	return bot.Reply{Blocks: []bot.Block{f}}, err
}

// complete suggests the addresses of feeds, but only to the people who run Quoth: some addresses hold
// a subscriber's key.
func (h handlers) complete(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	if c.Access < bot.Operators || h.List == nil {
		return nil, nil
	}
	feeds, err := h.List.List(ctx)
	return suggest.Feeds(feeds, typed), err
}
