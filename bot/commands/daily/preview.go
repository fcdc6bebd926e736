package daily

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
)

type previewRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"the channel of the daily summary, if there are several" kind:"channel"`
}

func (h handlers) preview() bot.Command {
	c := bind.Command("daily preview",
		"What the daily summary would say now",
		h.runPreview).ForManagers()
	c.Articles = true
	return c
}

// runPreview shows what would be posted. Before a daily summary is set, that is the newest day with news.
func (h handlers) runPreview(ctx context.Context, r previewRequest) (bot.Reply, error) {
	d, several, err := h.meant(r.Call, r.Channel)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case several != nil:
		return which("Which one is to be shown?", r.Call.Command, "Show", several), nil
	case d.Channel == "":
		return h.Newest(ctx, r.Call)
	}
	return h.Dailies.Preview(ctx, d)
}
