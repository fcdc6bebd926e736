package gateway

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
	"quoth/bot/testlog"
)

// run is a Run under test, on a server of its own.
type run struct {
	t       *testing.T
	server  *loopback.Server
	handler *fakeHandler
	log     *testlog.Log
	cancel  context.CancelFunc
	ended   chan error
}

const secret = "MTA.very-secret.token"

// timeout is how long a test waits for what must come.
const timeout = 30 * time.Second

// next waits for what comes next.
func next[T any](t *testing.T, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(timeout):
		t.Fatal("nothing comes")
	}
	return v
}

// start begins a run, with delays that a test can wait for.
func start(t *testing.T, server *loopback.Server) *run {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	h := &run{
		t: t, server: server, handler: newFakeHandler(), log: new(testlog.Log), cancel: cancel, ended: make(chan error, 1),
	}
	options := Options{
		Token: secret, APIBase: server.URL,
		Log:         slog.New(slog.NewTextHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		OpenTimeout: 300 * time.Millisecond, Grace: 200 * time.Millisecond, IdentifyPause: 10 * time.Millisecond,
		BackOff: BackOff{First: time.Millisecond, Most: 20 * time.Millisecond},
	}
	go func() { h.ended <- Run(ctx, options, h.handler) }()
	t.Cleanup(func() {
		cancel()
		if strings.Contains(h.log.String(), secret) || strings.Contains(h.log.String(), "interaction-token") {
			t.Errorf("a secret is in the log:\n%s", h.log)
		}
	})
	return h
}

// end stops the run, which must not be an error.
func (h *run) end() {
	h.t.Helper()
	h.cancel()
	select {
	case err := <-h.ended:
		if err != nil {
			h.t.Errorf("ended with %v, want no error", err)
		}
	case <-time.After(timeout):
		h.t.Fatal("does not end")
	}
}

// fails waits for the run to end and returns its error.
func (h *run) fails() error {
	h.t.Helper()
	select {
	case err := <-h.ended:
		return err
	case <-time.After(timeout):
		h.t.Fatal("does not end")
		return nil
	}
}

// gateway waits until the gateway has seen what is wanted.
func (h *run) gateway(what string, wanted func(loopback.GatewayCounts) bool) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), timeout)
	defer cancel()
	if err := h.server.Await(ctx, wanted); err != nil {
		h.t.Fatalf("waiting for %s: %v; got %+v\n%s", what, err, h.server.Gateway(), h.log)
	}
}

func (h *run) ready() {
	h.t.Helper()
	h.gateway("a connection", func(n loopback.GatewayCounts) bool { return n.Live > 0 })
}

// answers sends an interaction and waits until the handler has got it.
func (h *run) answers() {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), timeout)
	defer cancel()
	if _, err := h.server.Send(ctx, loopback.Slash("help")); err != nil {
		h.t.Fatal(err)
	}
	select {
	case <-h.handler.handled:
	case <-ctx.Done():
		h.t.Fatalf("the interaction does not arrive\n%s", h.log)
	}
}

// fakeHandler records the interactions.
type fakeHandler struct {
	handled chan string
	readies chan struct{}
	fail    func(try int) error // of Ready; nil: succeeds
	running sync.WaitGroup
	tries   int
}

func newFakeHandler() *fakeHandler {
	return &fakeHandler{handled: make(chan string, 10), readies: make(chan struct{}, 10)}
}

func (f *fakeHandler) Handle(_ *rest.Client, i *discordgo.InteractionCreate, _ string) {
	f.handled <- i.ID
}

func (f *fakeHandler) Ready(context.Context, *rest.Client) error {
	f.readies <- struct{}{}
	if f.fail == nil {
		return nil
	}
	f.tries++
	return f.fail(f.tries)
}

func (f *fakeHandler) Wait() { f.running.Wait() }

func TestRun(t *testing.T) {
	h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
	h.ready()
	next(t, h.handler.readies)
	h.answers()
	if got := h.server.Gateway().Intents; got != int(discordgo.IntentsGuilds) {
		t.Errorf("intents %d, want those of guilds only (%d)", got, discordgo.IntentsGuilds)
	}
	h.end()
	if n := h.server.Gateway().Connections; n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
}

// Faults of a connection that was ready: its session is resumed, or replaced.
func TestLostConnections(t *testing.T) {
	for _, tc := range []struct {
		name    string
		lose    func(*loopback.Server)
		resumes int
	}{
		{"a broken line", (*loopback.Server).DropGateway, 1},
		{"a wish to reconnect", func(s *loopback.Server) { s.SendGateway(7, nil) }, 1},
		{"an unknown error", func(s *loopback.Server) { s.CloseGateway(4000) }, 1},
		{"a session that is invalid", func(s *loopback.Server) { s.SendGateway(9, false) }, 0},
		{"a session that is valid", func(s *loopback.Server) { s.SendGateway(9, true) }, 1},
		{"a number that was wrong", func(s *loopback.Server) { s.CloseGateway(4007) }, 0},
		{"a session that timed out", func(s *loopback.Server) { s.CloseGateway(4009) }, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
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

// Ready is tried again, unless Discord refuses it for good.
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
			h := &run{t: t, server: server, handler: newFakeHandler(), log: new(testlog.Log), ended: make(chan error, 1)}
			h.handler.fail = func(try int) error {
				if try == 3 {
					return nil
				}
				return &rest.Error{Status: tc.status}
			}
			ctx, cancel := context.WithCancel(t.Context())
			h.cancel = cancel
			options := Options{
				Token: secret, APIBase: server.URL, Log: slog.New(slog.NewTextHandler(h.log, nil)),
				BackOff: BackOff{First: time.Millisecond, Most: time.Millisecond},
			}
			go func() { h.ended <- Run(ctx, options, h.handler) }()
			for range tc.want {
				next(t, h.handler.readies)
			}
			time.Sleep(20 * time.Millisecond)
			h.end()
			if h.handler.tries != tc.want {
				t.Errorf("%d tries, want %d", h.handler.tries, tc.want)
			}
		})
	}
}

func TestBackOff(t *testing.T) {
	b := BackOff{First: time.Second, Most: 2 * time.Minute}
	for failures, most := range map[int]time.Duration{
		1: time.Second, 2: 2 * time.Second, 7: 64 * time.Second, 8: 2 * time.Minute, 100: 2 * time.Minute,
	} {
		for range 100 {
			if got := b.wait(failures); got < most/2 || got > most {
				t.Fatalf("after %d failures: %s, want %s to %s", failures, got, most/2, most)
			}
		}
	}
}

// slowSetUp is a handler whose Ready takes until it is released, whatever its context says.
type slowSetUp struct {
	*fakeHandler
	release chan struct{}
	now     atomic.Int32 // calls that run
	most    atomic.Int32
}

func (h *slowSetUp) Ready(context.Context, *rest.Client) error {
	h.most.Store(max(h.most.Load(), h.now.Add(1)))
	defer h.now.Add(-1)
	h.readies <- struct{}{}
	<-h.release
	return nil
}

// The set-up of a new session waits for that of the session before: commands are not registered twice at once.
func TestSetUpsDoNotOverlap(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	handler := &slowSetUp{fakeHandler: newFakeHandler(), release: make(chan struct{})}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Token: secret, APIBase: server.URL, IdentifyPause: time.Millisecond}, handler)
	}()
	next(t, handler.readies)
	server.SendGateway(9, false)
	h := &run{t: t, server: server, log: new(testlog.Log)}
	h.gateway("a new session", func(n loopback.GatewayCounts) bool { return n.Identifies == 2 && n.Live == 1 })
	h.server.SendGateway(1, nil) // comes after READY, whose set-up has begun then
	h.gateway("a heartbeat", func(n loopback.GatewayCounts) bool { return n.Heartbeats > 0 })
	time.Sleep(20 * time.Millisecond)
	close(handler.release)
	next(t, handler.readies)
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n := handler.most.Load(); n != 1 {
		t.Errorf("%d set-ups at once, want 1", n)
	}
}
