package discord

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/loopback"
)

// held is a Hold under test, on a server of its own.
type held struct {
	t      *testing.T
	server *loopback.Server
	door   *fakeDoor
	log    *logLines
	cancel context.CancelFunc
	ended  chan error
}

const secret = "MTA.very-secret.token"

// hold starts holding, with delays that a test can wait for.
func hold(t *testing.T, server *loopback.Server) *held {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	h := &held{t: t, server: server, door: newFakeDoor(), log: &logLines{}, cancel: cancel, ended: make(chan error, 1)}
	options := SessionOptions{
		Token: secret, APIBase: server.URL, Log: slog.New(slog.NewTextHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		OpenTimeout: 300 * time.Millisecond, BackOff: BackOff{First: time.Millisecond, Most: 20 * time.Millisecond}, Grace: 200 * time.Millisecond,
	}
	go func() { h.ended <- Hold(ctx, options, h.door) }()
	t.Cleanup(func() {
		cancel()
		if strings.Contains(h.log.String(), secret) || strings.Contains(h.log.String(), "interaction-token") {
			t.Errorf("a secret is in the log:\n%s", h.log)
		}
	})
	return h
}

// end stops holding, which must not be an error.
func (h *held) end() {
	h.t.Helper()
	h.cancel()
	select {
	case err := <-h.ended:
		if err != nil {
			h.t.Errorf("ended with %v, want no error", err)
		}
	case <-time.After(5 * time.Second):
		h.t.Fatal("does not end")
	}
}

// fails waits for holding to end by itself.
func (h *held) fails() error {
	h.t.Helper()
	select {
	case err := <-h.ended:
		return err
	case <-time.After(5 * time.Second):
		h.t.Fatal("does not end")
		return nil
	}
}

// gateway waits until the gateway has seen what is wanted.
func (h *held) gateway(what string, wanted func(loopback.GatewayCounts) bool) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 5*time.Second)
	defer cancel()
	if err := h.server.Await(ctx, wanted); err != nil {
		h.t.Fatalf("waiting for %s: %v; got %+v\n%s", what, err, h.server.Gateway(), h.log)
	}
}

func (h *held) ready() {
	h.t.Helper()
	h.gateway("a connection", func(n loopback.GatewayCounts) bool { return n.Live > 0 })
}

// answers sends an interaction and waits until the door has got it.
func (h *held) answers() {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 5*time.Second)
	defer cancel()
	if _, err := h.server.Send(ctx, loopback.Slash("help")); err != nil {
		h.t.Fatal(err)
	}
	select {
	case <-h.door.handled:
	case <-ctx.Done():
		h.t.Fatalf("the interaction does not arrive\n%s", h.log)
	}
}

// fakeDoor takes what comes in.
type fakeDoor struct {
	handled chan string
	readies chan struct{}
	fail    func(try int) error // of Ready; nil: succeeds
	running sync.WaitGroup
	tries   int
}

func newFakeDoor() *fakeDoor {
	return &fakeDoor{handled: make(chan string, 10), readies: make(chan struct{}, 10)}
}

func (d *fakeDoor) Handle(_ *discordgo.Session, i *discordgo.InteractionCreate) { d.handled <- i.ID }

func (d *fakeDoor) Ready(context.Context, *discordgo.Session) error {
	d.readies <- struct{}{}
	if d.fail == nil {
		return nil
	}
	d.tries++
	return d.fail(d.tries)
}

func (d *fakeDoor) Wait() { d.running.Wait() }

// logLines is a log that several may write to.
type logLines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logLines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logLines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestHold(t *testing.T) {
	h := hold(t, loopback.ForTest(t, loopback.Options{Token: secret}))
	h.ready()
	<-h.door.readies
	h.answers()
	if got := h.server.Gateway().Intents; got != int(discordgo.IntentsGuilds) {
		t.Errorf("intents %d, want those of guilds only (%d)", got, discordgo.IntentsGuilds)
	}
	h.end()
	if n := h.server.Gateway().Connections; n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
}

// Faults while a connection opens: the next one is as it should be.
func TestOpenFaults(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fault loopback.GatewayFault
	}{
		{"no websocket", loopback.GatewayFault{Refuse: 503}},
		{"no HELLO", loopback.GatewayFault{Silent: true}},
		{"a wish to reconnect in place of READY", loopback.GatewayFault{Op: 7}},
		{"no READY", loopback.GatewayFault{Mute: true}},
		{"an unknown error", loopback.GatewayFault{Close: 4000}},
		{"too many requests", loopback.GatewayFault{Close: 4008}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{Token: secret})
			server.FailGateway(tc.fault, tc.fault)
			h := hold(t, server)
			h.gateway("the third connection", func(n loopback.GatewayCounts) bool { return n.Live == 1 })
			h.answers()
			h.end()
		})
	}
}

// After an invalid session discordgo identifies anew on the same connection.
func TestInvalidSessionWhileOpening(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	server.FailGateway(loopback.GatewayFault{Op: 9})
	h := hold(t, server)
	// This fault answers every IDENTIFY of its connection so: only another one helps.
	h.gateway("another connection", func(n loopback.GatewayCounts) bool { return n.Live == 1 && n.Connections == 2 })
	h.end()
}

// Faults of a connection that was ready: its session is resumed, or replaced.
func TestLostConnections(t *testing.T) {
	for _, tc := range []struct {
		name    string
		lose    func(*loopback.Server)
		resumes int
	}{
		{"a broken line", (*loopback.Server).DropGateway, 1},
		{"a wish to reconnect", func(s *loopback.Server) { s.SayGateway(7, nil) }, 1},
		{"an unknown error", func(s *loopback.Server) { s.CloseGateway(4000) }, 1},
		{"a session that timed out", func(s *loopback.Server) { s.CloseGateway(4009) }, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := hold(t, loopback.ForTest(t, loopback.Options{Token: secret}))
			h.ready()
			h.answers()
			tc.lose(h.server)
			h.gateway("a second connection", func(n loopback.GatewayCounts) bool { return n.Connections >= 2 && n.Live == 1 })
			h.answers()
			if n := h.server.Gateway().Resumes; n != tc.resumes {
				t.Errorf("%d resumes, want %d", n, tc.resumes)
			}
			h.end()
		})
	}
}

func TestMissedAcknowledgements(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret, Heartbeat: 5 * time.Millisecond})
	server.FailGateway(loopback.GatewayFault{Deaf: true})
	h := hold(t, server)
	h.gateway("a second connection", func(n loopback.GatewayCounts) bool { return n.Connections >= 2 && n.Live == 1 })
	h.end()
}

// What is to be done once connected is tried again, unless Discord refuses it for good.
func TestReadyAgain(t *testing.T) {
	for _, tc := range []struct {
		name   string
		status int
		want   int // tries
	}{
		{"what passes", 503, 3},
		{"what does not", 403, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{Token: secret})
			h := &held{t: t, server: server, door: newFakeDoor(), log: &logLines{}, ended: make(chan error, 1)}
			h.door.fail = func(try int) error {
				if try == 3 {
					return nil
				}
				return &trouble{status: tc.status}
			}
			ctx, cancel := context.WithCancel(t.Context())
			h.cancel = cancel
			options := SessionOptions{Token: secret, APIBase: server.URL, Log: slog.New(slog.NewTextHandler(h.log, nil)), BackOff: BackOff{First: time.Millisecond, Most: time.Millisecond}}
			go func() { h.ended <- Hold(ctx, options, h.door) }()
			for range tc.want {
				<-h.door.readies
			}
			time.Sleep(20 * time.Millisecond)
			h.end()
			if h.door.tries != tc.want {
				t.Errorf("%d tries, want %d", h.door.tries, tc.want)
			}
		})
	}
}
