package gateway

import (
	"context"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/rest"
)

// A text that cannot be a token, or an address, is refused before the first request.
func TestOptionsRefused(t *testing.T) {
	for _, tt := range []struct{ name, token, base, want string }{
		{"empty", "", "", "not set"},
		{"blank", "  ", "", "not set"},
		{"the prefix alone", "Bot ", "", "not set"},
		{"two words", "first second", "", "inside"},
		{"two lines", "first\nsecond", "", "inside"},
		{"a quotation mark of a word processor", "“token”", "", "inside"},
		{"an address with a path", "token", "http://127.0.0.1:1/api", "DISCORD_API_URL"},
		{"no address", "token", "127.0.0.1:1", "DISCORD_API_URL"},
		{"a host's name for a scheme", "token", "localhost:8700", "DISCORD_API_URL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			err := Run(ctx, Options{Token: rest.Secret(tt.token), APIBase: tt.base}, newFakeHandler())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want one with %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "first") {
				t.Errorf("the token is in %q", err)
			}
			if _, again := (Options{Token: rest.Secret(tt.token), APIBase: tt.base}).Client(); again == nil ||
				again.Error() != err.Error() {
				t.Errorf("a client: error %v, want %v", again, err)
			}
		})
	}
}
