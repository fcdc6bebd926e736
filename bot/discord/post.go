package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/exchange"
	"quoth/bot/discord/place"
	"quoth/bot/discord/rest"
)

// Poster posts replies that nobody called for, such as the daily summary.
type Poster struct {
	bot    *Bot
	client *rest.Client
}

// Poster returns a Poster that sends requests with c. It needs no connection to the gateway.
func (b *Bot) Poster(c *rest.Client) *Poster { return &Poster{b, c} }

// Post is a reply on its way to a channel.
type Post struct {
	Channel string
	Title   string // of the thread that a forum opens for it
	Reply   bot.Reply
	// Key, of at most 25 letters and digits, marks the message. It is the message's nonce, so that Discord
	// makes one message of repetitions within some minutes, and stands in the custom id of a button, where
	// Find looks for it.
	Key    string
	Silent bool // without a notification
}

// Refused means that Discord refuses a post, and will do so until somebody changes that.
type Refused = place.Refused

// Post sends a post, and returns the id of its message.
//
// The error is a *Refused when trying again is no use. After any other error the message may have been
// sent.
func (p *Poster) Post(ctx context.Context, post Post) (id string, err error) {
	if post.Key == "" || len(post.Key) > maxNonce {
		return "", fmt.Errorf("post: the key has %d characters, want 1 to %d", len(post.Key), maxNonce)
	}
	to, err := place.Open(ctx, p.client, post.Channel)
	if err != nil {
		return "", err
	}
	m := p.bot.postMessage(p.bot.clickable(post.Reply), post.Key)
	if !to.IsForum() {
		m.Nonce, m.Enforce = post.Key, true
	}
	if post.Silent {
		m.Flags |= discordgo.MessageFlagsSuppressNotifications
	}
	title := card.Shorten(strings.Join(strings.Fields(post.Title), " "), maxThreadName, card.Plain)
	return p.send(ctx, to, place.Post{Title: cmp.Or(title, untitled), Mark: markOf(post.Key)}, m)
}

// send sends a message or, where Discord refuses what is in it, the simpler one that it has.
func (p *Poster) send(ctx context.Context, to *place.Place, post place.Post,
	m exchange.Message) (id string, err error) {
	post.Message = m
	if id, err = to.Send(ctx, post); rest.Status(err) != http.StatusBadRequest {
		return id, err
	}
	if refused, ok := errors.AsType[*Refused](err); ok {
		return "", refused
	}
	p.bot.log.Warn("Discord takes a post only without links and buttons", "err", err)
	post.Message = m.Simplified()
	return to.Send(ctx, post)
}

// untitled is the title of a thread whose title has nothing to be seen.
const untitled = "Daily summary"

// markOf returns the custom id of the button that marks the message with a key.
func markOf(key string) string { return button{verbHelp, key}.String() }

// Find looks in a channel, back to since, for the bot's own message with a key. It recognises the message
// by its author and by the button that carries the key.
func (p *Poster) Find(ctx context.Context, channel, key string, since time.Time) (id string, found bool, err error) {
	in, err := place.Open(ctx, p.client, channel)
	if err != nil {
		return "", false, err
	}
	return in.Find(ctx, markOf(key), since)
}

// CheckIn checks that Quoth may post in a channel that somebody chose in a server, and find its posts
// again. It returns the names of both. The error is a *Refused that names what is missing.
func (p *Poster) CheckIn(ctx context.Context, server, channel string) (place.Names, error) {
	c, err := place.Open(ctx, p.client, channel)
	if err != nil {
		return place.Names{}, err
	}
	return c.Check(ctx, server)
}

// postMessage returns a reply with its buttons, and one more that carries the key. The simpler message has only that.
func (b *Bot) postMessage(reply bot.Reply, key string) exchange.Message {
	o := order{call: reply.Call}
	o.call.Now = b.now()
	draw := func(o order) exchange.Message {
		drawn := card.Draw(reply, card.Options{Now: o.call.Now, Plain: o.plain})
		return exchange.NewMessage(drawn, b.controls(reply, drawn, o, newButton("Help", markOf(key))))
	}
	m := draw(o)
	m.Simpler = func() exchange.Message { return draw(o.plainly()) }
	return m
}
