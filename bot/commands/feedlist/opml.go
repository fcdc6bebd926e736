package feedlist

import (
	"context"
	"fmt"

	"quoth/bot"
)

type importRequest struct {
	List string `option:"list,required" help:"the list, or its address; in the terminal a file, or - for standard input"`
}

func (h handlers) importList(ctx context.Context, r importRequest) (bot.Reply, error) {
	added, known, err := h.List.Import(ctx, r.List)
	if err != nil {
		return bot.Reply{}, err
	}
	words := "Added " + bot.Count(added, "feed") + "."
	if known > 0 {
		words += fmt.Sprintf(" Already in the list: %d.", known)
	}
	return say(words), nil
}

type exportRequest struct{}

func (h handlers) export(ctx context.Context, _ exportRequest) (bot.Reply, error) {
	list, err := h.List.Export(ctx)
	return bot.Reply{Blocks: []bot.Block{bot.Document{Name: "feeds.opml", Text: list}}}, err
}
