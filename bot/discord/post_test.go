package discord

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

const postKey = "k3yofthepost0001"

// posting returns a poster to a Discord of this machine, without a connection to its gateway.
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
			server.ClearFaults()
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
