package discord

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

const postKey = "k3yofthepost0001"

// posting is a poster to a Discord of this machine, without a connection to its gateway.
func posting(t *testing.T, server *loopback.Server) *Poster {
	t.Helper()
	return New(bot.NewRouter(testCommands(), nil), Options{Store: newMemory()}).Poster(clientFor(t, server))
}

// clientFor sends requests to a Discord of this machine.
func clientFor(t *testing.T, server *loopback.Server) *rest.Client {
	t.Helper()
	c, err := gateway.Options{Token: "secret-token", APIBase: server.URL}.Client()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var summary = bot.Reply{
	Blocks:  []bot.Block{bot.Text{Words: "What happened, @everyone"}},
	Actions: []bot.Action{{Label: "Earlier", Call: bot.Call{Command: "plain"}}},
}

func TestPostAndFind(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := posting(t, server)
	since := time.Now()
	if _, found, err := p.Find(t.Context(), loopback.ChannelID, postKey, since); found || err != nil {
		t.Errorf("before it is posted: found %t, %v", found, err)
	}
	id, err := p.Post(t.Context(), loopback.ChannelID, summary, postKey, true)
	if err != nil {
		t.Fatal(err)
	}
	sent := server.Requests()[len(server.Requests())-1]
	for _, want := range []string{`"nonce":"` + postKey + `"`, `"enforce_nonce":true`, `"flags":4096`, `"allowed_mentions":{"parse":[]}`} {
		if !strings.Contains(string(sent.Body), want) {
			t.Errorf("no %s in %s", want, sent.Body)
		}
	}
	if got := parsed(t, sent.Body); !strings.Contains(got.words(), `\@everyone`) || got.buttonID(t, "Earlier") == "" {
		t.Errorf("posted %s", sent.Body)
	}
	// Others talk after it, and one of them knows the key.
	for range 150 {
		server.Post(loopback.ChannelID, map[string]any{"content": "talk"})
	}
	server.Post(loopback.ChannelID, map[string]any{"content": "mine", "components": []any{map[string]any{"type": 1, "components": []any{
		map[string]any{"type": 2, "style": 2, "label": "x", "custom_id": button{verbHelp, postKey}.String()}}}}})
	got, found, err := p.Find(t.Context(), loopback.ChannelID, postKey, since)
	if err != nil || !found || got != id {
		t.Errorf("found %q, %t, %v; want %q", got, found, err, id)
	}
	if _, found, err := p.Find(t.Context(), loopback.ChannelID, "anotherkey", since); found || err != nil {
		t.Errorf("another key: found %t, %v", found, err)
	}
	t.Run("sent again with its key, it is one message", func(t *testing.T) {
		n := len(server.Messages(loopback.ChannelID))
		again, err := p.Post(t.Context(), loopback.ChannelID, summary, postKey, true)
		if err != nil || again != id || len(server.Messages(loopback.ChannelID)) != n {
			t.Errorf("got %q, %v, and %d messages; want %q and %d", again, err, len(server.Messages(loopback.ChannelID)), id, n)
		}
	})
	t.Run("a key that is no nonce", func(t *testing.T) {
		for _, key := range []string{"", strings.Repeat("k", 26)} {
			if _, err := p.Post(t.Context(), loopback.ChannelID, summary, key, false); err == nil {
				t.Errorf("a key of %d characters is taken", len(key))
			}
		}
	})
}

func TestPostRefusals(t *testing.T) {
	const path = "/channels/*/messages"
	answer := func(status, code int) loopback.Fault {
		return loopback.Fault{Method: "POST", Path: path, Status: status, Body: fmt.Sprintf(`{"message":"no","code":%d}`, code)}
	}
	tests := []struct {
		name  string
		fault loopback.Fault
		want  string // the reason, when it is for good
		once  bool   // it passes, and the post succeeds
	}{
		{"no access", answer(403, 50001), "Quoth cannot see the channel any more.", false},
		{"no permission", answer(403, 50013), "Quoth may not post in the channel any more.", false},
		{"no channel", answer(404, 10003), "The channel is gone.", false},
		{"a forum", answer(400, 50008), "The channel takes no messages.", false},
		{"another 403", answer(403, 160002), "Discord refuses posts to the channel.", false},
		{"the token is refused", answer(401, 0), "", false},
		{"Discord is down", answer(503, 0), "", false},
		{"a long rate limit", loopback.RateLimited("POST", path, time.Hour, false), "", false},
		{"a short rate limit", loopback.RateLimited("POST", path, 100*time.Millisecond, false), "", true},
	}
	server := loopback.ForFaults(t, loopback.Options{})
	p := posting(t, server)
	p.client.Pause = time.Millisecond
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server.Heal()
			if tt.once {
				tt.fault.Times = 1
			}
			server.Fail(tt.fault)
			_, err := p.Post(t.Context(), loopback.ChannelID, summary, postKey, false)
			var refused *Refused
			switch {
			case tt.once && err != nil, !tt.once && err == nil:
				t.Fatalf("got %v", err)
			case errors.As(err, &refused) != (tt.want != ""):
				t.Errorf("got %v, for good: %t", err, refused != nil)
			case refused != nil && refused.Reason != tt.want:
				t.Errorf("got %q, want %q", refused.Reason, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "secret-token") {
				t.Errorf("the token is in %v", err)
			}
		})
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
	if want := "Quoth needs more permissions in that channel: Send Messages, Read Message History."; !errors.As(err, &refused) || refused.Reason != want {
		t.Errorf("got %v, want %q", err, want)
	}
	server.Deny(loopback.ChannelID, loopback.ViewChannel)
	if err := p.Check(t.Context(), loopback.ChannelID); !errors.As(err, &refused) {
		t.Errorf("a channel that is hidden: %v, want it refused", err)
	}
}

func TestPermissionsIn(t *testing.T) {
	const view, send = discordgo.PermissionViewChannel, discordgo.PermissionSendMessages
	roles := []*discordgo.Role{{ID: "server", Permissions: view}, {ID: "news", Permissions: send}, {ID: "admin", Permissions: discordgo.PermissionAdministrator}, {ID: "other", Permissions: discordgo.PermissionManageRoles}}
	overwrite := func(id string, kind discordgo.PermissionOverwriteType, allow, deny int64) *discordgo.PermissionOverwrite {
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
		{"an administrator has all", []string{"admin"}, []*discordgo.PermissionOverwrite{overwrite("server", role, 0, view)}, discordgo.PermissionAll},
		{"the channel hides itself", []string{"news"}, []*discordgo.PermissionOverwrite{overwrite("server", role, 0, view)}, send},
		{"and opens for a role", []string{"news"}, []*discordgo.PermissionOverwrite{overwrite("server", role, 0, view), overwrite("news", role, view, 0)}, view | send},
		{"the bot's own come last", []string{"news"}, []*discordgo.PermissionOverwrite{overwrite("me", member, 0, send), overwrite("news", role, send, 0)}, view},
		{"those of others do not count", nil, []*discordgo.PermissionOverwrite{overwrite("you", member, 0, view), nil, overwrite("news", role, send, 0)}, view},
	}
	for _, tt := range tests {
		got := permissionsIn(&discordgo.Channel{PermissionOverwrites: tt.overwrites}, "server", roles, "me", tt.has)
		if got != tt.want {
			t.Errorf("%s: got %b, want %b", tt.name, got, tt.want)
		}
	}
}
