package bot

import (
	"cmp"
	"context"

	"quoth/retrieval"
)

type latestRequest struct {
	Source string `option:"source" help:"only this outlet" max:"100"`
	Count  int    `option:"count" help:"how many articles, 10 if left out" min:"1" max:"25"`
}

func (h handlers) latest() Command {
	return Bind("latest", "The newest articles", h.runLatest).Completing("source", h.completeSource)
}

func (h handlers) runLatest(ctx context.Context, r latestRequest) (Reply, error) {
	excerpts, err := h.library.Latest(ctx, r.Source, cmp.Or(r.Count, 10))
	if err != nil {
		return Reply{}, err
	}
	if len(excerpts) == 0 {
		return h.noSuchSource(ctx, r.Source)
	}
	blocks := make([]Block, len(excerpts))
	for i, e := range excerpts {
		blocks[i] = Article{e}
	}
	return h.reply(blocks...), nil
}

// noSuchSource is the silence for an outlet without articles, naming those there are.
func (h handlers) noSuchSource(ctx context.Context, source string) (Reply, error) {
	names, err := h.sourceNames(ctx)
	if err != nil {
		return Reply{}, err
	}
	silence := retrieval.Silence{Reason: retrieval.OutsideDates, Nearest: nearest(source, names)}
	if len(names) == 0 && h.library.Stats().Articles == 0 {
		silence.Reason = retrieval.NoArticles
	}
	return h.silent(Silence{silence}), nil
}
