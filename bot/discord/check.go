package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Check checks that Quoth may post in a channel and find its posts again. The error is a *Refused
// that names the missing permissions.
func (p *Poster) Check(ctx context.Context, channel string) error {
	var c discordgo.Channel
	if err := p.client.Do(ctx, "GET", rest.Path("channels", channel), nil, &c); err != nil {
		return fmt.Errorf("check channel: %w", asRefused(err))
	}
	have, err := p.permissions(ctx, &c)
	if err != nil {
		return fmt.Errorf("check channel: %w", asRefused(err))
	}
	if lacking := missing(have); len(lacking) > 0 {
		return &Refused{Reason: "Quoth needs more permissions in that channel: " + strings.Join(lacking, ", ") + "."}
	}
	return nil
}

// missing returns the names of the permissions that a post needs and that are not among have.
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

// CheckIn does the same as Check for a channel that somebody chose in a server. It also checks that
// the channel belongs to that server, and is of a kind in which Quoth can post.
func (p *Poster) CheckIn(ctx context.Context, server, channel string) error {
	var c discordgo.Channel
	if err := p.client.Do(ctx, "GET", rest.Path("channels", channel), nil, &c); err != nil {
		return fmt.Errorf("check channel: %w", asRefused(err))
	}
	if c.GuildID != server {
		return &Refused{Reason: "That channel is not in this server."}
	}
	if c.Type != discordgo.ChannelTypeGuildText && c.Type != discordgo.ChannelTypeGuildNews {
		return &Refused{Reason: "That is " + placeOf(c.Type) +
			". Choose a text or announcement channel for the summary."}
	}
	return p.Check(ctx, channel)
}

// placeOf returns what a place that is no text channel is called.
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
	return "not a text channel"
}

// permissions returns the bot's own permissions in a channel: those of its roles, changed by what the
// channel denies and allows (docs.discord.com, topics/permissions).
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

// permissionsIn returns the permissions of a member in a channel. The role of everyone has the
// server's id.
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
	ofEveryone := func(o *discordgo.PermissionOverwrite) bool { return o.ID == server }
	ofRoles := func(o *discordgo.PermissionOverwrite) bool {
		return o.ID != server && o.Type == discordgo.PermissionOverwriteTypeRole && slices.Contains(has, o.ID)
	}
	ofMember := func(o *discordgo.PermissionOverwrite) bool {
		return o.Type == discordgo.PermissionOverwriteTypeMember && o.ID == user
	}
	for _, stage := range []func(*discordgo.PermissionOverwrite) bool{ofEveryone, ofRoles, ofMember} {
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
