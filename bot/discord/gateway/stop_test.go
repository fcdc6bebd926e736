package gateway

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"quoth/bot/discord/loopback"
)

// TestMain fails when a goroutine is left behind by any test.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Running answers are waited for, but not for ever.
func TestStopWaits(t *testing.T) {
	t.Run("one that ends", func(t *testing.T) {
		h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
		h.ready()
		h.handler.running.Add(1)
		h.cancel()
		select {
		case <-h.ended:
			t.Error("ended before the answer")
		case <-time.After(50 * time.Millisecond):
		}
		h.handler.running.Done()
		if err := h.fails(); err != nil {
			t.Error(err)
		}
	})
	t.Run("one that does not", func(t *testing.T) {
		h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
		h.ready()
		h.handler.running.Add(1)
		h.end()
		if !strings.Contains(h.log.String(), "cut off") {
			t.Errorf("the log says nothing of it:\n%s", h.log)
		}
		h.handler.running.Done()
	})
}

// While a stop waits, no further interaction is handled.
func TestStopShutsGate(t *testing.T) {
	h := start(t, loopback.ForTest(t, loopback.Options{Token: secret}))
	h.answers()
	h.handler.running.Add(1)
	h.cancel()
	time.Sleep(20 * time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	// On a busy machine the connection may be gone before. Then no interaction can arrive either.
	if _, err := h.server.Send(ctx, loopback.Slash("help")); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	h.handler.running.Done()
	h.end()
	if n := len(h.handler.handled); n != 0 {
		t.Errorf("%d interactions were handled after the stop, want none", n)
	}
}

func TestStopWhileOpening(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	server.FailGateway(loopback.GatewayFault{NoHello: true})
	h := start(t, server)
	h.gateway("a connection", func(n loopback.GatewayCounts) bool { return n.Connections == 1 })
	h.end()
}

func TestNothingLeftRunning(t *testing.T) {
	before := goleak.IgnoreCurrent()
	server, err := loopback.Start(loopback.Options{Token: secret})
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, server)
	h.ready()
	server.DropGateway()
	h.gateway("a second connection", func(n loopback.GatewayCounts) bool { return n.Connections >= 2 && n.Live == 1 })
	h.end()
	server.Close()
	goleak.VerifyNone(t, before)
}

// A server that is being forgotten when the stop comes is forgotten to the end: what it is
// deleted from is closed next.
func TestStopWaitsForLeaving(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	began, release := make(chan string), make(chan struct{})
	options := Options{Token: secret, APIBase: server.URL, Left: func(id string) {
		began <- id
		<-release
	}}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, options, newFakeHandler()) }()
	defer func() {
		cancel()
		<-ended
	}()
	wait, stop := context.WithTimeout(t.Context(), timeout)
	defer stop()
	if err := server.Await(wait, func(n loopback.GatewayCounts) bool { return n.Live > 0 }); err != nil {
		t.Fatal(err)
	}
	if err := server.Dispatch(wait, "GUILD_DELETE", map[string]any{"id": "81"}); err != nil {
		t.Fatal(err)
	}
	if got := next(t, began); got != "81" {
		t.Errorf("left %s, want 81", got)
	}
	cancel()
	select {
	case err := <-ended:
		ended <- err
		t.Error("ended while a server was being forgotten")
	case <-time.After(100 * time.Millisecond):
	}
	close(release)
}
