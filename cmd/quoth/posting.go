package main

import (
	"context"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/guild"
	"quoth/retrieval"
)

// noon parts the posts that tell the day before from those that tell their own: early in
// the day it has hardly any news.
const noon = 12

// summary is what is posted for a local date.
func (r *liveRouter) summary(ctx context.Context, d guild.Daily, date string) (bot.Reply, error) {
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
	library, err := r.f.answering()
	if err != nil {
		return bot.Reply{}, err
	}
	return commands.Summarise(ctx, commands.Services{Library: library, Feeds: r.f.feeds}, retrieval.SummaryQuery{Day: day, Zone: zone, Now: r.servers.now(), Sources: d.Sources})
}
