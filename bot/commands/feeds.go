package commands

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/commands/feedlist"
)

// Feeds keeps the list of feeds, and checks them.
type Feeds = feedlist.List

// feedCommands returns the commands about feeds, for the people who run Quoth.
func (h handlers) feedCommands() []bot.Command {
	o := feedlist.Options{List: h.Feeds}
	if h.Library != nil {
		o.Newest = h.newest
	}
	return feedlist.Commands(o)
}

// newest returns the date of each outlet's newest article. An outlet without a name has no feeds.
func (h handlers) newest(ctx context.Context) (map[string]time.Time, error) {
	library, err := h.Library()
	if err != nil {
		return nil, err
	}
	sources, err := library.Sources(ctx)
	out := make(map[string]time.Time)
	for _, s := range sources {
		out[s.Name] = s.Newest
	}
	return out, err
}
