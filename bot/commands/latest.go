package commands

import (
	"cmp"
	"context"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

type latestRequest struct {
	Call   bot.Call
	Source string `option:"source" help:"only this outlet, or the outlets with this label" max:"100"`
	Count  int    `option:"count" help:"how many articles, 10 if left out" min:"1" max:"25"`
}

func (h handlers) latest() bot.Command {
	return bind.Command("latest",
		"The newest articles",
		h.runLatest).Completing("source", h.completeSource)
}

func (h handlers) runLatest(ctx context.Context, r latestRequest) (bot.Reply, error) {
	count := cmp.Or(r.Count, 10)
	source, err := h.named(ctx, r.Source)
	if err != nil {
		return bot.Reply{}, err
	}
	query := retrieval.Query{Sources: source.Outlets, Now: r.Call.Now, Zone: r.Call.Zone, Skip: count * r.Call.Page}
	excerpts, total, err := h.library.Latest(ctx, query, count)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(excerpts) == 0 && r.Call.Page > 0 {
		return h.noMore(r.Call), nil
	}
	if len(excerpts) == 0 {
		return h.noSuchSource(ctx, r.Source)
	}
	blocks := make([]bot.Block, len(excerpts))
	for i, e := range excerpts {
		blocks[i] = bot.Article{Excerpt: e}
	}
	reply := withPages(h.reply(blocks...), r.Call, pagesOf(total, count), query.Skip+count < total)
	return withMeaning(reply, source), nil
}

// noSuchSource returns the silence for an outlet without articles. It offers outlets with nearly
// that name.
func (h handlers) noSuchSource(ctx context.Context, source string) (bot.Reply, error) {
	why := retrieval.Silence{Reason: retrieval.OutsideDates}
	if h.library.Stats().Articles == 0 {
		why.Reason = retrieval.NoArticles
	}
	silence, err := h.silenceOn(ctx, why, source, false)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.silent(silence), nil
}
