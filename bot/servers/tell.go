package servers

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/schedule"
)

// Teller tells people by a direct message that the schedules they have set fail.
type Teller struct {
	Poster *discord.Poster
	Log    *slog.Logger
}

var _ schedule.Teller = Teller{}

// Tell tells the person who set a schedule. See schedule.Teller.
func (t Teller) Tell(ctx context.Context, f schedule.Failure) error {
	told, err := t.Poster.Tell(ctx, f.Daily.SetBy, failure(f), f.Key, f.At)
	if err == nil {
		t.Log.Info("told who set a daily summary that it fails", "channel", f.Daily.Channel, "received", told)
	}
	return err
}

// failure says that a schedule fails, why, and what to do.
func failure(f schedule.Failure) bot.Reply {
	where := "in " + f.Daily.ChannelName()
	if f.Daily.Place.Server != "" {
		where += " of " + f.Daily.Place.Server
	}
	if !f.Daily.On() {
		return bot.Reply{Blocks: []bot.Block{
			bot.Text{Words: "Quoth no longer posts the daily summary that you set " + where + ". " + f.Why},
			bot.Notice{Words: "To go on, put that right and use /daily set again there, or choose another channel. " +
				"Only you are told, and once."},
		}}
	}
	day := f.Date
	if date, err := time.Parse(time.DateOnly, f.Date); err == nil {
		day = bot.LongDate(date)
	}
	return bot.Reply{Blocks: []bot.Block{
		bot.Text{Words: fmt.Sprintf("The daily summary that you set %s was not posted on %s. %s", where, day, f.Why)},
		bot.Notice{Words: "Quoth goes on trying. /daily now posts one at once, and /daily status shows how it goes. " +
			"Only you are told, and once until there is a post again."},
	}}
}
