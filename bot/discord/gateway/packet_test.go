package gateway

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
)

// An interval that cannot be meant is replaced: neither a flood nor a silence follows from it.
func TestHeartbeatInterval(t *testing.T) {
	for give, want := range map[float64]time.Duration{
		41250: 41250 * time.Millisecond, 1500.5: 1500500 * time.Microsecond, 0: usualInterval, -1: usualInterval,
		1: shortestInterval, 1e9: longestInterval, math.MaxFloat64: longestInterval, math.Inf(1): longestInterval,
	} {
		if got := (helloData{give}).every(); got != want {
			t.Errorf("%g ms: got %s, want %s", give, got, want)
		}
	}
}

func TestIdentify(t *testing.T) {
	for _, tc := range []struct {
		shard, of int
		want      string // a part; "": no shard
	}{
		{0, 1, ""}, {0, 2, `"shard":[0,2]`}, {3, 4, `"shard":[3,4]`},
	} {
		got, err := json.Marshal(newIdentify("token", tc.shard, tc.of))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), tc.want) || tc.want == "" && strings.Contains(string(got), "shard") {
			t.Errorf("shard %d of %d: %s", tc.shard, tc.of, got)
		}
	}
}

// Whatever the gateway sends, it is read or refused.
func FuzzPackets(f *testing.F) {
	for _, seed := range []string{
		`{"op":10,"d":{"heartbeat_interval":41250}}`, `{"op":9,"d":true}`, `{"op":1e99}`, `null`, `[]`,
		`{"op":0,"t":"READY","s":1,"d":{"session_id":"a","guilds":[{"id":"1"}]}}`,
		`{"op":0,"t":"GUILD_CREATE","d":{"id":"1","joined_at":"2024-01-02T03:04:05.000000+00:00"}}`,
		`{"op":0,"t":"INTERACTION_CREATE","d":{"type":3,"channel":{"type":11,"parent_id":"2"}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p packet
		if json.Unmarshal(data, &p) != nil {
			return
		}
		var h helloData
		if json.Unmarshal(p.Data, &h) == nil && (h.every() < shortestInterval || h.every() > longestInterval) {
			t.Errorf("a heartbeat every %s", h.every())
		}
		var r readyData
		if json.Unmarshal(p.Data, &r) == nil && r.Address != "" {
			if a, err := addressOf(r.Address); err == nil && !strings.HasPrefix(a, "ws") {
				t.Errorf("address %q", a)
			}
		}
		parentIn(p.Data)
	})
}
