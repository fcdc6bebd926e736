package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/schedule"
)

// servers fits the settings file to what the commands want of it.
type servers struct {
	store   *guild.Store
	log     *slog.Logger
	now     func() time.Time
	check   func(ctx context.Context, server, channel string) error // that it can be posted to
	changed func()                                                  // tells that schedules have changed

	application atomic.Pointer[string] // which the bot is; nil before the first connection
}

// Settings is commands.Servers'.
func (s *servers) Settings(server string) (bot.Settings, error) {
	v, err := s.store.Server(server)
	return bot.Settings(v), err
}

// SetSettings is commands.Servers'.
func (s *servers) SetSettings(server string, v bot.Settings) error {
	return s.store.SetServer(server, guild.Settings(v))
}

// Kept is commands.Servers'.
func (s *servers) Kept(server string) ([]string, error) {
	kept, err := s.store.Kept(server)
	if err != nil {
		return nil, err
	}
	var out []string
	if v := kept.Settings; v != nil {
		out = append(out, fmt.Sprintf("Settings: zone %s, answers private: %t.", orNone(v.Zone), v.Private))
	}
	for _, d := range kept.Dailies {
		out = append(out, fmt.Sprintf("Daily summary at %02d:%02d (%s) in channel %s, set by user %s on %s.",
			d.Hour, d.Minute, d.Zone, d.Channel, orNone(d.SetBy), d.SetAt.UTC().Format(time.DateOnly)))
	}
	if n := len(kept.Posts); n > 0 {
		byDate := func(a, b guild.Post) int { return cmp.Compare(a.Date, b.Date) }
		first, last := slices.MinFunc(kept.Posts, byDate), slices.MaxFunc(kept.Posts, byDate)
		out = append(out, fmt.Sprintf("Which of the last summaries were posted: notes of %d, from %s to %s.", n, first.Date, last.Date))
	}
	return out, nil
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Dailies is commands.Dailies'.
func (s *servers) Dailies(server string, now time.Time) ([]bot.Daily, error) {
	all, unread := s.store.ServerDailies(server)
	if unread != nil {
		s.log.Error("read daily summaries", "err", unread)
	}
	out := make([]bot.Daily, len(all))
	for i, d := range all {
		out[i] = bot.Daily{Server: d.Guild, Channel: d.Channel, Hour: d.Hour, Minute: d.Minute, Zone: d.Zone, Sources: d.Sources,
			Silent: d.Silent, EmptyDay: d.EmptyDay, By: d.SetBy, Off: d.OffWhy, OffAt: d.OffAt}
		posts := s.posts(d)
		out[i].Next = next(d, posts, now)
		if len(posts) > 0 {
			out[i].Last = became(posts[0])
		}
	}
	return out, unread
}

// next is when a schedule posts next after a moment; zero when it is off. A date that has a
// post is not posted again where the hour was changed.
func next(d guild.Daily, posts []guild.Post, after time.Time) time.Time {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil || !d.On() {
		return time.Time{}
	}
	turn := schedule.Next(after, d.Hour, d.Minute, zone)
	for slices.ContainsFunc(posts, func(p guild.Post) bool { return p.Date == turn.Date }) {
		turn = schedule.Next(turn.At, d.Hour, d.Minute, zone)
	}
	return turn.At
}

// became tells what became of a posting.
func became(p guild.Post) string {
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

// SetDaily is commands.Dailies'.
func (s *servers) SetDaily(ctx context.Context, d bot.Daily) (time.Time, error) {
	if err := s.check(ctx, d.Server, d.Channel); err != nil {
		var refused *discord.Refused
		if errors.As(err, &refused) {
			return time.Time{}, &bot.Refusal{Message: refused.Reason, Hint: "Mend that, or choose another channel."}
		}
		return time.Time{}, err
	}
	daily := guild.Daily{Guild: d.Server, Channel: d.Channel, Hour: d.Hour, Minute: d.Minute, Zone: d.Zone, Sources: d.Sources,
		Silent: d.Silent, EmptyDay: d.EmptyDay, SetBy: d.By, SetAt: s.now()}
	if err := s.store.SetDaily(daily); err != nil {
		return time.Time{}, err
	}
	s.changed()
	return next(daily, s.posts(daily), daily.SetAt), nil
}

// posts are what is noted of a schedule's posts, as far as it can be read: what cannot is for
// the log, and fails nothing else.
func (s *servers) posts(d guild.Daily) []guild.Post {
	posts, err := s.store.Posts(d.Guild, d.Channel)
	if err != nil {
		s.log.Error("read what was posted", "err", err)
	}
	return posts
}

// DropDaily is commands.Dailies'.
func (s *servers) DropDaily(server, channel string) (bool, error) {
	ok, err := s.store.DropDaily(server, channel)
	if ok {
		s.changed()
	}
	return ok, err
}

// left forgets a server that the bot has left.
func (s *servers) left(server string) {
	if err := s.store.Forget(server); err != nil {
		s.log.Error("forget a server", "err", err)
		return
	}
	s.log.Info("left a server: what was kept of it is deleted", "server", server)
	s.changed()
}

// in forgets the servers that the bot left while nobody listened.
func (s *servers) in(application string, now []string) {
	forgotten, err := s.store.In(application, now)
	if err != nil {
		s.log.Error("forget servers that were left", "err", err)
		return
	}
	s.application.Store(&application)
	for _, server := range forgotten {
		s.log.Info("had left a server: what was kept of it is deleted", "server", server)
	}
	if len(forgotten) > 0 {
		s.changed()
	}
}

// joined remembers a server that the bot has come to. Discord tells those too that it was in
// already, perhaps before it tells which application it is: they are known then.
func (s *servers) joined(server string) {
	application := s.application.Load()
	if application == nil {
		return
	}
	news, err := s.store.Joined(*application, server)
	if err != nil {
		s.log.Error("remember a server", "err", err)
	}
	if news {
		s.log.Info("joined a server", "server", server)
	}
}

// clocks reads times and zones.
type clocks struct{}

// Clock is commands.Clocks'.
func (clocks) Clock(typed string) (hour, minute int, err error) { return schedule.Parse(typed) }

// Zone is commands.Clocks'.
func (clocks) Zone(typed string) (*time.Location, error) { return schedule.Zone(typed) }

// NearestZones is commands.Clocks'.
func (clocks) NearestZones(typed string, n int) []string { return schedule.NearestZones(typed, n) }

// poster fits Discord's to the schedule.
type poster struct{ *discord.Poster }

// Post is schedule.Poster's.
func (p poster) Post(ctx context.Context, t schedule.Posting) (string, error) {
	id, err := p.Poster.Post(ctx, t.Channel, t.Reply, t.Key, t.Silent)
	return id, permanent(err)
}

// clockSkew is how far Discord's clock and ours may differ.
const clockSkew = 5 * time.Minute

// Find is schedule.Poster's.
func (p poster) Find(ctx context.Context, t schedule.Posting) (string, bool, error) {
	id, found, err := p.Poster.Find(ctx, t.Channel, t.Key, t.Planned.Add(-clockSkew))
	return id, found, permanent(err)
}

func permanent(err error) error {
	var refused *discord.Refused
	if errors.As(err, &refused) {
		return &schedule.Permanent{Reason: refused.Reason, Err: err}
	}
	return err
}

// registry remembers in files of the data folder which commands Discord was given, and by
// itself what it could not write: else they would be registered again at every connection.
type registry struct {
	folder    string
	log       *slog.Logger
	unwritten sync.Map // scope -> hash
}

func (r *registry) path(scope string) string {
	digits := strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return c
		}
		return '-'
	}, scope)
	return filepath.Join(r.folder, "commands-"+digits+".hash")
}

// Registered is discord.Registry's.
func (r *registry) Registered(scope string) (string, error) {
	if hash, ok := r.unwritten.Load(scope); ok {
		return hash.(string), nil
	}
	text, err := os.ReadFile(r.path(scope))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return string(text), err
}

// Scopes is discord.Registry's.
func (r *registry) Scopes() (out []string, err error) {
	r.unwritten.Range(func(scope, _ any) bool {
		out = append(out, scope.(string))
		return true
	})
	files, err := os.ReadDir(r.folder)
	for _, f := range files {
		name, isOne := strings.CutPrefix(f.Name(), "commands-")
		scope, isHash := strings.CutSuffix(name, ".hash")
		if isOne && isHash && !slices.Contains(out, scope) {
			out = append(out, scope)
		}
	}
	return out, err
}

// SetRegistered is discord.Registry's.
func (r *registry) SetRegistered(scope, hash string) error {
	if hash == "" {
		r.unwritten.Delete(scope)
		if err := os.Remove(r.path(scope)); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	err := os.WriteFile(r.path(scope), []byte(hash), 0o600)
	if err == nil {
		r.unwritten.Delete(scope)
		return nil
	}
	r.unwritten.Store(scope, hash)
	r.log.Warn("the commands are registered again at the next start", "err", err)
	return nil
}
