package discord

import (
	"errors"
	"fmt"
	"strings"
	"testing"

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
		{"another server's", "81", "not of this server", 0},
		{"a forum", loopback.GuildID, "a forum", 15},
		{"a media channel", loopback.GuildID, "a forum", 16},
		{"a thread", loopback.GuildID, "a thread", 11},
		{"a private thread", loopback.GuildID, "a thread", 12},
		{"a voice channel", loopback.GuildID, "a voice channel", 2},
		{"a category", loopback.GuildID, "a category", 4},
		{"what is not known yet", loopback.GuildID, "no text channel", 99},
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
