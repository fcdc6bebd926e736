package daily

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
)

type offRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"the channel; if left out and there are several, Quoth asks" kind:"channel"`
}

// allChannels is the channel of a button that ends all schedules. No channel has such an id.
const allChannels = "all"

func (h handlers) off() bot.Command {
	return bind.Command("daily off",
		"End the daily summary, and delete what is kept of it",
		h.runOff).ForManagers()
}

func (h handlers) runOff(_ context.Context, r offRequest) (bot.Reply, error) {
	if r.Channel != "" && r.Channel != allChannels { // so that one that cannot be read can be ended too
		return h.end(r.Call.Server, r.Channel)
	}
	all, unread := h.Dailies.Dailies(r.Call.Server, r.Call.Now)
	if len(all) == 0 && unread != nil {
		return bot.Reply{}, unread
	}
	var reply bot.Reply
	var err error
	if len(all) > 1 && r.Channel == "" {
		reply = which("Which one is to end?", "daily off", "End", all)
		reply.Actions = append(reply.Actions, onChannel("daily off", "End all of them", allChannels))
	} else {
		reply, err = h.end(r.Call.Server, channelsOf(all)...)
	}
	if unread != nil && err == nil {
		words := "Some daily summaries cannot be read. To end one of those, name its channel."
		reply.Blocks = append(reply.Blocks, bot.Notice{Words: words})
	}
	return reply, err
}

func channelsOf(schedules []bot.Schedule) (out []string) {
	for _, d := range schedules {
		out = append(out, d.Channel)
	}
	return out
}

// end deletes the schedules of channels.
func (h handlers) end(server string, channels ...string) (bot.Reply, error) {
	ended := 0
	for _, channel := range channels {
		ok, err := h.Dailies.DropDaily(server, channel)
		if err != nil {
			return bot.Reply{}, err
		}
		if ok {
			ended++
		}
	}
	if ended == 0 {
		return bot.Reply{}, &bot.Refusal{
			Message: "There is no daily summary to end.",
			Hint:    "/daily status lists them.",
		}
	}
	return bot.Say("Ended in " + bot.Count(ended, "channel") + ". What was kept is deleted, except the date of the " +
		"last post: a summary that is set again today is not posted twice."), nil
}
