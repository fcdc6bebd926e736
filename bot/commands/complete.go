package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/outlet"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

// completeSpeaker suggests speakers.
func (h handlers) completeSpeaker(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	names, err := h.speakerNames(ctx, typed)
	return bot.Suggest(names), err
}

// completeTopic suggests names in the news, and then speakers. If a speaker was chosen, the names that this speaker
// mentions come first.
func (h handlers) completeTopic(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	names, err := h.library.InTheNews(ctx, c.Now)
	if err != nil {
		return nil, err
	}
	var own []retrieval.Name
	if speaker := c.Options["speaker"]; speaker != "" {
		if own, err = h.library.NamesSaid(ctx, speaker); err != nil {
			return nil, err
		}
	}
	out := suggest.Topics(own, names, typed)
	if len(out) == suggest.Most || typed == "" && len(out) > 0 {
		return out, nil
	}
	speakers, err := h.speakerNames(ctx, typed)
	return suggest.WithNames(out, speakers), err
}

// speakerNames returns the names of the speakers that typed may be a part of.
func (h handlers) speakerNames(ctx context.Context, typed string) (names []string, err error) {
	speakers, err := h.library.Speakers(ctx, typed, suggest.Most)
	for _, s := range speakers {
		names = append(names, s.Name)
	}
	return names, err
}

// completeSource suggests an outlet.
func (h handlers) completeSource(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	sources, err := h.library.Sources(ctx)
	return suggest.Sources(sources, h.labels(ctx), typed), err
}

// completeSources suggests the next outlet of a list.
func (h handlers) completeSources(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	sources, err := h.library.Sources(ctx)
	return suggest.SourceList(sources, h.labels(ctx), typed), err
}

// completeDay suggests days and times, with their articles of the outlets that were chosen.
func (h handlers) completeDay(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	q := retrieval.SummaryQuery{Zone: c.Location(), Now: c.Now}
	named, _ := h.allNamed(ctx, c.Options["sources"]) // the command refuses what is wrong with them
	if source, _ := h.named(ctx, c.Options["source"]); source.Name != "" {
		named = []outlet.Named{source}
	}
	q.Sources = outlet.Of(named)
	return suggest.Days(h.library.Days(q), c, typed), nil
}

// completeZone suggests time zones.
func (h handlers) completeZone(_ context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	if h.Clocks == nil {
		return nil, nil
	}
	return h.Clocks.SuggestZones(typed, suggest.Most), nil
}
