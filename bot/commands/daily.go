package commands

import (
	"cmp"
	"context"
	"time"

	"quoth/bot"
)

type dailyRequest struct {
	Call     bot.Call
	Channel  string `option:"channel,required" help:"the text channel to post in" kind:"channel"`
	Time     string `option:"time,required" help:"the time of day, like 18:30 or 7am" max:"20"`
	Zone     string `option:"zone" help:"an IANA time zone, like Europe/London; the server's if left out" max:"64"`
	Sources  string `option:"sources" help:"only these outlets, with commas between" max:"500"`
	Silent   string `option:"silent" help:"yes: post without a notification" choices:"yes,no"`
	EmptyDay string `option:"empty-day" help:"yes: a line on days without news too" choices:"yes,no"`
}

func (h handlers) dailySet() bot.Command {
	c := bot.Bind("daily set",
		"Post a summary of the day's news in a channel, every day",
		h.runDailySet)
	return c.ForManagers().Completing("zone", h.completeZone).
		Completing("sources", h.completeSources)
}

func (h handlers) runDailySet(ctx context.Context, r dailyRequest) (bot.Reply, error) {
	hour, minute, err := h.Clocks.Clock(r.Time)
	if err != nil {
		return bot.Reply{}, err
	}
	zone, err := h.dailyZone(r)
	if err != nil {
		return bot.Reply{}, err
	}
	sources, err := h.knownSources(ctx, r.Sources)
	if err != nil {
		return bot.Reply{}, err
	}
	d := bot.Daily{
		Server: r.Call.Server, Channel: r.Channel, Hour: hour, Minute: minute, Zone: zone.String(), Sources: sources,
		Silent: r.Silent == yes, EmptyDay: r.EmptyDay == yes, SetBy: r.Call.User,
	}
	next, err := h.Dailies.SetDaily(ctx, d)
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Blocks: []bot.Block{
		bot.Text{Words: "The daily summary is set."},
		bot.Schedule{Daily: d, Next: next},
		bot.Notice{Words: "A post before noon is about the day before. /daily preview shows what one looks like; " +
			"/daily off stops it."},
	}}, nil
}

// dailyZone returns the time zone of a schedule: the one that was named, else the server's, else
// the caller's.
func (h handlers) dailyZone(r dailyRequest) (*time.Location, error) {
	s, err := h.Servers.Settings(r.Call.Server)
	if err != nil {
		return nil, err
	}
	if name := cmp.Or(r.Zone, s.Zone); name != "" {
		return h.Clocks.Zone(name)
	}
	if r.Call.Location() == time.Local { // the same name means another zone on another machine
		return nil, &bot.Refusal{
			Message: "Quoth does not know this server's time zone.",
			Hint: "Give it as the option zone, like Europe/London, or set it for the whole server " +
				"with /settings zone.",
		}
	}
	return r.Call.Location(), nil
}

type dailyOffRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"the channel; all of them if left out" kind:"channel"`
}

func (h handlers) dailyOff() bot.Command {
	return bot.Bind("daily off",
		"End the daily summary, and delete what is kept of it",
		h.runDailyOff).ForManagers()
}

func (h handlers) runDailyOff(_ context.Context, r dailyOffRequest) (bot.Reply, error) {
	channels, unread := h.channelsOf(r)
	if len(channels) == 0 && unread != nil {
		return bot.Reply{}, unread
	}
	ended, err := h.dropDailies(r.Call.Server, channels)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case ended == 0:
		return bot.Reply{}, &bot.Refusal{
			Message: "There is no daily summary to end.",
			Hint:    "/daily status lists them.",
		}
	}
	reply := say("Ended in " + bot.Count(ended, "channel") + ". What was kept is deleted, except the date of the " +
		"last post: a summary that is set again today is not posted twice.")
	if unread != nil {
		words := "Some daily summaries cannot be read. To end one of those, name its channel."
		reply.Blocks = append(reply.Blocks, bot.Notice{Words: words})
	}
	return reply, nil
}

// channelsOf returns the channels whose schedule is to end. A channel that was named is not looked
// up, so that a schedule that cannot be read can still be deleted.
func (h handlers) channelsOf(r dailyOffRequest) (out []string, err error) {
	if r.Channel != "" {
		return []string{r.Channel}, nil
	}
	all, err := h.Dailies.Dailies(r.Call.Server, r.Call.Now)
	for _, d := range all {
		out = append(out, d.Channel)
	}
	return out, err
}

// dropDailies deletes the schedules of channels, and returns how many there were.
func (h handlers) dropDailies(server string, channels []string) (ended int, err error) {
	for _, channel := range channels {
		ok, err := h.Dailies.DropDaily(server, channel)
		if err != nil {
			return ended, err
		}
		if ok {
			ended++
		}
	}
	return ended, nil
}

type dailyStatusRequest struct{ Call bot.Call }

func (h handlers) dailyStatus() bot.Command {
	c := bot.Bind("daily status",
		"The daily summaries of this server, with the last and the next post",
		h.runDailyStatus)
	return c.ForManagers()
}

func (h handlers) runDailyStatus(_ context.Context, r dailyStatusRequest) (bot.Reply, error) {
	all, err := h.Dailies.Dailies(r.Call.Server, r.Call.Now)
	switch {
	case len(all) == 0 && err != nil:
		return bot.Reply{}, err
	case len(all) == 0:
		return say("No daily summary is set: /daily set sets one."), nil
	}
	var blocks []bot.Block
	for _, d := range all {
		blocks = append(blocks, d)
	}
	if err != nil {
		blocks = append(blocks, bot.Notice{
			Words:     "Some daily summaries cannot be read. Set them again with /daily set.",
			Operators: "Some daily summaries cannot be read; Quoth's log says which. Set them again with /daily set.",
		})
	}
	return bot.Reply{Blocks: blocks}, nil
}

type dailyPreviewRequest struct{ Call bot.Call }

func (h handlers) dailyPreview() bot.Command {
	c := bot.Bind("daily preview",
		"What the daily summary would say now",
		h.runDailyPreview).ForManagers()
	c.Articles = true
	return c
}

func (h handlers) runDailyPreview(ctx context.Context, r dailyPreviewRequest) (bot.Reply, error) {
	return h.runSummary(ctx, summaryRequest{Call: r.Call})
}
