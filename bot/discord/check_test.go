package discord

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/loopback"
)

// A summary goes into a channel that takes messages, of the server where it is set.
func TestCheckIn(t *testing.T) {
	for _, tt := range []struct {
		name, server, want string
		kind               int
	}{
		{"a text channel", loopback.GuildID, "", 0},
		{"an announcement channel", loopback.GuildID, "", 5},
		{"another server's", "81", "not in this server", 0},
		{"a forum", loopback.GuildID, "a forum", 15},
		{"a media channel", loopback.GuildID, "a forum", 16},
		{"a thread", loopback.GuildID, "a thread", 11},
		{"a private thread", loopback.GuildID, "a thread", 12},
		{"a voice channel", loopback.GuildID, "a voice channel", 2},
		{"a category", loopback.GuildID, "a category", 4},
		{"what is not known yet", loopback.GuildID, "not a text channel", 99},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{})
			body := fmt.Sprintf(`{"id":%q,"type":%d,"guild_id":%q}`, loopback.ChannelID, tt.kind, loopback.GuildID)
			server.Fail(loopback.Fault{Method: "GET", Path: "/channels/*", Status: 200, Body: body})
			err := posting(t, server).CheckIn(t.Context(), tt.server, loopback.ChannelID)
			var refused *Refused
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.want != "" && (!errors.As(err, &refused) || !strings.Contains(refused.Reason, tt.want)):
				t.Errorf("error %v, want a refusal with %q", err, tt.want)
			}
		})
	}
}

func TestCheckInWithoutPermission(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	server.Deny(loopback.ChannelID, loopback.SendMessages)
	err := posting(t, server).CheckIn(t.Context(), loopback.GuildID, loopback.ChannelID)
	if err == nil || !strings.Contains(err.Error(), "Send Messages") {
		t.Errorf("error %v, want the permission that is missing", err)
	}
}

func TestCheck(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := posting(t, server)
	if err := p.Check(t.Context(), loopback.ChannelID); err != nil {
		t.Errorf("a channel that is open to Quoth: %v", err)
	}
	server.Deny(loopback.ChannelID, loopback.SendMessages|loopback.ReadHistory)
	err := p.Check(t.Context(), loopback.ChannelID)
	var refused *Refused
	if want := "Quoth needs more permissions in that channel: Send Messages, Read Message History."; !errors.As(err,
		&refused) || refused.Reason != want {
		t.Errorf("got %v, want %q", err, want)
	}
	server.Deny(loopback.ChannelID, loopback.ViewChannel)
	if err := p.Check(t.Context(), loopback.ChannelID); !errors.As(err, &refused) {
		t.Errorf("a channel that is hidden: %v, want it refused", err)
	}
}

func TestPermissionsIn(t *testing.T) {
	const view, send = discordgo.PermissionViewChannel, discordgo.PermissionSendMessages
	roles := []*discordgo.Role{{ID: "server", Permissions: view}, {ID: "news", Permissions: send},
		{ID: "admin", Permissions: discordgo.PermissionAdministrator},
		{ID: "other", Permissions: discordgo.PermissionManageRoles}}
	overwrite := func(id string, kind discordgo.PermissionOverwriteType, allow,
		deny int64) *discordgo.PermissionOverwrite {
		return &discordgo.PermissionOverwrite{ID: id, Type: kind, Allow: allow, Deny: deny}
	}
	const role, member = discordgo.PermissionOverwriteTypeRole, discordgo.PermissionOverwriteTypeMember
	tests := []struct {
		name       string
		has        []string
		overwrites []*discordgo.PermissionOverwrite
		want       int64
	}{
		{"everyone's", nil, nil, view},
		{"with a role", []string{"news"}, nil, view | send},
		{"an administrator has all", []string{"admin"},
			[]*discordgo.PermissionOverwrite{overwrite("server", role, 0, view)}, discordgo.PermissionAll},
		{"the channel hides itself", []string{"news"},
			[]*discordgo.PermissionOverwrite{overwrite("server", role, 0, view)}, send},
		{"and opens for a role", []string{"news"},
			[]*discordgo.PermissionOverwrite{overwrite("server", role, 0, view), overwrite("news", role, view, 0)},
			view | send},
		{"the bot's own come last", []string{"news"},
			[]*discordgo.PermissionOverwrite{overwrite("me", member, 0, send), overwrite("news", role, send, 0)}, view},
		{"those of others do not count", nil, []*discordgo.PermissionOverwrite{overwrite("you", member, 0, view),
			nil, overwrite("news", role, send, 0)}, view},
	}
	for _, tt := range tests {
		got := permissionsIn(&discordgo.Channel{PermissionOverwrites: tt.overwrites}, "server", roles, "me", tt.has)
		if got != tt.want {
			t.Errorf("%s: got %b, want %b", tt.name, got, tt.want)
		}
	}
}
