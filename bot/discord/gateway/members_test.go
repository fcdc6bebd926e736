package gateway

import (
	"slices"
	"strings"
	"testing"
)

// The servers of the bot are those of all shards, once each of them has named its own.
func TestMembers(t *testing.T) {
	type change struct {
		do    string // "ready", "joined" or "left"
		shard int
		ids   string
	}
	for _, tc := range []struct {
		name    string
		shards  int
		changes []change
		want    string // "": not yet complete
	}{
		{"none yet", 1, nil, ""},
		{"one shard", 1, []change{{"ready", 0, "2 1"}}, "1 2"},
		{"a bot without servers", 1, []change{{"ready", 0, ""}}, "none"},
		{"a shard is missing", 2, []change{{"ready", 1, "5"}}, ""},
		{"two shards", 2, []change{{"ready", 1, "5"}, {"ready", 0, "4"}}, "4 5"},
		{"a new server", 1, []change{{"ready", 0, "1"}, {"joined", 0, "2"}}, "1 2"},
		{"one that was known", 1, []change{{"ready", 0, "1"}, {"joined", 0, "1"}}, "1"},
		{"left", 2, []change{{"ready", 0, "1 2"}, {"ready", 1, "3"}, {"left", 0, "2"}}, "1 3"},
		{"left and back", 1, []change{{"ready", 0, "1"}, {"left", 0, "1"}, {"joined", 0, "1"}}, "1"},
		{"left twice", 1, []change{{"ready", 0, "1 2"}, {"left", 0, "1"}, {"left", 0, "1"}}, "2"},
		{"events before READY", 1, []change{{"joined", 0, "1"}, {"left", 0, "2"}, {"ready", 0, "3"}}, "3"},
		{"a new session", 2, []change{{"ready", 0, "1 2"}, {"ready", 1, "3"}, {"ready", 0, "1"}}, "1 3"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := make(members, tc.shards)
			for _, c := range tc.changes {
				switch ids := strings.Fields(c.ids); c.do {
				case "ready":
					m.ready(c.shard, ids)
				case "joined":
					m.joined(c.shard, ids[0])
				case "left":
					m.left(c.shard, ids[0])
				}
			}
			all, complete := m.all()
			if complete != (tc.want != "") || complete && !slices.Equal(all, wantedIDs(tc.want)) {
				t.Errorf("got %q, complete %t; want %q", all, complete, tc.want)
			}
		})
	}
}

func wantedIDs(list string) []string {
	if list == "none" {
		return nil
	}
	return strings.Fields(list)
}
