package servers

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/discord"
	"quoth/bot/settings"
	"quoth/bot/watch"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

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
