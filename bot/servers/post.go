package servers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/discord"
	"quoth/bot/schedule"
	"quoth/retrieval"
)

// Poster posts summaries for the schedule.
type Poster struct{ *discord.Poster }

var _ schedule.Poster = Poster{}

// Post posts a summary. See schedule.Poster.
func (p Poster) Post(ctx context.Context, t schedule.Posting) (string, error) {
	id, err := p.Poster.Post(ctx, t.Daily.Channel, t.Reply, t.Key, t.Daily.Silent)
	return id, permanent(err)
}

// Find looks for a post in its channel. See schedule.Poster.
func (p Poster) Find(ctx context.Context, t schedule.Posting) (string, bool, error) {
	id, found, err := p.Poster.Find(ctx, t.Daily.Channel, t.Key, t.Planned)
	return id, found, permanent(err)
}

// permanent returns err as a *schedule.Permanent when another attempt would be refused too.
func permanent(err error) error {
	if refused, ok := errors.AsType[*discord.Refused](err); ok {
		return &schedule.Permanent{Reason: refused.Reason, Err: err}
	}
	return err
}

// noon divides the posts about the day before from those about their own day: early in the day
// there is hardly any news of it.
const noon = 12

// Summary returns what a schedule posts for a date of its zone, "2026-01-06". It is asked for at
// now.
func Summary(ctx context.Context, services commands.Services, d bot.Daily, date string,
	now time.Time) (bot.Reply, error) {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("post summary: %w", err)
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("post summary: %w", err)
	}
	if d.Hour < noon {
		day = day.AddDate(0, 0, -1)
	}
	return commands.Summarise(ctx, services, retrieval.SummaryQuery{Day: day, Zone: zone, Now: now, Topic: d.Topic, Sources: d.Sources})
}
