package discord

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/discord/place"
)

// Greeting is a reply with which the bot introduces itself to a server.
type Greeting struct {
	Server string
	Key    string    // marks the message; see Post
	Since  time.Time // when the bot came to the server: an earlier message cannot be the greeting
	Reply  bot.Reply
}

// Greet posts a greeting where the people of the server come in, unless it is there already. The error
// is a *Refused where trying again is no use.
func (p *Poster) Greet(ctx context.Context, g Greeting) error {
	to, err := place.Entrance(ctx, p.client, g.Server)
	if err != nil {
		return err
	}
	if _, found, err := to.Find(ctx, markOf(g.Key), g.Since); found || err != nil {
		return err
	}
	p.bot.awaitIDs(ctx)
	m := p.bot.postMessage(p.bot.clickable(g.Reply), g.Key)
	m.Nonce, m.Enforce = g.Key, true
	_, err = p.send(ctx, to, place.Post{Mark: markOf(g.Key)}, m)
	return err
}

// idsWithin is how long a greeting waits for the ids of the commands: the bot may just have been started.
const idsWithin = 10 * time.Second

// awaitIDs waits, not for long, until the ids of the commands are known.
func (b *Bot) awaitIDs(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, idsWithin)
	defer cancel()
	select {
	case <-b.ready:
	case <-ctx.Done():
	}
}
