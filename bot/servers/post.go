package servers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/discord"
	"quoth/bot/discord/rest"
	"quoth/bot/schedule"
	"quoth/bot/settings"
	"quoth/retrieval"
)

// Poster posts summaries for the schedule.
type Poster struct{ *discord.Poster }

var _ schedule.Poster = Poster{}

// Post posts a summary. See schedule.Poster.
func (p Poster) Post(ctx context.Context, t schedule.Posting) (string, error) {
	id, err := p.Poster.Post(ctx, discord.Post{
		Channel: t.Daily.Channel, Title: title(t.Daily, t.Date), Reply: t.Reply, Key: t.Key, Silent: t.Daily.Silent,
	})
	return id, toSchedule(err)
}

// Check checks that a post can go to a channel of a server, and returns the names of both.
func (p Poster) Check(ctx context.Context, server, channel string) (settings.Place, error) {
	names, err := p.CheckIn(ctx, server, channel)
	return settings.Place(names), err
}

// Find looks for a post in its channel. See schedule.Poster.
func (p Poster) Find(ctx context.Context, t schedule.Posting) (string, bool, error) {
	id, found, err := p.Poster.Find(ctx, t.Daily.Channel, t.Key, t.Planned)
	return id, found, toSchedule(err)
}

// toSchedule returns err as a *schedule.Refused when Discord refuses the post, and as a *schedule.Later when it
// asks to wait.
func toSchedule(err error) error {
	if refused, ok := errors.AsType[*discord.Refused](err); ok {
		return &schedule.Refused{Reason: refused.Reason, Err: err}
	}
	if failed, ok := errors.AsType[*rest.Error](err); ok && failed.RetryAfter > 0 {
		return &schedule.Later{Wait: failed.RetryAfter, Err: err}
	}
	return err
}

// noon divides the posts about the day before from those about their own day: early in the day
// there is hardly any news of it.
const noon = 12

// subject returns the day, as midnight UTC, that a post is about which a schedule makes on a date.
func subject(d settings.Daily, date string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, date)
	if d.Hour < noon {
		day = day.AddDate(0, 0, -1)
	}
	return day, err
}

// title names a post, for a forum: after the day that it is about, and the topic.
func title(d settings.Daily, date string) string {
	day, err := subject(d, date)
	if err != nil {
		return date
	}
	out := bot.LongDate(day)
	if d.Topic != "" {
		out += ": " + d.Topic
	}
	return out
}

// Summary returns what a schedule posts for a date of its zone, "2026-01-06". It is asked for at
// now.
func Summary(ctx context.Context, services commands.Services, d settings.Daily, date string,
	now time.Time) (bot.Reply, error) {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("post summary: %w", err)
	}
	day, err := subject(d, date)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("post summary: %w", err)
	}
	q := retrieval.SummaryQuery{Day: day, Zone: zone, Now: now, Topic: d.Topic, Sources: d.Sources}
	return commands.Summarise(ctx, services, q)
}
