package daily

import (
	"context"
	"slices"

	"quoth/bot"
)

type nowRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"where to post; if left out, where the daily summary is posted" kind:"channel"`
}

func (h handlers) now() bot.Command {
	c := bot.Bind("daily now",
		"Post the summary at once, with the settings of the channel's daily summary",
		h.runNow).ForManagers()
	c.Articles = true
	return c
}

func (h handlers) runNow(ctx context.Context, r nowRequest) (bot.Reply, error) {
	all, unread := h.Dailies.Dailies(r.Call.Server, r.Call.Now)
	i := slices.IndexFunc(all, func(d bot.Schedule) bool { return d.Channel == r.Channel })
	switch {
	case unread != nil && i < 0: // it may be the one of that channel
		return bot.Reply{}, unread
	case i >= 0:
		return h.post(ctx, all[i].Daily)
	case r.Channel != "":
		zone, err := h.zone(r.Call, "")
		if err != nil {
			return bot.Reply{}, err
		}
		return h.post(ctx, bot.Daily{Server: r.Call.Server, Channel: r.Channel, Zone: zone.String()})
	case len(all) == 1:
		return h.post(ctx, all[0].Daily)
	case len(all) == 0:
		return bot.Reply{}, &bot.Refusal{
			Message: "No daily summary is set, so Quoth does not know where to post.",
			Hint:    "Name a channel, or set a daily summary with /daily set.",
		}
	}
	return which("Where is the summary to be posted?", "daily now", "Post in", all), nil
}

// post posts the summary of a schedule, which need not be set.
func (h handlers) post(ctx context.Context, d bot.Daily) (bot.Reply, error) {
	posted, err := h.Dailies.PostNow(ctx, d)
	if err != nil {
		return bot.Reply{}, err
	}
	day := bot.LongDate(posted.Day)
	reply := say("Posted: the summary of " + day + ".")
	switch {
	case !posted.Before.IsZero():
		reply.Blocks = []bot.Block{bot.Moment{Words: "The summary of " + day + " was posted just before:", At: posted.Before}}
	case posted.InPlace:
		reply = say("Posted: the summary of " + day + ". It takes the place of today’s post.")
	}
	if posted.Next.IsZero() {
		return reply, nil
	}
	reply.Blocks = append(reply.Blocks, bot.Moment{Words: "The next post is due", At: posted.Next})
	return reply, nil
}
