package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Check reports, before a channel is chosen, whether Quoth may post there and find its posts
// again. The error is a *Refused that names what is missing.
func (p *Poster) Check(ctx context.Context, channel string) error {
	var c discordgo.Channel
	if err := p.client.Do(ctx, "GET", rest.Path("channels", channel), nil, &c); err != nil {
		return fmt.Errorf("check channel: %w", classified(err))
	}
	have, err := p.permissions(ctx, &c)
	if err != nil {
		return fmt.Errorf("check channel: %w", classified(err))
	}
	if lacking := missing(have); len(lacking) > 0 {
		return &Refused{Reason: "Quoth needs more permissions in that channel: " + strings.Join(lacking, ", ") + "."}
	}
	return nil
}

// missing names the permissions that a post needs and have lacks.
func missing(have int64) []string {
	var out []string
	for _, p := range []struct {
		bit  int64
		name string
	}{
		{discordgo.PermissionViewChannel, "View Channel"}, {discordgo.PermissionSendMessages, "Send Messages"},
		{discordgo.PermissionEmbedLinks, "Embed Links"},
		{discordgo.PermissionReadMessageHistory, "Read Message History"},
	} {
		if have&p.bit == 0 {
			out = append(out, p.name)
		}
	}
	return out
}

// CheckIn is Check for a channel that somebody in a server chose: it must be that server's,
// and one that takes messages of its own.
func (p *Poster) CheckIn(ctx context.Context, server, channel string) error {
	var c discordgo.Channel
	if err := p.client.Do(ctx, "GET", rest.Path("channels", channel), nil, &c); err != nil {
		return fmt.Errorf("check channel: %w", classified(err))
	}
	if c.GuildID != server {
		return &Refused{Reason: "That channel is not of this server."}
	}
	if c.Type != discordgo.ChannelTypeGuildText && c.Type != discordgo.ChannelTypeGuildNews {
		return &Refused{Reason: "That is " + placeOf(c.Type) +
			": the summary goes into a text or announcement channel."}
	}
	return p.Check(ctx, channel)
}

// placeOf is what a place that is no text channel is called.
func placeOf(t discordgo.ChannelType) string {
	switch t {
	case discordgo.ChannelTypeGuildForum, discordgo.ChannelTypeGuildMedia:
		return "a forum"
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread,
		discordgo.ChannelTypeGuildPrivateThread:
		return "a thread"
	case discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice:
		return "a voice channel"
	case discordgo.ChannelTypeGuildCategory:
		return "a category"
	}
	return "no text channel"
}

// permissions are the bot's own in a channel: those of its roles, then what the channel takes and
// gives (docs.discord.com, topics/permissions).
func (p *Poster) permissions(ctx context.Context, c *discordgo.Channel) (int64, error) {
	var me discordgo.User
	var g discordgo.Guild
	var member discordgo.Member
	for _, get := range []struct {
		path string
		into any
	}{
		{rest.Path("users", "@me"), &me}, {rest.Path("guilds", c.GuildID), &g},
	} {
		if err := p.client.Do(ctx, "GET", get.path, nil, get.into); err != nil {
			return 0, err
		}
	}
	if err := p.client.Do(ctx, "GET", rest.Path("guilds", c.GuildID, "members", me.ID), nil, &member); err != nil {
		return 0, err
	}
	return permissionsIn(c, g.ID, g.Roles, me.ID, member.Roles), nil
}

// permissionsIn computes a member's permissions. The role of everyone has the server's id.
func permissionsIn(c *discordgo.Channel, server string, roles []*discordgo.Role, user string, has []string) int64 {
	var all int64
	for _, r := range roles {
		if r.ID == server || slices.Contains(has, r.ID) {
			all |= r.Permissions
		}
	}
	if all&discordgo.PermissionAdministrator != 0 {
		return discordgo.PermissionAll
	}
	everyone := func(o *discordgo.PermissionOverwrite) bool { return o.ID == server }
	ofRoles := func(o *discordgo.PermissionOverwrite) bool {
		return o.ID != server && o.Type == discordgo.PermissionOverwriteTypeRole && slices.Contains(has, o.ID)
	}
	ofMember := func(o *discordgo.PermissionOverwrite) bool {
		return o.Type == discordgo.PermissionOverwriteTypeMember && o.ID == user
	}
	for _, stage := range []func(*discordgo.PermissionOverwrite) bool{everyone, ofRoles, ofMember} {
		var allow, deny int64
		for _, o := range c.PermissionOverwrites {
			if o != nil && stage(o) {
				allow, deny = allow|o.Allow, deny|o.Deny
			}
		}
		all = all&^deny | allow
	}
	return all
}
