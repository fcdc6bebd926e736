package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

// completeSpeaker suggests speakers.
func (h handlers) completeSpeaker(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	speakers, err := h.library.Speakers(ctx, typed, suggest.Most)
	var names []string
	for _, s := range speakers {
		names = append(names, s.Name)
	}
	return bot.Suggest(names), err
}

// completeSource suggests an outlet.
func (h handlers) completeSource(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	sources, err := h.library.Sources(ctx)
	return suggest.Sources(sources, typed), err
}

// completeSources suggests the next outlet of a list.
func (h handlers) completeSources(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	sources, err := h.library.Sources(ctx)
	return suggest.SourceList(sources, typed), err
}

// completeDay suggests days and times, with their articles of the outlet that was chosen.
func (h handlers) completeDay(_ context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	q := retrieval.SummaryQuery{Zone: c.Location(), Now: c.Now}
	if source := c.Options["source"]; source != "" {
		q.Sources = []string{source}
	}
	return suggest.Days(h.library.Days(q), c, typed), nil
}

// completeZone suggests time zones.
func (h handlers) completeZone(_ context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	if h.Clocks == nil {
		return nil, nil
	}
	return h.Clocks.SuggestZones(typed, suggest.Most), nil
}
