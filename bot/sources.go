package bot

import (
	"context"
	"maps"
	"slices"

	"quoth/retrieval"
)

type sourcesRequest struct{}

func (h handlers) sources() Command {
	return Bind("sources", "The outlets: how many articles of each, from which days, and how fresh", h.runSources)
}

func (h handlers) runSources(ctx context.Context, _ sourcesRequest) (Reply, error) {
	sources, err := h.library.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	feeds, unread := h.freshness(ctx)
	var blocks []Block
	for _, s := range sources {
		f := feeds[s.Name]
		delete(feeds, s.Name)
		blocks = append(blocks, Source{s, f.answered, f.failing})
	}
	for _, name := range slices.Sorted(maps.Keys(feeds)) { // nothing of theirs came in yet
		f := feeds[name]
		blocks = append(blocks, Source{retrieval.Source{Name: name}, f.answered, f.failing})
	}
	if unread != nil { // which keeps nobody from the articles
		blocks = append(blocks, Notice{"How fresh they are is not known: the list of feeds cannot be read."})
	}
	if len(blocks) == 0 {
		return h.silent(Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}), nil
	}
	return h.reply(blocks...), nil
}

// freshness is how the feeds of each outlet fare; none where there is no list of feeds.
func (h handlers) freshness(ctx context.Context) (map[string]freshness, error) {
	if h.feeds == nil {
		return nil, nil
	}
	feeds, err := h.feeds.List(ctx)
	return freshnessOf(feeds), err
}

// sourceNames are the outlets that have a name.
func (h handlers) sourceNames(ctx context.Context) ([]string, error) {
	sources, err := h.library.Sources(ctx)
	var names []string
	for _, s := range sources {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return names, err
}

func (h handlers) completeSource(ctx context.Context, _ Call, typed string) ([]string, error) {
	names, err := h.sourceNames(ctx)
	return withPrefix(names, typed), err
}
