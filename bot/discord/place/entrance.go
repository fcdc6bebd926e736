package place

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"quoth/bot/discord/rest"
)

// Entrance returns where somebody who has added the bot to a server sees a message: the channel in which
// Discord greets new members if Quoth may post there, else the first text channel where it may. The
// error is a *Refused where there is none.
func Entrance(ctx context.Context, c *rest.Client, server string) (*Place, error) {
	id, err := me(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("find a channel: %w", err)
	}
	var g guild
	var channels []channel
	var member struct {
		Roles []string `json:"roles"`
	}
	for _, get := range []struct {
		path string
		into any
	}{
		{rest.Path("guilds", server), &g}, {rest.Path("guilds", server, "channels"), &channels},
		{rest.Path("guilds", server, "members", id), &member},
	} {
		if err := c.Do(ctx, "GET", get.path, nil, get.into); err != nil {
			return nil, fmt.Errorf("find a channel: %w", asRefused(err))
		}
	}
	may := func(c channel) bool {
		isText := c.Kind == kindText || c.Kind == kindAnnouncement
		return isText && len(missing(permissionsIn(c.Overwrites, g, id, member.Roles), c.Kind)) == 0
	}
	entrance, ok := g.entrance(channels, may)
	if !ok {
		return nil, &Refused{Reason: "There is no channel in which Quoth may post."}
	}
	entrance.Server = server
	return &Place{client: c, channel: entrance}, nil
}

// entrance returns the first channel in which the bot may post, as Discord orders them: the one for new
// members, then by position.
func (g guild) entrance(channels []channel, may func(channel) bool) (channel, bool) {
	slices.SortFunc(channels, func(a, b channel) int {
		return cmp.Or(
			cmp.Compare(a.Position, b.Position), cmp.Compare(len(a.ID), len(b.ID)), strings.Compare(a.ID, b.ID))
	})
	isSystem := func(c channel) bool { return c.ID == g.SystemChannel && may(c) }
	if i := slices.IndexFunc(channels, isSystem); i >= 0 {
		return channels[i], true
	}
	if i := slices.IndexFunc(channels, may); i >= 0 {
		return channels[i], true
	}
	return channel{}, false
}
