package discord

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

const (
	messagesPerPage = 100
	maxPages        = 20               // how far Find reads back
	clockSlack      = 15 * time.Minute // how far the clocks here and at Discord may differ
)

// Find looks in a channel, back to since, for the bot's own message with a key. It recognises the
// message by its author and by the button that carries the key.
func (p *Poster) Find(ctx context.Context, channel, key string, since time.Time) (id string, found bool, err error) {
	var me discordgo.User
	if err := p.client.Do(ctx, "GET", rest.Path("users", "@me"), nil, &me); err != nil {
		return "", false, fmt.Errorf("read channel: %w", asRefused(err))
	}
	before := ""
	for range maxPages {
		page, err := p.page(ctx, channel, before)
		if err != nil {
			return "", false, fmt.Errorf("read channel: %w", asRefused(err))
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

// page returns the messages of a channel before the one with an id, the newest first; with an empty
// id, the newest of all.
func (p *Poster) page(ctx context.Context, channel, before string) ([]posted, error) {
	query := url.Values{"limit": {strconv.Itoa(messagesPerPage)}}
	if before != "" {
		query.Set("before", before)
	}
	var page []posted
	err := p.client.Do(ctx, "GET", rest.Path("channels", channel, "messages")+"?"+query.Encode(), nil, &page)
	return page, err
}

// posted is what Find reads of a message. discordgo's own type cannot be read where somebody has
// posted a component that it does not know.
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

// carries reports whether one of the message's buttons carries the key.
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
