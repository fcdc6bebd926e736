// Package place is where posts go on Discord: a text or announcement channel, a thread, or a forum, in
// which each post opens a thread of its own. It says whether Quoth may post in a place, posts, and finds
// its own posts again.
//
//	p, err := place.Open(ctx, client, "207")
//	name, err := p.Check(ctx, "81")               // a *Refused names what is missing
//	id, err := p.Send(ctx, place.Post{Title: "Tuesday 6 January 2026", Message: m, Mark: "q1:help:k3y"})
//	id, found, err := p.Find(ctx, "q1:help:k3y", since) // after a crash
package place

import (
	"context"
	"fmt"
	"time"

	"quoth/bot/discord/rest"
)

// Place is a channel as it was when it was opened.
type Place struct {
	client  *rest.Client
	channel channel
}

// channel is what is read of a channel (docs.discord.com, resources/channel).
type channel struct {
	ID         string      `json:"id"`
	Kind       kind        `json:"type"`
	Server     string      `json:"guild_id"`
	Parent     string      `json:"parent_id"` // of a thread
	Owner      string      `json:"owner_id"`  // of a thread
	Name       string      `json:"name"`
	Position   int         `json:"position"`
	Flags      int         `json:"flags"`
	Overwrites []overwrite `json:"permission_overwrites"`
	Thread     struct {
		Locked     bool      `json:"locked"`
		ArchivedAt time.Time `json:"archive_timestamp"`
	} `json:"thread_metadata"`
}

// flagRequireTag is set in a forum in which a post needs a tag.
const flagRequireTag = 1 << 4

// kind is a type of channels.
type kind int

// The kinds of channels.
const (
	kindText          kind = 0
	kindVoice         kind = 2
	kindCategory      kind = 4
	kindAnnouncement  kind = 5
	kindNewsThread    kind = 10
	kindPublicThread  kind = 11
	kindPrivateThread kind = 12
	kindStage         kind = 13
	kindForum         kind = 15
	kindMedia         kind = 16
)

// Kinds are the types of the channels that can be chosen for posts, as Discord numbers them. Discord's
// document does not have that of media channels, so that they cannot be offered.
func Kinds() []int {
	return []int{
		int(kindText), int(kindAnnouncement), int(kindNewsThread), int(kindPublicThread), int(kindPrivateThread),
		int(kindForum),
	}
}

// isForum reports whether each post opens a thread.
func (k kind) isForum() bool { return k == kindForum || k == kindMedia }

// isThread reports whether it is a thread, a post of a forum too.
func (k kind) isThread() bool {
	return k == kindNewsThread || k == kindPublicThread || k == kindPrivateThread
}

// takesPosts reports whether posts can go there.
func (k kind) takesPosts() bool {
	return k == kindText || k == kindAnnouncement || k.isThread() || k.isForum()
}

// String returns what a channel of the kind is called.
func (k kind) String() string {
	switch {
	case k.isForum():
		return "forum"
	case k.isThread():
		return "thread"
	case k == kindVoice || k == kindStage:
		return "voice channel"
	case k == kindCategory:
		return "category"
	}
	return "channel"
}

// Open reads a channel. The error is a *Refused where it is gone or hidden.
func Open(ctx context.Context, c *rest.Client, id string) (*Place, error) {
	p := &Place{client: c}
	if err := c.Do(ctx, "GET", rest.Path("channels", id), nil, &p.channel); err != nil {
		return nil, fmt.Errorf("open channel: %w", asRefused(err))
	}
	return p, nil
}

// Direct returns the id of the channel of direct messages to a person. The error is a *Refused where Discord does not
// open one.
func Direct(ctx context.Context, c *rest.Client, user string) (id string, err error) {
	to := struct {
		Recipient string `json:"recipient_id"`
	}{user}
	var direct struct {
		ID string `json:"id"`
	}
	if err := c.Do(ctx, "POST", rest.Path("users", "@me", "channels"), to, &direct); err != nil {
		return "", fmt.Errorf("open direct messages: %w", asRefused(err))
	}
	return direct.ID, nil
}

// IsForum reports whether each post opens a thread. The message of such a post cannot have a nonce.
func (p *Place) IsForum() bool { return p.channel.Kind.isForum() }

// me returns the bot's own id.
func me(ctx context.Context, c *rest.Client) (string, error) {
	var user struct {
		ID string `json:"id"`
	}
	err := c.Do(ctx, "GET", rest.Path("users", "@me"), nil, &user)
	return user.ID, err
}
