package place

import (
	"context"
	"fmt"
	"strings"

	"quoth/bot/discord/rest"
)

// Names are the names of a channel and its server, as their people have chosen them.
type Names struct{ Channel, Server string }

// Check checks that a post can go to the place, which is to be in a server. The error is a *Refused that
// names the missing permissions.
func (p *Place) Check(ctx context.Context, server string) (Names, error) {
	c := p.channel
	switch {
	case c.Server != server:
		return Names{}, &Refused{Reason: "That channel is not in this server."}
	case !c.Kind.takesPosts():
		return Names{}, &Refused{Reason: fmt.Sprintf(
			"A summary cannot be posted in a %s: choose a text or announcement channel, a thread or a forum.", c.Kind)}
	case c.Kind.isForum() && c.Flags&flagRequireTag != 0:
		return Names{}, &Refused{Reason: needsTag}
	}
	guild, have, err := p.permissions(ctx)
	if err != nil {
		return Names{}, fmt.Errorf("check channel: %w", asRefused(err))
	}
	if names := missing(have, c.Kind); len(names) > 0 {
		return Names{}, lacking(c.Kind, names...)
	}
	if c.Thread.Locked && have&manageThreads == 0 {
		return Names{}, &Refused{Reason: isLocked}
	}
	return Names{c.Name, guild.Name}, nil
}

// lacking returns a refusal that names the permissions that Quoth lacks in a place.
func lacking(k kind, names ...string) *Refused {
	return &Refused{Reason: fmt.Sprintf("Quoth needs more permissions in that %s: %s.", k, strings.Join(names, ", "))}
}

// guild is what is read of a server.
type guild struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Roles []role `json:"roles"`
	// SystemChannel is the id of the channel in which Discord greets new members; "": none.
	SystemChannel string `json:"system_channel_id"`
}

// permissions returns the server and the bot's own permissions in the place: those of its roles, changed
// by what the channel denies and allows. A thread has the permissions of the channel that it is in.
func (p *Place) permissions(ctx context.Context) (g guild, have permission, err error) {
	c := p.channel
	if c.Kind.isThread() {
		if err := p.client.Do(ctx, "GET", rest.Path("channels", c.Parent), nil, &c); err != nil {
			return g, 0, err
		}
	}
	id, err := me(ctx, p.client)
	if err != nil {
		return g, 0, err
	}
	if err := p.client.Do(ctx, "GET", rest.Path("guilds", c.Server), nil, &g); err != nil {
		return g, 0, err
	}
	var member struct {
		Roles []string `json:"roles"`
	}
	if err := p.client.Do(ctx, "GET", rest.Path("guilds", c.Server, "members", id), nil, &member); err != nil {
		return g, 0, err
	}
	return g, permissionsIn(c.Overwrites, g, id, member.Roles), nil
}
