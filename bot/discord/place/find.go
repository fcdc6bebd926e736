package place

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"quoth/bot/discord/rest"
)

const (
	messagesPerPage = 100
	maxPages        = 20               // how far Find reads back
	clockSlack      = 15 * time.Minute // how far the clocks here and at Discord may differ
)

// Find looks in the place, back to since, for the bot's own post with a mark: a message, or in a forum a
// thread. Of several it returns the oldest thread, or the newest message.
func (p *Place) Find(ctx context.Context, mark string, since time.Time) (id string, found bool, err error) {
	by, err := me(ctx, p.client)
	if err != nil {
		return "", false, fmt.Errorf("read channel: %w", asRefused(err))
	}
	since = since.Add(-clockSlack)
	if p.IsForum() {
		id, err = p.findThread(ctx, by, mark, since)
	} else {
		id, err = p.findMessage(ctx, by, mark, since)
	}
	if err != nil {
		return "", false, fmt.Errorf("read channel: %w", asRefused(err))
	}
	return id, id != "", nil
}

// findMessage returns the id of the newest message with a mark, or "".
func (p *Place) findMessage(ctx context.Context, by, mark string, since time.Time) (string, error) {
	before := ""
	for range maxPages {
		page, err := p.page(ctx, before)
		if len(page) == 0 && before == "" && err == nil {
			err = p.mayRead(ctx)
		}
		if err != nil {
			return "", err
		}
		for _, m := range page {
			if m.Author.ID == by && carries(m.Components, mark) {
				return m.ID, nil
			}
			if m.Timestamp.Before(since) {
				return "", nil
			}
		}
		if len(page) < messagesPerPage {
			return "", nil
		}
		before = page[len(page)-1].ID
	}
	return "", errors.New("too many messages to look through")
}

// mayRead returns a *Refused when Quoth may not read the messages of a channel. Discord does not refuse to list
// them then, but lists none.
func (p *Place) mayRead(ctx context.Context) error {
	if p.channel.Server == "" { // direct messages
		return nil
	}
	_, have, err := p.permissions(ctx)
	if err == nil && have&readHistory == 0 {
		return lacking(p.channel.Kind, nameHistory)
	}
	return err
}

// page returns the messages before the one with an id, the newest first; with an empty id, the newest of
// all.
func (p *Place) page(ctx context.Context, before string) ([]message, error) {
	query := url.Values{"limit": {strconv.Itoa(messagesPerPage)}}
	if before != "" {
		query.Set("before", before)
	}
	var page []message
	err := p.client.Do(ctx, "GET", rest.Path("channels", p.channel.ID, "messages")+"?"+query.Encode(), nil, &page)
	return page, err
}

// message is what is read of a message.
type message struct {
	ID        string    `json:"id"`
	Timestamp time.Time `json:"timestamp"`
	Author    struct {
		ID string `json:"id"`
	} `json:"author"`
	Components []component `json:"components"`
}

// component is what is read of a component, whatever its kind.
type component struct {
	CustomID   string      `json:"custom_id"`
	Components []component `json:"components"`
}

// carries reports whether one of the components, or one within them, has a custom id.
func carries(components []component, customID string) bool {
	for _, c := range components {
		if c.CustomID == customID || carries(c.Components, customID) {
			return true
		}
	}
	return false
}
