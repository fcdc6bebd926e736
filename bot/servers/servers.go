// Package servers gives the commands what servers and people have set, the schedule the summaries to post, and the
// watches what to tell: it joins the settings file of package guild to packages bot, schedule, watch and discord.
//
//	s := servers.New(store, log, time.Now)
//	router := service.Router(commands.Services{Servers: s, Dailies: s, Watches: s})
//	s.Check, s.Source, s.Poster, s.Changed = poster.Check, source, poster, loop.Notify
package servers

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/commands/daily"
	"quoth/bot/commands/watch"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// Servers is what servers have set, and their schedules. It is safe for concurrent use.
type Servers struct {
	// Check returns the names of a channel and its server. It returns an error when the channel cannot
	// be posted to, a *discord.Refused where its server is the reason.
	Check func(ctx context.Context, server, channel string) (settings.Place, error)
	// Source makes the summaries that are posted at once, and Poster posts them.
	Source schedule.Source
	Poster schedule.Poster
	// Greet posts the words of Welcome to a server that the bot has just joined. Without it nobody is greeted.
	Greet   func(context.Context, discord.Greeting) error
	Welcome func(context.Context, bot.Call) bot.Reply
	// Changed is called when schedules have changed.
	Changed func()

	store       *guild.Store
	log         *slog.Logger
	now         func() time.Time
	application atomic.Pointer[string] // which the bot is; nil before the first connection
	welcoming   sync.Mutex             // one server is welcomed at a time
}

var (
	_ commands.Servers = (*Servers)(nil)
	_ daily.Dailies    = (*Servers)(nil)
	_ watch.Watches    = (*Servers)(nil)
)

// New returns what servers have set according to a settings file. Its exported fields are to be
// set before it is used.
func New(store *guild.Store, log *slog.Logger, now func() time.Time) *Servers {
	return &Servers{store: store, log: log, now: now}
}

// Settings returns what a server has set. See commands.Servers.
func (s *Servers) Settings(server string) (settings.Server, error) {
	return s.store.Settings(server)
}

// SetSettings replaces what a server has set. See commands.Servers.
func (s *Servers) SetSettings(server string, v settings.Server) error {
	return s.store.SetSettings(server, v)
}

// Kept lists in words what is kept of a server. See commands.Servers.
func (s *Servers) Kept(server string) ([]string, error) {
	kept, err := s.store.Kept(server)
	if err != nil {
		return nil, err
	}
	var out []string
	if v := kept.Settings; v != nil {
		out = append(out, fmt.Sprintf("Settings: zone %s, answers private: %t, pictures: %t.",
			cmp.Or(v.Zone, "none"), v.Private, v.Pictures))
		for _, channel := range slices.Sorted(maps.Keys(v.Channels)) {
			own := v.Channels[channel]
			out = append(out, fmt.Sprintf("Settings of channel %s: source %s, answers private: %s.",
				channel, cmp.Or(own.Source, "all"), cmp.Or(own.Private, "as in the server")))
		}
	}
	if v := kept.Welcome; v != nil {
		out = append(out, "When Quoth joined, to welcome the server once: "+v.JoinedAt.UTC().Format(time.DateOnly)+".")
	}
	for _, d := range kept.Dailies {
		out = append(out, keptOf(d))
	}
	for _, e := range kept.Extras {
		out = append(out, fmt.Sprintf("A summary was posted with /daily now in channel %s on %s.",
			e.Channel, e.At.UTC().Format(time.DateOnly)))
	}
	out = append(out, keptWatches(kept.Watches)...)
	if n := len(kept.Posts); n > 0 {
		byDate := func(a, b guild.Post) int { return cmp.Compare(a.Date, b.Date) }
		first, last := slices.MinFunc(kept.Posts, byDate), slices.MaxFunc(kept.Posts, byDate)
		out = append(out, fmt.Sprintf("Whether the last summaries were posted: %d records, from %s to %s.",
			n, first.Date, last.Date))
	}
	return out, nil
}

// keptOf says in words what is kept of a schedule.
func keptOf(d settings.Daily) string {
	out := fmt.Sprintf("Daily summary in channel %s (%s), set by user %s on %s: %s.", d.Channel, d.ChannelName(),
		cmp.Or(d.SetBy, "none"), d.SetAt.UTC().Format(time.DateOnly),
		strings.Join(bot.Schedule{Daily: d}.Lines(), "; "))
	if d.Told != (settings.Told{}) {
		out += " That user was told that it fails."
	}
	return out
}

// Leave forgets a server that the bot has left.
func (s *Servers) Leave(server string) {
	if err := s.store.Forget(server); err != nil {
		s.log.Error("forget a server", "err", err)
		return
	}
	s.log.Info("left a server: its data is deleted", "server", server)
	s.Changed()
}

// Connect records the servers that the bot, which is an application of Discord's, is in now. It
// forgets those that the bot has left while it was not connected.
func (s *Servers) Connect(application string, now []string) {
	forgotten, err := s.store.In(application, now)
	if err != nil {
		s.log.Error("forget servers that were left", "err", err)
		return
	}
	s.application.Store(&application)
	for _, server := range forgotten {
		s.log.Info("had left a server: its data is deleted", "server", server)
	}
	if len(forgotten) > 0 {
		s.Changed()
	}
}

// Join records a server that the bot is in since a time, and welcomes it where it is new. Discord also names
// those that the bot was in already, some of them before Connect, which records them.
func (s *Servers) Join(ctx context.Context, server string, joined time.Time) {
	s.record(server)
	s.welcome(ctx, server, joined)
}

// record records that the bot is in a server.
func (s *Servers) record(server string) {
	application := s.application.Load()
	if application == nil {
		return
	}
	isNew, err := s.store.Joined(*application, server)
	if err != nil {
		s.log.Error("remember a server", "err", err)
	}
	if isNew {
		s.log.Info("joined a server", "server", server)
	}
}
