package bot

import (
	"context"

	"quoth/retrieval"
)

type sourcesRequest struct{}

func (h handlers) sources() Command {
	return Bind("sources", "The outlets, how many articles of each, and from which days", h.runSources)
}

func (h handlers) runSources(ctx context.Context, _ sourcesRequest) (Reply, error) {
	sources, err := h.library.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	if len(sources) == 0 {
		return h.silent(Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}), nil
	}
	blocks := make([]Block, len(sources))
	for i, s := range sources {
		blocks[i] = Source{s}
	}
	return h.reply(blocks...), nil
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
