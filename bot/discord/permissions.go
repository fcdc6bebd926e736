package discord

import (
	"context"
	"slices"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

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
