package place

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/bot/discord/rest"
)

// Post is what goes to a place.
type Post struct {
	Title   string // names the thread that a forum opens for it; 1 to 100 characters
	Message any    // as Discord takes it
	Mark    string // the custom id of a button of the message, by which Find knows it
}

// Send sends a post, and returns its id. Discord unarchives a thread for it. The error is a *Refused when
// trying again is no use. After any other error the post may have been sent.
func (p *Place) Send(ctx context.Context, post Post) (id string, err error) {
	if p.IsForum() {
		return p.openThread(ctx, post)
	}
	var sent struct {
		ID string `json:"id"`
	}
	path := rest.Path("channels", p.channel.ID, "messages")
	if err := p.client.Do(ctx, "POST", path, post.Message, &sent); err != nil {
		return "", fmt.Errorf("post to channel: %w", p.explain(ctx, err))
	}
	return sent.ID, nil
}

// explain returns err as a *Refused where it is one, with the names of the permissions that Quoth lacks
// where that is the reason.
func (p *Place) explain(ctx context.Context, err error) error {
	if rest.Code(err) != rest.CodeMissingPermission {
		return asRefused(err)
	}
	lacking := err
	if now, errOpen := Open(ctx, p.client, p.channel.ID); errOpen == nil { // the permissions have changed
		_, lacking = now.Check(ctx, p.channel.Server)
	}
	if refused, ok := errors.AsType[*Refused](lacking); ok {
		return &Refused{refused.Reason, err}
	}
	return asRefused(err)
}

// openThread opens a thread in a forum. Discord has no nonce there, so that a request is not repeated
// unless Discord asks for it, and a thread that is there already is not opened again. Where two processes
// open one at the same time, the older stays.
func (p *Place) openThread(ctx context.Context, post Post) (id string, err error) {
	since := time.Now()
	if id, found, err := p.Find(ctx, post.Mark, since); found || err != nil {
		return id, err
	}
	body := struct {
		Name    string `json:"name"`
		Message any    `json:"message"`
	}{post.Title, post.Message}
	var opened channel
	if err := p.client.Once(ctx, "POST", rest.Path("channels", p.channel.ID, "threads"), body, &opened); err != nil {
		return "", fmt.Errorf("post to forum: %w", p.explain(ctx, err))
	}
	first, found, err := p.Find(ctx, post.Mark, since)
	if err != nil || !found || first == opened.ID {
		return opened.ID, nil
	}
	return first, p.remove(ctx, opened.ID)
}

// remove deletes a thread that the bot has opened or, where it may not do that, the message in it.
func (p *Place) remove(ctx context.Context, thread string) error {
	err := p.client.Do(ctx, "DELETE", rest.Path("channels", thread), nil, nil)
	if err != nil {
		err = p.client.Do(ctx, "DELETE", rest.Path("channels", thread, "messages", thread), nil, nil)
	}
	if err != nil {
		return fmt.Errorf("remove a second post: %w", err)
	}
	return nil
}
