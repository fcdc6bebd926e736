package commands

import (
	"context"
	"maps"
	"slices"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

type sourcesRequest struct{}

func (h handlers) sources() bot.Command {
	return bind.Command("sources",
		"The outlets: how many articles of each, from which days, and how fresh",
		h.runSources)
}

func (h handlers) runSources(ctx context.Context, _ sourcesRequest) (bot.Reply, error) {
	sources, err := h.library.Sources(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	feeds, unread := h.freshness(ctx)
	var blocks []bot.Block
	for _, s := range sources {
		blocks = append(blocks, feeds[s.Name].of(s))
		delete(feeds, s.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(feeds)) { // outlets without an article so far
		blocks = append(blocks, feeds[name].of(retrieval.Source{Name: name}))
	}
	if unread != nil {
		words := "How fresh they are is not known, because the list of feeds cannot be read."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	if len(blocks) == 0 {
		silence := bot.Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}
		return h.silent(silence), nil
	}
	return h.reply(blocks...), nil
}

// freshness says whether the feeds of an outlet answer, and how they are labelled.
type freshness struct {
	answered time.Time // when one of them last did
	failing  bool      // none of them did the last time
	labels   []string
}

// of returns an outlet as a block.
func (f freshness) of(s retrieval.Source) bot.Source {
	return bot.Source{Source: s, Answered: f.answered, Failing: f.failing, Labels: f.labels}
}

// freshness returns the freshness of each outlet that has feeds, by its name. It is nil where there
// is no list of feeds.
func (h handlers) freshness(ctx context.Context) (map[string]freshness, error) {
	if h.Feeds == nil {
		return nil, nil
	}
	feeds, err := h.Feeds.List(ctx)
	out := make(map[string]freshness)
	for _, f := range feeds {
		s, known := out[f.Name]
		s.failing = f.Failing != "" && (s.failing || !known)
		if f.Answered.After(s.answered) {
			s.answered = f.Answered
		}
		for _, label := range f.Labels {
			if !slices.Contains(s.labels, label) {
				s.labels = append(s.labels, label)
			}
		}
		out[f.Name] = s
	}
	return out, err
}
