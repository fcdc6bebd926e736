package servers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	commandwatch "quoth/bot/commands/watch"
	"quoth/bot/guild"
	"quoth/bot/settings"
	"quoth/bot/watch"
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
			Message: fmt.Sprintf("The channels of this server have %d watches, and cannot have more.",
				guild.MostOfServer),
			Hint: "/watch remove ends one of them. A watch without a channel tells you by direct message.",
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
		line := fmt.Sprintf("Watch %d in channel %s (%s), set by user %s on %s: %s.", w.Number, w.Channel, w.Where(),
			w.User, w.SetAt.UTC().Format(time.DateOnly), bot.Watch{Watch: w}.Subject())
		line += fmt.Sprintf(" Stories told in the last 14 days: %d.", len(w.Told))
		for _, more := range (bot.Watch{Watch: w}).Lines() {
			line += " " + strings.TrimSuffix(more, ".") + "."
		}
		out = append(out, line)
	}
	if direct > 0 {
		out = append(out,
			fmt.Sprintf("Watches by direct message: %d. /watch list shows each to the person who set it only.", direct))
	}
	return out
}
