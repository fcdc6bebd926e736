package discord

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

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

// What cannot be a token, or an address, is told before Discord is asked.
func TestSessionOptionsRefused(t *testing.T) {
	for _, tt := range []struct{ name, token, base, want string }{
		{"blank", "  ", "", "not set"},
		{"the prefix alone", "Bot ", "", "not set"},
		{"two words", "first second", "", "inside"},
		{"two lines", "first\nsecond", "", "inside"},
		{"a quotation mark of a word processor", "“token”", "", "inside"},
		{"an address with a path", "token", "http://127.0.0.1:1/api", "DISCORD_API_URL"},
		{"no address", "token", "127.0.0.1:1", "DISCORD_API_URL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			err := Hold(ctx, SessionOptions{Token: tt.token, APIBase: tt.base}, newFakeDoor())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want one with %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "first") {
				t.Errorf("the token is in %q", err)
			}
		})
	}
}

// A server that is being forgotten when the stop comes is forgotten to the end: what it is
// deleted from is closed next.
func TestStopWaitsForLeaving(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	began, release := make(chan string), make(chan struct{})
	options := SessionOptions{Token: secret, APIBase: server.URL, Left: func(id string) {
		began <- id
		<-release
	}}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Hold(ctx, options, newFakeDoor()) }()
	defer func() {
		cancel()
		<-ended
	}()
	wait, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	if err := server.Await(wait, func(n loopback.GatewayCounts) bool { return n.Live > 0 }); err != nil {
		t.Fatal(err)
	}
	if err := server.Dispatch(wait, "GUILD_DELETE", map[string]any{"id": "81"}); err != nil {
		t.Fatal(err)
	}
	if got := <-began; got != "81" {
		t.Errorf("left %s, want 81", got)
	}
	cancel()
	select {
	case err := <-ended:
		ended <- err
		t.Error("ended while a server was being forgotten")
	case <-time.After(100 * time.Millisecond):
	}
	close(release)
}
