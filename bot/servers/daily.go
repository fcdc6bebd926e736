package servers

import (
	"context"
	"errors"
	"slices"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/schedule"
)

// Dailies lists the schedules of a server. See commands.Dailies.
func (s *Servers) Dailies(server string, now time.Time) ([]bot.Schedule, error) {
	all, unread := s.store.ServerDailies(server)
	if unread != nil {
		s.log.Error("read daily summaries", "err", unread)
	}
	out := make([]bot.Schedule, len(all))
	for i, d := range all {
		posts := s.posts(d)
		out[i] = bot.Schedule{Daily: d, Next: next(d, posts, now).At}
		if len(posts) > 0 {
			out[i].Last = outcome(posts[0])
		}
	}
	return out, unread
}

// next returns when a schedule posts next after a moment; zero when it is off. A date that has a post
// is not posted again when the hour has been changed.
func next(d bot.Daily, posts []guild.Post, after time.Time) (turn schedule.Turn) {
	times, err := schedule.TimesOf(d)
	if err != nil || !d.On() {
		return schedule.Turn{}
	}
	turn = times.Next(after)
	for slices.ContainsFunc(posts, func(p guild.Post) bool { return p.Date == turn.Date }) {
		turn = times.Next(turn.At)
	}
	return turn
}

// outcome returns the outcome of a post in words: "2026-01-06, posted".
func outcome(p guild.Post) string {
	switch p.State {
	case guild.Sent:
		return p.Date + ", posted"
	case guild.Empty:
		return p.Date + ", no news to post"
	case guild.GaveUp:
		return p.Date + ", not posted: " + p.Why
	}
	return p.Date + ", on its way"
}

// SetDaily sets the schedule of a channel. See commands.Dailies.
func (s *Servers) SetDaily(ctx context.Context, d bot.Daily) (time.Time, error) {
	if err := s.Check(ctx, d.Server, d.Channel); err != nil {
		if refused, ok := errors.AsType[*discord.Refused](err); ok {
			return time.Time{}, &bot.Refusal{Message: refused.Reason, Hint: "Change that, or choose another channel."}
		}
		return time.Time{}, err
	}
	d.SetAt = s.now()
	if err := s.store.SetDaily(d); err != nil {
		return time.Time{}, err
	}
	s.Changed()
	return next(d, s.posts(d), d.SetAt).At, nil
}

// posts returns the recorded posts of a schedule that can be read. It logs an error.
func (s *Servers) posts(d bot.Daily) []guild.Post {
	posts, err := s.store.Posts(d.Server, d.Channel)
	if err != nil {
		s.log.Error("read what was posted", "err", err)
	}
	return posts
}

// DropDaily deletes the schedule of a channel. See commands.Dailies.
func (s *Servers) DropDaily(server, channel string) (bool, error) {
	ok, err := s.store.DropDaily(server, channel)
	if ok {
		s.Changed()
	}
	return ok, err
}
