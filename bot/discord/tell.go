package discord

import (
	"context"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/discord/place"
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
	channel, err := p.Direct(ctx, user)
	if err != nil {
		return err
	}
	_, found, err := p.Find(ctx, channel, key, since)
	if found || err != nil {
		return err
	}
	_, err = p.Post(ctx, Post{Channel: channel, Reply: reply, Key: key})
	return err
}

// Direct returns the id of the channel of direct messages to a person. The error is a *Refused where Discord does
// not open one.
func (p *Poster) Direct(ctx context.Context, user string) (channel string, err error) {
	return place.Direct(ctx, p.client, user)
}
