package loopback

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// identified returns a client that has sent its IDENTIFY.
func identified(t *testing.T, s *Server, shard ...int) *client {
	t.Helper()
	c := dial(t, s)
	c.expect(opHello, "")
	d := object{"token": "secret", "intents": 1}
	if len(shard) > 0 {
		d["shard"] = shard
	}
	c.say(opIdentify, d)
	return c
}

// READY names the guilds of the shard alone, and their events and interactions go to it.
func TestShards(t *testing.T) {
	s := start(t, Options{})
	guilds := GuildIDs(3)
	s.SetGuilds(guilds...)
	var names []string
	shards := make([]*client, 3)
	for id := range shards {
		shards[id] = identified(t, s, id, 3)
		var ready struct{ Guilds []struct{ ID string } }
		if err := json.Unmarshal(shards[id].expect(opDispatch, "READY").Data, &ready); err != nil || len(ready.Guilds) != 1 {
			t.Fatalf("shard %d has %+v, %v; want one guild", id, ready.Guilds, err)
		}
		shards[id].expect(opDispatch, "GUILD_CREATE")
		names = append(names, ready.Guilds[0].ID)
	}
	for id, name := range names {
		i := Slash("help")
		i.Guild = name
		if _, err := s.Send(soon(t), i); err != nil {
			t.Fatal(err)
		}
		shards[id].interaction()
		if err := s.LeaveGuild(soon(t), name); err != nil {
			t.Fatal(err)
		}
		shards[id].expect(opDispatch, "GUILD_DELETE")
		if err := s.JoinGuild(soon(t), name); err != nil {
			t.Fatal(err)
		}
		shards[id].expect(opDispatch, "GUILD_CREATE")
	}
	direct := Slash("help")
	direct.Direct = true
	if _, err := s.Send(soon(t), direct); err != nil {
		t.Fatal(err)
	}
	shards[0].interaction()
	if slices.Sort(names); !slices.Equal(names, guilds) {
		t.Errorf("the shards have %q, want %q", names, guilds)
	}
}

func TestWrongShards(t *testing.T) {
	for _, tc := range []struct {
		name     string
		shard    []int
		required int
		code     int
	}{
		{"a number that is too high", []int{2, 2}, 0, 4010},
		{"a negative one", []int{-1, 2}, 0, 4010},
		{"none of them", []int{0, 0}, 0, 4010},
		{"too few", []int{0, 2}, 3, 4011},
		{"no shards where some are required", nil, 2, 4011},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, Options{})
			if tc.required > 0 {
				s.RequireShards(tc.required)
			}
			identified(t, s, tc.shard...).expectClose(tc.code)
		})
	}
}

// The limits of IDENTIFY are those of GET /gateway/bot, and to exceed them is a violation.
func TestStartLimits(t *testing.T) {
	for _, tc := range []struct {
		name   string
		shards [][]int // the IDENTIFYs, the last of which is wrong
		left   int
		want   string
	}{
		{"too early", [][]int{{0, 2}, {1, 2}}, 1000, "too early"},
		{"too early in its lane", [][]int{{0, 3}, {1, 3}, {2, 3}}, 1000, "too early"},
		{"none left", [][]int{{0, 1}}, 0, "no IDENTIFY is left"},
		{"one left", [][]int{{0, 2}, {1, 2}}, 1, "no IDENTIFY is left"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := Options{IdentifyPause: time.Hour, Concurrency: len(tc.shards) - 1, Shards: 7}
			if tc.left < 1000 {
				o.IdentifyPause = 0
			}
			s := start(t, o)
			if tc.left < 1000 {
				s.SpendStarts(tc.left, time.Hour)
			}
			for i, shard := range tc.shards {
				c := identified(t, s, shard...)
				if i < len(tc.shards)-1 {
					c.expect(opDispatch, "READY")
				} else {
					c.expect(opInvalidSession, "")
				}
			}
			if v := s.Violations(); len(v) != 1 || !strings.Contains(v[0].Problem, tc.want) {
				t.Errorf("violations %v, want one with %q", v, tc.want)
			}
			_, got := do(t, s, "GET", "/gateway/bot", nil)
			if want := `"max_concurrency":`; !strings.Contains(got, want) || !strings.Contains(got, `"shards":7`) {
				t.Errorf("got %s", got)
			}
		})
	}
}

// A connection that is dead says nothing. Its session can be resumed, and has what was sent meanwhile.
func TestStall(t *testing.T) {
	s := start(t, Options{})
	c := connect(t, s)
	s.StallGateway()
	c.say(opHeartbeat, nil)
	if _, err := s.Send(soon(t), Slash("help")); err != nil {
		t.Fatal(err)
	}
	c.ws.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	if _, _, err := c.ws.ReadMessage(); err == nil || !strings.Contains(err.Error(), "timeout") {
		t.Errorf("a dead connection says something: %v", err)
	}
	var id string
	for known := range s.gateway.sessions {
		id = known
	}
	again := dial(t, s)
	again.expect(opHello, "")
	again.say(opResume, object{"token": "secret", "session_id": id, "seq": 2})
	again.interaction()
	again.expect(opDispatch, "RESUMED")
	if n := s.Gateway().Live; n != 1 {
		t.Errorf("%d connections are live, want the new one", n)
	}
}

// After it has moved, the gateway is at its new address alone.
func TestMove(t *testing.T) {
	s := start(t, Options{})
	old := s.gatewayURL()
	s.MoveGateway()
	if s.gatewayURL() == old {
		t.Error("the address is the same")
	}
	connect(t, s)
}
