package gateway

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/testlog"
)

// A heartbeat that is asked for is sent at once.
func TestHeartbeatAskedFor(t *testing.T) {
	h := start(t, loopback.ForTest(t, loopback.Options{Token: secret, Heartbeat: longestInterval}))
	h.ready()
	for range 3 { // one may be due by chance
		h.server.SendGateway(1, nil)
	}
	h.gateway("heartbeats", func(n loopback.GatewayCounts) bool { return n.Heartbeats >= 3 })
	h.answers()
	h.end()
	if n := h.server.Gateway().Connections; n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
}

// Packets that are not expected change nothing.
func TestUnexpectedPackets(t *testing.T) {
	h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
	h.ready()
	h.server.SendGateway(10, map[string]any{"heartbeat_interval": 45000})
	for _, text := range []string{
		`{"op":11}`, `{"op":11,"d":null,"s":null,"t":null}`, `{"op":99,"d":[]}`, `{"op":-1}`, `{}`, `null`,
		`{"op":0,"t":"TYPING_START","d":{}}`, `{"op":0}`, `{"op":0,"t":"GUILD_DELETE","d":7}`,
		`{"op":0,"t":"GUILD_CREATE","d":{"id":"5","joined_at":"soon"}}`, `{"op":0,"t":"INTERACTION_CREATE","d":null}`,
	} {
		h.server.SendGatewayText(text)
	}
	h.answers()
	h.end()
	if n := h.server.Gateway(); n.Connections != 1 || n.Identifies != 1 || n.Resumes != 0 {
		t.Errorf("%+v, want one connection", n)
	}
}

// One heartbeat that is not acknowledged ends the connection, so that the session goes on.
func TestMissedAcknowledgement(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret, Heartbeat: time.Second})
	server.FailGateway(loopback.GatewayFault{NoAcks: true})
	h := start(t, server)
	h.gateway("a resumed session", func(n loopback.GatewayCounts) bool { return n.Resumes == 1 && n.Live == 1 })
	h.answers()
	h.end()
	if n := server.Gateway(); n.Identifies != 1 {
		t.Errorf("%+v, want one session", n)
	}
	h.closes(4000, 1000)
}

// closes waits until the gateway has seen the codes with which the bot closes connections, in any order.
func (h *run) closes(want ...int) {
	h.t.Helper()
	slices.Sort(want)
	for end := time.Now().Add(timeout); ; time.Sleep(time.Millisecond) {
		got := h.server.Closes()
		if slices.Sort(got); slices.Equal(got, want) {
			return
		}
		if time.Now().After(end) {
			h.t.Fatalf("closed with %d, want %d", got, want)
		}
	}
}

// The code of a close says whether the session goes on.
func TestCloses(t *testing.T) {
	for _, tc := range []struct {
		name   string
		lose   func(*loopback.Server)
		closes []int
	}{
		{"op 7", func(s *loopback.Server) { s.SendGateway(7, nil) }, []int{4000, 1000}},
		{"op 9", func(s *loopback.Server) { s.SendGateway(9, true) }, []int{4000, 1000}},
		{"no packet", func(s *loopback.Server) { s.SendGatewayText("<html>") }, []int{4000, 1000}},
		{"a broken line", (*loopback.Server).DropGateway, []int{1000}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
			h.ready()
			tc.lose(h.server)
			h.gateway("a resumed session", func(n loopback.GatewayCounts) bool { return n.Resumes == 1 && n.Live == 1 })
			h.end()
			h.closes(tc.closes...)
		})
	}
}

// A session that Discord never accepts is not begun again and again without end.
func TestInvalidForEver(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	for range 10 {
		server.FailGateway(loopback.GatewayFault{Op: 9})
	}
	h := start(t, server)
	h.gateway("a session", func(n loopback.GatewayCounts) bool { return n.Live == 1 })
	h.answers()
	h.end()
	if n := server.Gateway(); n.Identifies != 11 || n.Connections != 11 {
		t.Errorf("%+v, want one IDENTIFY for each connection", n)
	}
}

// When Discord accepts no more sessions today, the bot waits until it does, and says so.
func TestNoSessionLeft(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	server.SpendStarts(0, 1500*time.Millisecond)
	h := start(t, server)
	h.gateway("a session", func(n loopback.GatewayCounts) bool { return n.Live == 1 })
	h.answers()
	h.end()
	if !strings.Contains(h.log.String(), "takes new ones in") {
		t.Errorf("the log says nothing of it:\n%s", h.log)
	}
}

// A session that cannot be resumed at its own address is resumed at the address for all, where it has moved to.
func TestMovedGateway(t *testing.T) {
	h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
	h.ready()
	h.server.MoveGateway()
	h.server.DropGateway()
	h.gateway("a resumed session", func(n loopback.GatewayCounts) bool { return n.Resumes == 1 && n.Live == 1 })
	h.server.MoveGateway()
	h.server.SendGateway(9, false)
	h.gateway("a new session", func(n loopback.GatewayCounts) bool { return n.Identifies == 2 && n.Live == 1 })
	h.answers()
	h.end()
}

// The work that a session began ends with it, and not with a connection.
func TestSetUpLastsAsLongAsSession(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	joined := make(chan context.Context, 10)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Token: secret, APIBase: server.URL, IdentifyPause: time.Millisecond,
			Joined: func(ctx context.Context, _ string, at time.Time) {
				if at.IsZero() {
					t.Error("joined at no time")
				}
				joined <- ctx
			},
		}, newFakeHandler())
	}()
	h := &run{t: t, server: server, log: new(testlog.Log)}
	first := next(t, joined)
	server.DropGateway()
	h.gateway("a resumed session", func(n loopback.GatewayCounts) bool { return n.Resumes == 1 && n.Live == 1 })
	if first.Err() != nil {
		t.Error("a drop ended the work of the session")
	}
	server.SendGateway(9, false)
	second := next(t, joined)
	next(t, first.Done())
	cancel()
	next(t, second.Done())
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
