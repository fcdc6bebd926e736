package place

import (
	"encoding/json"
	"testing"
)

func TestPermissionsIn(t *testing.T) {
	const view, send = viewChannel, sendMessages
	server := guild{ID: "server", Roles: []role{{"server", view}, {"news", send}, {"admin", administrator},
		{"other", 1 << 28}}}
	for _, tt := range []struct {
		name       string
		has        []string
		overwrites []overwrite
		want       permission
	}{
		{"everyone's", nil, nil, view},
		{"with a role", []string{"news"}, nil, view | send},
		{"an administrator has all", []string{"admin"}, []overwrite{{"server", forRole, 0, view}}, allPermissions},
		{"the channel hides itself", []string{"news"}, []overwrite{{"server", forRole, 0, view}}, send},
		{"and opens for a role", []string{"news"},
			[]overwrite{{"server", forRole, 0, view}, {"news", forRole, view, 0}}, view | send},
		{"the bot's own come last", []string{"news"},
			[]overwrite{{"me", forMember, 0, send}, {"news", forRole, send, 0}}, view},
		{"those of others do not count", nil,
			[]overwrite{{"you", forMember, 0, view}, {"news", forRole, send, 0}}, view},
	} {
		if got := permissionsIn(tt.overwrites, server, "me", tt.has); got != tt.want {
			t.Errorf("%s: got %b, want %b", tt.name, got, tt.want)
		}
	}
}

// Discord writes permissions as strings, some beyond 32 bits.
func TestReadPermissions(t *testing.T) {
	var r role
	if err := json.Unmarshal([]byte(`{"id":"1","permissions":"274877906944"}`), &r); err != nil || r.Permissions != sendInThreads {
		t.Errorf("read %+v, %v", r, err)
	}
}
