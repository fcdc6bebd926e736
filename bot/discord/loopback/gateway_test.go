package loopback

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func TestReadyAndHeartbeat(t *testing.T) {
	s := start(t, Options{Heartbeat: 1234 * time.Millisecond})
	c := dial(t, s)
	if got := string(c.expect(opHello, "").Data); got != `{"heartbeat_interval":1234}` {
		t.Errorf("HELLO has %s", got)
	}
	c.say(opHeartbeat, nil)
	c.expect(opHeartbeatAck, "")
	c.say(opIdentify, object{"token": "secret", "intents": 1})
	c.expect(opDispatch, "READY")
	want := GatewayCounts{Connections: 1, Identifies: 1, Heartbeats: 1, Live: 1, Intents: 1}
	if got := s.Gateway(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A resumed session gets the events that it missed, each once.
func TestResume(t *testing.T) {
	s := start(t, Options{})
	connect(t, s)
	s.DropGateway()
	if err := s.Await(soon(t), func(n GatewayCounts) bool { return n.Live == 0 }); err != nil {
		t.Fatal(err)
	}
	var id string
	for known := range s.gateway.sessions {
		id = known
	}
	c := dial(t, s)
	c.expect(opHello, "")
	c.say(opResume, object{"token": "secret", "session_id": id, "seq": 1})
	c.expect(opDispatch, "GUILD_CREATE")
	c.expect(opDispatch, "RESUMED")
}

// A normal close ends the session, so that it cannot be resumed.
func TestNormalCloseEndsSession(t *testing.T) {
	s := start(t, Options{})
	c := connect(t, s)
	c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""))
	if err := s.Await(soon(t), func(n GatewayCounts) bool { return n.Live == 0 }); err != nil {
		t.Fatal(err)
	}
	if n := len(s.gateway.sessions); n != 0 {
		t.Errorf("%d sessions are left, want none", n)
	}
}

func TestRefusals(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fault GatewayFault
		token string
		bits  int
		want  func(*client)
	}{
		{"another token", GatewayFault{}, "other", 1, func(c *client) { c.expectClose(4004) }},
		{"a privileged intent", GatewayFault{}, "secret", 1 | 1<<15, func(c *client) { c.expectClose(4014) }},
		{"a close", GatewayFault{Close: 4013}, "secret", 1, func(c *client) { c.expectClose(4013) }},
		{"a wish to reconnect", GatewayFault{Op: 7}, "secret", 1, func(c *client) { c.expect(opReconnect, "") }},
		{"an invalid session", GatewayFault{Op: 9}, "secret", 1, func(c *client) { c.expect(opInvalidSession, "") }},
		{"no acknowledgement", GatewayFault{NoAcks: true, Op: 9}, "secret", 1, func(c *client) {
			c.say(opHeartbeat, nil)
			c.expect(opInvalidSession, "")
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, Options{Token: "secret"})
			s.FailGateway(tc.fault)
			c := dial(t, s)
			c.expect(opHello, "")
			if tc.fault.NoAcks {
				c.say(opHeartbeat, nil)
			}
			c.say(opIdentify, object{"token": tc.token, "intents": tc.bits})
			tc.want(c)
		})
	}
}

func TestSilenceAndRefusedHandshake(t *testing.T) {
	s := start(t, Options{})
	s.FailGateway(GatewayFault{Refuse: 503}, GatewayFault{NoHello: true})
	if _, response, err := websocket.DefaultDialer.Dial(s.gatewayURL(), nil); err == nil || response.StatusCode != 503 {
		t.Errorf("first connection: %v, want status 503", err)
	}
	c := dial(t, s)
	c.ws.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	if _, _, err := c.ws.ReadMessage(); err == nil || !strings.Contains(err.Error(), "timeout") {
		t.Errorf("second connection says something (%v), want silence", err)
	}
	connect(t, s) // the third is as usual
}

func TestSendWithoutBot(t *testing.T) {
	s := start(t, Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := s.Send(ctx, Slash("help")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the deadline", err)
	}
}

// A subcommand is nested, a user in direct messages is not a member, and Raw replaces fields.
func TestPayload(t *testing.T) {
	s := start(t, Options{})
	c := connect(t, s)
	i := Slash("daily set", Option{"hour", 7}, Option{"channel", Channel(ChannelID)})
	i.Direct, i.Raw = true, map[string]any{"version": 2}
	if _, err := s.Send(soon(t), i); err != nil {
		t.Fatal(err)
	}
	var got struct {
		User    *struct{ ID string }
		Member  *struct{}
		Version int
		Data    struct {
			Name    string
			Options []struct {
				Name    string
				Type    int
				Options []struct {
					Type  int
					Value any
				}
			}
		}
	}
	if err := json.Unmarshal(c.expect(opDispatch, "INTERACTION_CREATE").Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.User == nil || got.Member != nil || got.Version != 2 || got.Data.Name != "daily" || len(got.Data.Options) != 1 {
		t.Fatalf("got %+v", got)
	}
	if set := got.Data.Options[0]; set.Name != "set" || set.Type != 1 || len(set.Options) != 2 || set.Options[0].Type != 4 || set.Options[1].Type != 7 {
		t.Errorf("subcommand is %+v", set)
	}
}

func TestFaults(t *testing.T) {
	const callbacks = "/interactions/*/*/callback"
	for _, tc := range []struct {
		name  string
		fault Fault
		want  int // status; 0: no answer
		body  string
	}{
		{"JSON", Fault{Path: "/users/@me", Status: 503}, 503, `{"message":"Service Unavailable","code":0}`},
		{"HTML", Fault{Path: "/users/*", Status: 429, Body: "<html>slow down"}, 429, "<html>"},
		{"a drop", Fault{Path: "/users/@me", Drop: true}, 0, "EOF"},
		{"another method", Fault{Method: "POST", Path: "/users/@me", Status: 500}, 200, "Quoth"},
		{"another path", Fault{Path: callbacks, Status: 500}, 200, "Quoth"},
		{"a rate limit", RateLimited("GET", "/users/@me", 1500*time.Millisecond, true), 429, `"global":true`},
		{"a delay", Fault{Path: "/users/@me", Delay: time.Millisecond}, 200, "Quoth"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, Options{})
			tc.fault.Times = 1
			s.Fail(tc.fault)
			status, body := do(t, s, "GET", "/users/@me", nil)
			if status != tc.want || !strings.Contains(body, tc.body) {
				t.Errorf("got %d %s, want %d %s", status, body, tc.want, tc.body)
			}
			if tc.want != 200 {
				if status, _ := do(t, s, "GET", "/users/@me", nil); status != http.StatusOK {
					t.Errorf("the second request has status %d, want 200", status)
				}
			}
		})
	}
}
