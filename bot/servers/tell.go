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
	return toSchedule(err)
}

// failure says that a schedule fails, why, and what to do.
func failure(f schedule.Failure) bot.Reply {
	words, advice := explain(f)
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: words + " " + f.Why}, bot.Notice{Words: advice}}}
}

// explain says that a schedule fails, and what to do.
func explain(f schedule.Failure) (words, advice string) {
	where := "in " + f.Daily.ChannelName()
	if f.Daily.Place.Server != "" {
		where += " of " + f.Daily.Place.Server
	}
	switch {
	case !f.Daily.On():
		return "Quoth no longer posts the daily summary that you set " + where + ".",
			"To go on, put that right and use /daily set again there, or choose another channel. Only you are told, and once."
	case f.Daily.IsRefused():
		return "Discord refuses the daily summary that you set " + where + ".",
			"Quoth goes on trying until " + longDate(schedule.LastDay(f.Daily)) + ". Once that is put right, it posts " +
				"again by itself; /daily set can also choose another channel. Only you are told, and once more when the " +
				"summary is switched off."
	}
	return fmt.Sprintf("The daily summary that you set %s was not posted on %s.", where, longDate(f.Date)),
		"Quoth goes on trying. /daily now posts one at once, and /daily status shows how it goes. Only you are told, " +
			"and once until there is a post again."
}

// longDate returns a date as people read it.
func longDate(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return bot.LongDate(day)
}
