package place

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInviteURL(t *testing.T) {
	server, user := InviteURL("123")
	tests := []struct{ name, address, scope, install, permissions string }{
		{"for a server", server, "bot applications.commands", "0", "274877991936"},
		{"for a person", user, "applications.commands", "1", ""},
	}
	for _, tt := range tests {
		u, err := url.Parse(tt.address)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		got := []string{u.Host + u.Path, q.Get("client_id"), q.Get("scope"), q.Get("integration_type"), q.Get("permissions")}
		want := []string{"discord.com/oauth2/authorize", "123", tt.scope, tt.install, tt.permissions}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
