package discord

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// Refused is a post that trying again does not mend.
type Refused struct {
	Reason string // for the people of the server, a sentence
	Err    error  // what Discord answered; may be nil
}

// Error is the reason.
func (r *Refused) Error() string { return r.Reason }

// Unwrap is what Discord answered.
func (r *Refused) Unwrap() error { return r.Err }

// Poster posts replies that nobody called for, like the daily summary.
type Poster struct {
	door   *Door
	client *rest.Client
}

// Poster posts with c what d draws. It needs no connection to the gateway.
func (d *Door) Poster(c *rest.Client) *Poster { return &Poster{d, c} }

// Post posts a reply to a channel and gives the message's id. The key, letters and digits and
// at most 25, marks the message: it is its nonce, so that Discord makes one message of
// repetitions within some minutes, and stands in the custom id of a button, where Find looks
// for it. Silent posts notify nobody. The error is a *Refused when trying again does not help;
// after any other, the message may have been sent.
func (p *Poster) Post(ctx context.Context, channel string, reply bot.Reply, key string, silent bool) (id string, err error) {
	if key == "" || len(key) > mostNonce {
		return "", fmt.Errorf("post: the key has %d characters, want 1 to %d", len(key), mostNonce)
	}
	m := p.door.postMessage(reply, key)
	m.Nonce, m.Enforce = key, true
	if silent {
		m.Flags |= discordgo.MessageFlagsSuppressNotifications
	}
	var sent struct {
		ID string `json:"id"`
	}
	if err := p.client.Do(ctx, "POST", rest.Path("channels", channel, "messages"), m, &sent); err != nil {
		return "", fmt.Errorf("post to channel: %w", classified(err))
	}
	return sent.ID, nil
}

// postMessage is a reply with its buttons, and one more that carries the key.
func (d *Door) postMessage(reply bot.Reply, key string) message {
	drawn := render(reply, "")
	list := offers(reply, drawn, bot.Call{}, false)
	buttons, err := keep(d.store, list[:min(len(list), mostActions-1)], d.now())
	if err != nil {
		d.log.Error("post", "err", err)
	}
	buttons = append(buttons, discordgo.Button{Label: "Help", Style: discordgo.SecondaryButton, CustomID: button{verbHelp, key}.String()})
	return newMessage(drawn.embeds, rows(buttons))
}

// A page of messages, and how far Find reads back.
const (
	messagesPerPage = 100
	mostPages       = 20
	clockSlack      = 10 * time.Minute // between the clocks here and at Discord
)

// Find reads a channel back, to since, for our own message with the key. It knows the message
// by a button, and by its author.
func (p *Poster) Find(ctx context.Context, channel, key string, since time.Time) (id string, found bool, err error) {
	var me discordgo.User
	if err := p.client.Do(ctx, "GET", rest.Path("users", "@me"), nil, &me); err != nil {
		return "", false, fmt.Errorf("read channel: %w", classified(err))
	}
	before := ""
	for range mostPages {
		page, err := p.page(ctx, channel, before)
		if err != nil {
			return "", false, fmt.Errorf("read channel: %w", classified(err))
		}
		for _, m := range page {
			if m.Author.ID == me.ID && m.carries(key) {
				return m.ID, true, nil
			}
			if m.Timestamp.Before(since.Add(-clockSlack)) {
				return "", false, nil
			}
		}
		if len(page) < messagesPerPage {
			return "", false, nil
		}
		before = page[len(page)-1].ID
	}
	return "", false, errors.New("read channel: too many messages to look through")
}

func (p *Poster) page(ctx context.Context, channel, before string) ([]posted, error) {
	query := url.Values{"limit": {strconv.Itoa(messagesPerPage)}}
	if before != "" {
		query.Set("before", before)
	}
	var page []posted
	err := p.client.Do(ctx, "GET", rest.Path("channels", channel, "messages")+"?"+query.Encode(), nil, &page)
	return page, err
}

// posted is what Find reads of a message; discordgo's own type cannot be read where
// somebody has posted a component that it does not know.
type posted struct {
	ID        string    `json:"id"`
	Timestamp time.Time `json:"timestamp"`
	Author    struct {
		ID string `json:"id"`
	} `json:"author"`
	Components []struct {
		Components []struct {
			CustomID string `json:"custom_id"`
		} `json:"components"`
	} `json:"components"`
}

func (m posted) carries(key string) bool {
	for _, row := range m.Components {
		for _, c := range row.Components {
			if parseButton(c.CustomID) == (button{verbHelp, key}) {
				return true
			}
		}
	}
	return false
}

// classified is err as a *Refused where Discord's answer is final for this channel.
func classified(err error) error {
	code := rest.Code(err)
	switch {
	case code == rest.CodeUnknownChannel || code == rest.CodeUnknownGuild:
		return &Refused{"The channel is gone.", err}
	case code == rest.CodeMissingAccess:
		return &Refused{"Quoth cannot see the channel any more.", err}
	case code == rest.CodeMissingPermission:
		return &Refused{"Quoth may not post in the channel any more.", err}
	case code == rest.CodeWrongChannelType:
		return &Refused{"The channel takes no messages.", err}
	case rest.Status(err) == 403 || rest.Status(err) == 404:
		return &Refused{"Discord refuses posts to the channel.", err}
	}
	return err
}
