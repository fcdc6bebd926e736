package servers

import (
	"context"
	"slices"
	"time"

	"quoth/bot"
	"quoth/bot/commands/daily"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// Dailies lists the schedules of a server. See daily.Dailies.
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
		if d.IsRefused() {
			out[i].Until = schedule.LastDay(d)
		}
	}
	return out, unread
}

// next returns when a schedule posts next after a moment; zero when it is off. A date that has a post
// is not posted again when the hour has been changed.
func next(d settings.Daily, posts []guild.Post, after time.Time) (turn schedule.Turn) {
	times, err := schedule.TimesOf(d)
	if err != nil || !d.On() {
		return schedule.Turn{}
	}
	turn = times.Next(after)
	isSettled := func(p guild.Post) bool { return p.Date == turn.Date && p.State != guild.Planned }
	for slices.ContainsFunc(posts, isSettled) {
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
	return p.Date + ", not posted yet"
}

// SetDaily sets the schedule of a channel. See daily.Dailies.
func (s *Servers) SetDaily(ctx context.Context, d settings.Daily) (daily.Set, error) {
	var err error
	if d.Place, err = s.check(ctx, d.Server, d.Channel); err != nil {
		return daily.Set{}, err
	}
	d.SetAt = s.now()
	begin, err := s.begin(d)
	if err != nil {
		return daily.Set{}, err
	}
	if begin.atOnce {
		d.Since = begin.today.At
	}
	if err := s.store.SetDaily(d); err != nil {
		return daily.Set{}, err
	}
	if begin.again {
		if err := s.store.Reopen(d.Server, d.Channel, begin.today.Date); err != nil {
			return daily.Set{}, err
		}
	}
	s.Changed()
	set := bot.Schedule{Daily: d, Next: next(d, s.posts(d), d.SetAt).At}
	return daily.Set{Schedule: set, AtOnce: begin.atOnce, Passed: begin.passed}, nil
}

// check returns the names of a channel and its server. The error is a *bot.Refusal where a post cannot
// go there.
func (s *Servers) check(ctx context.Context, server, channel string) (settings.Place, error) {
	place, err := s.Check(ctx, server, channel)
	return place, asRefusal(toSchedule(err))
}

// posts returns the recorded posts of a schedule that can be read. It logs an error.
func (s *Servers) posts(d settings.Daily) []guild.Post {
	posts, err := s.store.Posts(d.Server, d.Channel)
	if err != nil {
		s.log.Error("read what was posted", "err", err)
	}
	return posts
}

// DropDaily deletes the schedule of a channel. See daily.Dailies.
func (s *Servers) DropDaily(server, channel string) (bool, error) {
	ok, err := s.store.DropDaily(server, channel)
	if ok {
		s.Changed()
	}
	return ok, err
}
