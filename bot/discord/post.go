package discord

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/rest"
)

// Poster posts replies that nobody called for, such as the daily summary.
type Poster struct {
	bot    *Bot
	client *rest.Client
}

// Poster returns a Poster that sends requests with c. It needs no connection to the gateway.
func (b *Bot) Poster(c *rest.Client) *Poster { return &Poster{b, c} }

// Post posts a reply to a channel and returns the message's id. A silent post notifies nobody.
//
// The key, at most 25 letters and digits, marks the message. It is the message's nonce, so that
// Discord makes one message of repetitions within some minutes, and stands in the custom id of a
// button, where Find looks for it.
//
// The error is a *Refused when trying again is no use. After any other error the message may have
// been sent.
func (p *Poster) Post(
	ctx context.Context, channel string, reply bot.Reply, key string, silent bool,
) (id string, err error) {
	if key == "" || len(key) > maxNonce {
		return "", fmt.Errorf("post: the key has %d characters, want 1 to %d", len(key), maxNonce)
	}
	m := p.bot.postMessage(reply, key)
	m.Nonce, m.Enforce = key, true
	if silent {
		m.Flags |= discordgo.MessageFlagsSuppressNotifications
	}
	var sent struct {
		ID string `json:"id"`
	}
	if err := p.client.Do(ctx, "POST", rest.Path("channels", channel, "messages"), m, &sent); err != nil {
		return "", fmt.Errorf("post to channel: %w", asRefused(err))
	}
	return sent.ID, nil
}

// postMessage returns a reply with its buttons, and one more that carries the key.
func (b *Bot) postMessage(reply bot.Reply, key string) message {
	drawn := card.Draw(reply, "")
	list := offers(reply, drawn, bot.Call{}, false)
	buttons, err := save(b.store, list[:min(len(list), maxActions-1)], b.now())
	if err != nil {
		b.log.Error("post", "err", err)
	}
	help := discordgo.Button{
		Label: "Help", Style: discordgo.SecondaryButton, CustomID: button{verbHelp, key}.String(),
	}
	return newMessage(drawn.Embeds, rows(append(buttons, help)))
}
