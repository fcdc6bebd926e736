package discord

import (
	"errors"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// What Discord forbids ends the holding, with a word on what to do.
func TestRefused(t *testing.T) {
	for _, tc := range []struct {
		name string
		fail func(*loopback.Server)
		late bool // after READY
		code int
		want string
	}{
		{"the token, found by REST", func(s *loopback.Server) { s.Fail(loopback.Fault{Path: "/users/@me", Status: 401}) }, false, 401, "DISCORD_TOKEN was refused"},
		{"the token, while opening", func(s *loopback.Server) { s.FailGateway(loopback.GatewayFault{Close: 4004}) }, false, 4004, "DISCORD_TOKEN was refused"},
		{"intents, while opening", func(s *loopback.Server) { s.FailGateway(loopback.GatewayFault{Close: 4014}) }, false, 4014, "intents"},
		{"the token, when ready", func(s *loopback.Server) { s.CloseGateway(4004) }, true, 4004, "DISCORD_TOKEN was refused"},
		{"intents, when ready", func(s *loopback.Server) { s.CloseGateway(4014) }, true, 4014, "intents"},
		{"sharding, when ready", func(s *loopback.Server) { s.CloseGateway(4011) }, true, 4011, "too many servers"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{Token: secret})
			if !tc.late {
				tc.fail(server)
			}
			h := hold(t, server)
			if tc.late {
				h.ready()
				tc.fail(server)
			}
			err := h.fails()
			var refused *RefusedError
			if !errors.As(err, &refused) || refused.Code != tc.code || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want code %d with %q", err, tc.code, tc.want)
			}
			if n := server.Gateway().Connections; n > 1 {
				t.Errorf("%d connections, want no further try", n)
			}
		})
	}
}

// What is no fault of the token is tried again.
func TestRestFaults(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fault loopback.Fault
	}{
		{"503", loopback.Fault{Path: "/users/@me", Status: 503}},
		{"429 in HTML", loopback.Fault{Path: "/users/@me", Status: 429, Body: "<html>slow down</html>"}},
		{"a dropped answer", loopback.Fault{Path: "/users/@me", Drop: true}},
		{"no gateway's address", loopback.Fault{Path: "/gateway", Status: 500}},
		{"a gateway's address that is none", loopback.Fault{Path: "/gateway", Status: 200, Body: `{"url":""}`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{Token: secret})
			tc.fault.Times = 1
			server.Fail(tc.fault)
			h := hold(t, server)
			h.ready()
			h.end()
		})
	}
}

func TestNoToken(t *testing.T) {
	for _, token := range []string{"", "  ", "Bot "} {
		err := Hold(t.Context(), SessionOptions{Token: token, APIBase: "http://127.0.0.1:1"}, newFakeDoor())
		if err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN is not set") {
			t.Errorf("token %q: got %v", token, err)
		}
	}
}

func TestBadAddress(t *testing.T) {
	err := Hold(t.Context(), SessionOptions{Token: secret, APIBase: "localhost:8700"}, newFakeDoor())
	if err == nil || !strings.Contains(err.Error(), "DISCORD_API_URL") {
		t.Errorf("got %v, want the name of the setting", err)
	}
}

func TestBackOff(t *testing.T) {
	b := BackOff{First: time.Second, Most: 2 * time.Minute}
	for tries, most := range map[int]time.Duration{0: time.Second, 1: 2 * time.Second, 6: 64 * time.Second, 7: 2 * time.Minute, 100: 2 * time.Minute} {
		for range 100 {
			if got := b.wait(tries); got < most/2 || got > most {
				t.Fatalf("after %d tries: %s, want %s to %s", tries, got, most/2, most)
			}
		}
	}
}

func TestRedact(t *testing.T) {
	o := SessionOptions{Token: secret}
	for _, tc := range []struct{ name, give, want string }{
		{"the token", "Authorization: Bot " + secret, "Authorization: Bot [token]"},
		{"an answer's address", `Patch "http://x/api/v9/webhooks/12/aW50.x-y/messages/@original": EOF`, `Patch "http://x/api/v9/webhooks/12/[token]/messages/@original": EOF`},
		{"a callback's address", "POST /interactions/34/abc/callback", "POST /interactions/34/[token]/callback"},
		{"a packet", `{"op":6,"d":{"token": "x","session_id":"y"}}`, `{"op":6,"d":{"token":"[secret]","session_id":"[secret]"}}`},
		{"lines", "one\n two", "one two"},
		{"what is long", strings.Repeat("ö", 300), strings.Repeat("ö", 250) + "…"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := o.redact(tc.give); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
