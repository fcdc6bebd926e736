package servers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	commandwatch "quoth/bot/commands/watch"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/settings"
	"quoth/bot/watch"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Watches returns the watches that a person may see. See the Watches of the commands.
func (s *Servers) Watches(of commandwatch.Person) (out []settings.Watch, err error) {
	all, err := s.store.Watches()
	if err != nil {
		s.log.Error("read watches", "err", err)
	}
	for _, w := range all {
		isManaged := of.Manages && w.Server == of.Server && w.Channel != ""
		if w.User == of.User || isManaged {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b settings.Watch) int { return cmp.Compare(a.Number, b.Number) })
	return out, err
}

// AddWatch adds a watch. See the Watches of the commands.
func (s *Servers) AddWatch(ctx context.Context, w settings.Watch) (settings.Watch, error) {
	if w.Server == "" {
		w.Server = settings.Direct
	}
	if w.Channel != "" {
		place, err := s.check(ctx, w.Server, w.Channel)
		if err != nil {
			return w, err
		}
		w.Place = place
	}
	added, err := s.store.AddWatch(w)
	return added, refusalOf(err, added)
}

// refusalOf returns a *bot.Refusal for an error that says why a watch is not added, and any other error as it is.
func refusalOf(err error, same settings.Watch) error {
	switch {
	case errors.Is(err, guild.ErrWatched):
		return &bot.Refusal{
			Message: fmt.Sprintf("%s is watched already, as number %d.", bot.Watch{Watch: same}.Subject(), same.Number),
			Hint:    "To change it, use /watch remove, and then /watch add again.",
		}
	case errors.Is(err, guild.ErrPersonIsFull):
		return &bot.Refusal{
			Message: fmt.Sprintf("You have %d watches, and nobody can have more.", guild.MostOfPerson),
			Hint:    "/watch remove ends one of them.",
		}
	case errors.Is(err, guild.ErrServerIsFull):
		return &bot.Refusal{
			Message: fmt.Sprintf("The channels of this server have %d watches, and cannot have more.", guild.MostOfServer),
			Hint:    "/watch remove ends one of them. A watch without a channel tells you by direct message.",
		}
	}
	return err
}

// DropWatch deletes a watch. See the Watches of the commands.
func (s *Servers) DropWatch(w settings.Watch) (bool, error) {
	return s.store.DropWatch(w.Server, w.Number)
}

// ReadQuiet reads quiet hours. See watch.ReadQuiet.
func (s *Servers) ReadQuiet(typed string) (settings.Quiet, error) { return watch.ReadQuiet(typed) }

// keptWatches says in words what is kept of the watches of a server. Those that tell a person are counted only,
// because everybody may ask what is kept.
func keptWatches(all []settings.Watch) (out []string) {
	direct := 0
	for _, w := range all {
		if w.Channel == "" {
			direct++
			continue
		}
		line := fmt.Sprintf("Watch %d in channel %s (%s), set by user %s on %s: %s; stories told in the last 14 days: %d.",
			w.Number, w.Channel, w.Where(), w.User, w.SetAt.UTC().Format(time.DateOnly), bot.Watch{Watch: w}.Subject(),
			len(w.Told))
		for _, more := range (bot.Watch{Watch: w}).Lines() {
			line += " " + more + "."
		}
		out = append(out, line)
	}
	if direct > 0 {
		out = append(out,
			fmt.Sprintf("Watches by direct message: %d. /watch list shows each to the person who set it only.", direct))
	}
	return out
}

// Alerts finds what has come up for watches, and words the messages about it.
type Alerts struct {
	Services commands.Services
	// Await waits until there is room for a search of a server. Call leave at its end.
	Await func(ctx context.Context, server string) (leave func(), err error)
	Now   func() time.Time
}

var _ watch.Source = Alerts{}

// ComesUp finds what has come up. See watch.Source.
func (a Alerts) ComesUp(ctx context.Context, w settings.Watch, published time.Time) (out watch.Found, err error) {
	leave, err := a.Await(ctx, w.Server)
	if err != nil {
		return out, err
	}
	defer leave()
	library, err := a.Services.Library()
	if err != nil {
		return out, err
	}
	since := retrieval.Since{After: news.Serial(w.Cursor), Published: published, Now: a.Now()}
	for _, s := range w.Told {
		since.Told = append(since.Told, news.Key(s.Article))
	}
	subject := retrieval.Subject{Words: w.About, IsQuoted: w.Quoted}
	found, err := library.ComesUp(ctx, subject, since)
	if library.Heal(ctx, err) {
		found, err = library.ComesUp(ctx, subject, since)
	}
	if err != nil {
		return out, err
	}
	out.Cursor = uint64(found.Head)
	for _, r := range found.Results {
		e := r.Excerpt
		out.Stories = append(out.Stories, watch.Story{Article: string(e.Article().Key), Receipt: e.Receipt().String()})
	}
	return out, nil
}

// Message words the message of a watch's alert. See watch.Source.
func (a Alerts) Message(ctx context.Context, w settings.Watch) (bot.Reply, error) {
	leave, err := a.Await(ctx, w.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	defer leave()
	return commands.Alert(ctx, a.Services, w)
}

// Messenger sends the alerts of watches.
type Messenger struct{ *discord.Poster }

var _ watch.Poster = Messenger{}

// Post sends an alert. See watch.Poster.
func (m Messenger) Post(ctx context.Context, w settings.Watch, message bot.Reply) error {
	channel, err := m.place(ctx, w)
	if err == nil {
		_, err = m.Poster.Post(ctx, discord.Post{Channel: channel, Title: w.About, Reply: message, Key: w.Alert.Key})
	}
	return toSchedule(err)
}

// Find looks for an alert. See watch.Poster.
func (m Messenger) Find(ctx context.Context, w settings.Watch) (found bool, err error) {
	channel, err := m.place(ctx, w)
	if err == nil {
		_, found, err = m.Poster.Find(ctx, channel, w.Alert.Key, w.Alert.PlannedAt)
	}
	return found, toSchedule(err)
}

// place returns the id of the channel to which the alerts of a watch go.
func (m Messenger) place(ctx context.Context, w settings.Watch) (string, error) {
	if w.Channel != "" {
		return w.Channel, nil
	}
	return m.Direct(ctx, w.User)
}
