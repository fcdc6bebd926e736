package gateway

import (
	"strings"
	"testing"
)

func TestRedact(t *testing.T) {
	o := Options{Token: secret}
	for _, tc := range []struct{ name, give, want string }{
		{"the token", "Authorization: Bot " + secret, "Authorization: Bot [token]"},
		{"an answer's address", `Patch "http://x/api/v9/webhooks/12/aW50.x-y/messages/@original": EOF`,
			`Patch "http://x/api/v9/webhooks/12/[token]/messages/@original": EOF`},
		{"a callback's address", "POST /interactions/34/abc/callback", "POST /interactions/34/[token]/callback"},
		{"a packet", `{"op":6,"d":{"token": "x","session_id":"y"}}`,
			`{"op":6,"d":{"token":"[secret]","session_id":"[secret]"}}`},
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
