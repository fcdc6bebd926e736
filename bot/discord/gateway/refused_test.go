package gateway

import (
	"errors"
	"strings"
	"testing"

	"quoth/bot/discord/loopback"
)

// What Discord forbids ends the run, with a word on what to do.
func TestRefused(t *testing.T) {
	failing := func(s *loopback.Server) { s.Fail(loopback.Fault{Path: "/gateway/bot", Status: 401}) }
	revoked := func(s *loopback.Server) { failing(s); s.CloseGateway(4009) }
	opening := func(code int) func(*loopback.Server) {
		return func(s *loopback.Server) { s.FailGateway(loopback.GatewayFault{Close: code}) }
	}
	closing := func(code int) func(*loopback.Server) {
		return func(s *loopback.Server) { s.CloseGateway(code) }
	}
	for _, tc := range []struct {
		name string
		fail func(*loopback.Server)
		late bool // after READY
		code int
		want string
	}{
		{"the token, found by REST", failing, false, 401, "DISCORD_TOKEN was refused"},
		{"the token, while opening", opening(4004), false, 4004, "DISCORD_TOKEN was refused"},
		{"intents, while opening", opening(4014), false, 4014, "intents"},
		{"the token, when ready", closing(4004), true, 4004, "DISCORD_TOKEN was refused"},
		{"intents, when ready", closing(4014), true, 4014, "intents"},
		{"the token, for a new session", revoked, true, 401, "DISCORD_TOKEN was refused"},
		{"a shard that there is not", opening(4010), false, 4010, "report it"},
		{"too few shards", closing(4011), true, 4011, "DISCORD_SHARDS"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{Token: secret})
			if !tc.late {
				tc.fail(server)
			}
			h := start(t, server)
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
