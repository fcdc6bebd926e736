package daily

import (
	"context"
	"slices"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/settings"
)

type nowRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"where to post; where the daily summary goes if left out" kind:"channel"`
}

func (h handlers) now() bot.Command {
	c := bind.Command("daily now",
		"Post the summary at once, with the settings of the channel's daily summary",
		h.runNow).ForManagers()
	c.Articles = true
	return c
}

func (h handlers) runNow(ctx context.Context, r nowRequest) (bot.Reply, error) {
	d, several, err := h.meant(r.Call, r.Channel)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case several != nil:
		return which("Where is the summary to be posted?", r.Call.Command, "Post in", several), nil
	case d.Channel == "":
		return bot.Reply{}, &bot.Refusal{
			Message: "No daily summary is set, so Quoth does not know where to post.",
			Hint:    "Name a channel, or set a daily summary with /daily set.",
		}
	}
	return h.post(ctx, d)
}

// meant returns the schedule of a channel or, where the channel has none, settings for one post there. If
// no channel is named, it is the only schedule there is; several are returned where there are more, and d
// is zero where there is none.
func (h handlers) meant(c bot.Call, channel string) (d settings.Daily, several []bot.Schedule, err error) {
	all, unread := h.Dailies.Dailies(c.Server, c.Now)
	i := slices.IndexFunc(all, func(d bot.Schedule) bool { return d.Channel == channel })
	switch {
	case i >= 0:
		return all[i].Daily, nil, nil
	case unread != nil: // it may be the one of that channel
		return d, nil, unread
	case channel != "":
		zone, err := h.zone(c, "")
		if err != nil {
			return d, nil, err
		}
		return settings.Daily{Server: c.Server, Channel: channel, Zone: zone.String()}, nil, nil
	case len(all) == 1:
		return all[0].Daily, nil, nil
	}
	return d, all, nil
}

// post posts the summary of a schedule, which need not be set.
func (h handlers) post(ctx context.Context, d settings.Daily) (bot.Reply, error) {
	posted, err := h.Dailies.PostNow(ctx, d)
	if err != nil {
		return bot.Reply{}, err
	}
	day := bot.LongDate(posted.Day)
	reply := bot.Say("Posted: the summary of " + day + ".")
	switch {
	case !posted.Before.IsZero():
		words := "The summary of " + day + " was posted just before:"
		reply.Blocks = []bot.Block{bot.Moment{Words: words, At: posted.Before}}
	case posted.InPlace:
		reply = bot.Say("Posted: the summary of " + day + ". It takes the place of today’s post.")
	}
	if posted.Next.IsZero() {
		return reply, nil
	}
	reply.Blocks = append(reply.Blocks, bot.Moment{Words: "The next post is due", At: posted.Next})
	return reply, nil
}
