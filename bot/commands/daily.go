package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/commands/daily"
	"quoth/bot/settings"
)

// dailyCommands returns the commands about the daily summary. Each call gets the library that answers at
// that time.
func (s Services) dailyCommands() []bot.Command {
	return daily.Commands(daily.Services{
		Dailies: s.Dailies, Clocks: s.Clocks,
		Settings: func(server string) (settings.Server, error) { return s.Servers.Settings(server) },
		Outlets: func(ctx context.Context, list string) ([]string, error) {
			h, err := s.forCall()
			if err != nil {
				return nil, err
			}
			return h.knownSources(ctx, list)
		},
		Newest: func(ctx context.Context, c bot.Call) (bot.Reply, error) {
			h, err := s.forCall()
			if err != nil {
				return bot.Reply{}, err
			}
			return h.runSummary(ctx, summaryRequest{Call: c})
		},
		CompleteZone:    handlers{Services: s}.completeZone,
		CompleteSources: s.completing(handlers.completeSources),
		CompleteTopic:   s.completing(handlers.completeTopic),
	})
}

// completing returns a completer for which each call has handlers of its own; see live.
func (s Services) completing(
	complete func(handlers, context.Context, bot.Call, string) ([]bot.Suggestion, error),
) bot.Completer {
	return func(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
		h, err := s.forCall()
		if err != nil {
			return nil, err
		}
		return complete(h, ctx, c, typed)
	}
}
