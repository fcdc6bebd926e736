package discord

import (
	"context"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// Tell sends a reply to a person as a direct message, unless they have been sent one with the same key
// since a moment. It reports whether the message is there: a person who takes no messages is no error.
func (p *Poster) Tell(ctx context.Context, user string, reply bot.Reply, key string, since time.Time) (bool, error) {
	err := p.tell(ctx, user, reply, key, since)
	switch rest.Code(err) {
	case rest.CodeClosedToMessages, rest.CodeNoSharedServer, rest.CodeUnknownUser:
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("send a direct message: %w", err)
	}
	return true, nil
}

// tell does what Tell does. The error says also that the person takes no messages.
func (p *Poster) tell(ctx context.Context, user string, reply bot.Reply, key string, since time.Time) error {
	to := struct {
		Recipient string `json:"recipient_id"`
	}{user}
	var direct struct {
		ID string `json:"id"`
	}
	if err := p.client.Do(ctx, "POST", rest.Path("users", "@me", "channels"), to, &direct); err != nil {
		return err
	}
	_, found, err := p.Find(ctx, direct.ID, key, since)
	if found || err != nil {
		return err
	}
	_, err = p.Post(ctx, Post{Channel: direct.ID, Reply: reply, Key: key})
	return err
}
