package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/commands/daily"
)

// dailyCommands returns the commands about the daily summary.
func (s Services) dailyCommands() []bot.Command {
	completing := func(complete func(handlers) bot.Completer) bot.Completer {
		return func(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
			h, err := s.forCall()
			if err != nil {
				return nil, err
			}
			return complete(h)(ctx, c, typed)
		}
	}
	return append(daily.Commands(daily.Services{
		Dailies: s.Dailies, Clocks: s.Clocks,
		Settings: func(server string) (bot.Settings, error) { return s.Servers.Settings(server) },
		Outlets: func(ctx context.Context, list string) ([]string, error) {
			h, err := s.forCall()
			if err != nil {
				return nil, err
			}
			return h.knownSources(ctx, list)
		},
		CompleteZone:    handlers{Services: s}.completeZone,
		CompleteSources: completing(func(h handlers) bot.Completer { return h.completeSources }),
	}), s.live(handlers.dailyPreview))
}

type dailyPreviewRequest struct{ Call bot.Call }

func (h handlers) dailyPreview() bot.Command {
	c := bot.Bind("daily preview",
		"What the daily summary would say now",
		h.runDailyPreview).ForManagers()
	c.Articles = true
	return c
}

func (h handlers) runDailyPreview(ctx context.Context, r dailyPreviewRequest) (bot.Reply, error) {
	return h.runSummary(ctx, summaryRequest{Call: r.Call})
}
