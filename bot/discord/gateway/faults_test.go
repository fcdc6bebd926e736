package gateway

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"go.uber.org/goleak"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

// shipped reports whether the table of faults is measured with the options that quoth run has. To print it:
//
//	QUOTH_GATEWAY=shipped go test -count=1 -v -parallel 20 -run 'TestFaults|TestFlaps' ./bot/discord/gateway
func shipped() bool { return os.Getenv("QUOTH_GATEWAY") == "shipped" }

// lineFault is a fault of the connection to Discord.
type lineFault struct {
	name      string
	start     bool                         // it is there when the bot starts; else it comes when the bot is ready
	first     loopback.GatewayFault        // of the first connection, when it is not there at the start
	rest      *loopback.Fault              // of the requests for the gateway's address
	next      []loopback.GatewayFault      // of the next connections
	cause     func(*loopback.Server)       // ends the connection; nil: nothing does
	heartbeat time.Duration                // 0: 41.25 s
	prepare   func(testing.TB, *lineFault) // completes the fault
}

// The ways to lose a connection that is ready.
var (
	drop = (*loopback.Server).DropGateway
	stop = func(code int) func(*loopback.Server) {
		return func(s *loopback.Server) { s.CloseGateway(code) }
	}
	send = func(op int, data any) func(*loopback.Server) {
		return func(s *loopback.Server) { s.SendGateway(op, data) }
	}
	text = func(text string) func(*loopback.Server) {
		return func(s *loopback.Server) { s.SendGatewayText(text) }
	}
)

// at is a fault that the bot meets when it starts, and after is one that it meets when it connects again after a
// drop.
func at(name string, f loopback.GatewayFault) lineFault {
	return lineFault{name: "start: " + name, start: true, next: []loopback.GatewayFault{f}}
}

func after(name string, f ...loopback.GatewayFault) lineFault {
	return lineFault{name: "resume: " + name, cause: drop, next: f}
}

func whenReady(name string, cause func(*loopback.Server)) lineFault {
	return lineFault{name: "ready: " + name, cause: cause}
}

func lineFaults() []lineFault {
	html := loopback.Fault{Status: 503, Body: "<html>Bad gateway</html>", Times: 3}
	none := loopback.Fault{Status: 200, Body: `{"url":"","shards":1}`, Times: 1}
	broken := loopback.Fault{Status: 200, Body: `<html>Checking your browser</html>`, Times: 1}
	later := loopback.RateLimited("GET", "", time.Hour, false)
	fault := func(name string, f loopback.Fault, start bool) lineFault {
		if start {
			return lineFault{name: "start: " + name, start: true, rest: &f}
		}
		return lineFault{name: "new session: " + name, cause: stop(4009), rest: &f}
	}
	empty, dead := "", "ws://127.0.0.1:1"
	type f = loopback.GatewayFault
	return []lineFault{
		at("handshake refused, 503", f{Refuse: 503}),
		at("handshake refused, 429", f{Refuse: 429}),
		at("handshake not answered", f{Silent: true}),
		at("no HELLO", f{NoHello: true}),
		at("HELLO is no JSON", f{Hello: "<html>"}),
		at("HELLO with heartbeat interval 0", f{Hello: `{"op":10,"d":{"heartbeat_interval":0}}`}),
		at("silence after IDENTIFY", f{NoReady: true}),
		at("op 7 for READY", f{Op: 7}),
		at("op 9 false for READY", f{Op: 9}),
		at("op 9 true for READY", f{Op: 9, Continue: true}),
		at("4000 for READY", f{Close: 4000}),
		at("4008 for READY", f{Close: 4008}),
		at("cut for READY", f{Cut: true}),
		at("READY is no JSON", f{Text: "<html>"}),
		at("READY without a session", f{Text: `{"op":0,"t":"READY","s":1,"d":{"session_id":7}}`}),
		fault("address: 503 in HTML", html, true),
		fault("address: no JSON", broken, true),
		fault("address: none", none, true),
		fault("address: cut", loopback.Fault{Drop: true, Times: 3}, true),
		whenReady("dropped", drop),
		whenReady("reset", (*loopback.Server).ResetGateway),
		whenReady("closed without a code", stop(0)),
		whenReady("closed with 1000", stop(1000)),
		whenReady("closed with 1001", stop(1001)),
		whenReady("closed with 4000", stop(4000)),
		whenReady("closed with 4007", stop(4007)),
		whenReady("closed with 4008", stop(4008)),
		whenReady("closed with 4009", stop(4009)),
		whenReady("op 7", send(7, nil)),
		whenReady("op 9 true", send(9, true)),
		whenReady("op 9 false", send(9, false)),
		whenReady("text that is no JSON", text("<html>")),
		whenReady("an event that is none", text(`{"op":0,"t":7,"s":"x"}`)),
		{name: "ready: dead, with a heartbeat of 2 s", cause: (*loopback.Server).StallGateway, heartbeat: 2 * time.Second},
		after("handshake refused, 502", f{Refuse: 502}),
		after("handshake not answered", f{Silent: true}),
		after("no HELLO", f{NoHello: true}),
		after("silence", f{NoReady: true}),
		after("op 7", f{Op: 7}),
		after("op 7, three times", f{Op: 7}, f{Op: 7}, f{Op: 7}),
		after("op 9 true", f{Op: 9, Continue: true}),
		after("op 9 false", f{Op: 9}),
		after("4000", f{Close: 4000}),
		after("4007", f{Close: 4007}),
		after("4009", f{Close: 4009}),
		after("cut", f{Cut: true}),
		after("no JSON", f{Text: "<html>"}),
		{name: "resume: READY had no address", first: f{Resume: &empty}, cause: drop},
		{name: "resume: READY had a dead address", first: f{Resume: &dead}, cause: drop},
		{name: "resume: READY had an address that does not answer", cause: drop, prepare: deaf},
		{name: "resume: the gateway has moved", cause: func(s *loopback.Server) { s.MoveGateway(); s.DropGateway() }},
		fault("address: 503 in HTML", html, false),
		fault("address: no JSON", broken, false),
		fault("address: retry_after of an hour", later, false),
	}
}

// deaf makes the address for a RESUME one that accepts connections and says nothing.
func deaf(tb testing.TB, f *lineFault) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { listener.Close() })
	address := "ws://" + listener.Addr().String()
	f.first.Resume = &address
}

func TestFaults(t *testing.T) {
	before := goleak.IgnoreCurrent()
	t.Run("all", func(t *testing.T) {
		for _, f := range lineFaults() {
			t.Run(f.name, func(t *testing.T) {
				parallel(t)
				took := f.measure(t)
				if shipped() {
					fmt.Printf("| %s | %.1f |\n", f.name, took.Seconds())
				}
			})
		}
	})
	goleak.VerifyNone(t, before)
}

// within is how long a test waits at most.
const within = 100 * time.Second

// measure returns how long it takes after a fault until interactions are handled again.
func (f lineFault) measure(t *testing.T) time.Duration {
	if f.prepare != nil {
		f.prepare(t, &f)
	}
	o := loopback.Options{Token: secret, Heartbeat: cmp.Or(f.heartbeat, 41250*time.Millisecond)}
	if shipped() {
		o.IdentifyPause = 5 * time.Second // as with Discord
	}
	server := loopback.ForTest(t, o)
	c := newCounter()
	if f.start {
		f.fail(server)
	} else {
		server.FailGateway(f.first)
	}
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	began := time.Now()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, measured(server), c) }()
	if !f.start {
		c.await(t, ctx, server)
		f.fail(server)
		if began = time.Now(); f.cause != nil {
			f.cause(server)
		}
	}
	c.await(t, ctx, server)
	took := time.Since(began)
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	c.once(t)
	return took
}

// fail sets what goes wrong next.
func (f lineFault) fail(server *loopback.Server) {
	server.FailGateway(f.next...)
	if f.rest == nil {
		return
	}
	for _, path := range addressPaths {
		r := *f.rest
		r.Path = path
		server.Fail(r)
	}
}

// counter is a handler that counts how often it was given each interaction.
type counter struct {
	mu      sync.Mutex
	handled map[string]int
	ready   int // calls of Ready
	changed chan struct{}
}

func newCounter() *counter {
	return &counter{handled: make(map[string]int), changed: make(chan struct{}, 1)}
}

func (c *counter) Handle(_ *rest.Client, i *discordgo.InteractionCreate, _ string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.handled[i.ID]++
	select {
	case c.changed <- struct{}{}:
	default:
	}
}

func (c *counter) Ready(context.Context, *rest.Client) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ready++
	return nil
}

func (c *counter) Wait() {}

func (c *counter) readies() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ready
}

// times returns how often an interaction was handled.
func (c *counter) times(id string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.handled[id]
}

// once fails a test in which an interaction was handled more than once.
func (c *counter) once(t *testing.T) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, times := range c.handled {
		if times > 1 {
			t.Errorf("interaction %s was handled %d times", id, times)
		}
	}
}

// await sends interactions until a new one is handled.
func (c *counter) await(t *testing.T, ctx context.Context, server *loopback.Server) {
	t.Helper()
	sent := make(map[string]bool)
	for ctx.Err() == nil {
		id, err := server.Send(ctx, loopback.Slash("help"))
		if err != nil {
			break
		}
		sent[id] = true
		select {
		case <-c.changed:
		case <-time.After(50 * time.Millisecond):
		case <-ctx.Done():
		}
		if c.hasAny(sent) {
			return
		}
	}
	t.Fatalf("no interaction is handled; the gateway has seen %+v", server.Gateway())
}

func (c *counter) hasAny(sent map[string]bool) bool {
	for id := range sent {
		if c.times(id) > 0 {
			return true
		}
	}
	return false
}

// TestFlaps loses each of 100 connections as soon as it is ready, with interactions under way.
func TestFlaps(t *testing.T) {
	before := goleak.IgnoreCurrent()
	server, err := loopback.Start(loopback.Options{Token: secret})
	if err != nil {
		t.Fatal(err)
	}
	c := newCounter()
	ctx, cancel := context.WithTimeout(t.Context(), 3*within)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, measured(server), c) }()
	ways := []func(*loopback.Server){drop, (*loopback.Server).ResetGateway, stop(4000), send(7, nil), stop(0)}
	var longest time.Duration
	sent := make(map[string]bool)
	for i := range 100 {
		began := time.Now()
		flap(t, ctx, server, sent, ways[i%len(ways)])
		longest = max(longest, time.Since(began))
	}
	for id := range sent {
		for c.times(id) == 0 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		if c.times(id) != 1 {
			t.Errorf("interaction %s was handled %d times, want once", id, c.times(id))
		}
	}
	if n := server.Gateway(); n.Resumes != 100 || n.Identifies != 1 {
		t.Errorf("%+v, want 100 resumes of one session", n)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	server.Close()
	goleak.VerifyNone(t, before)
	t.Logf("%d interactions; the longest of 100 flaps took %s", len(sent), longest.Round(time.Millisecond))
}

// flap waits for a connection, sends interactions, and loses it at once.
func flap(
	t *testing.T, ctx context.Context, server *loopback.Server, sent map[string]bool, lose func(*loopback.Server),
) {
	t.Helper()
	before := server.Gateway()
	for range 3 {
		id, err := server.Send(ctx, loopback.Slash("help"))
		if err != nil {
			t.Fatal(err)
		}
		sent[id] = true
	}
	lose(server)
	again := func(n loopback.GatewayCounts) bool { return n.Resumes > before.Resumes && n.Live == 1 }
	if err := server.Await(ctx, again); err != nil {
		t.Fatalf("no connection again: %v", err)
	}
}

// parallel lets the faults run at once. The waits are most of the time.
func parallel(t *testing.T) { t.Parallel() }

// addressPaths are the paths of the requests for the gateway's address.
var addressPaths = []string{"/gateway/bot"}

// measured returns the options with which faults are tried.
func measured(server *loopback.Server) Options {
	o := Options{Token: secret, APIBase: server.URL}
	if !shipped() {
		o.OpenTimeout, o.IdentifyPause = 300*time.Millisecond, 10*time.Millisecond
		o.BackOff = BackOff{First: time.Millisecond, Most: 20 * time.Millisecond}
	}
	return o
}

// Connections that end as soon as they are ready are not opened without end as fast as the machine can.
func TestFlapsAreSlowedDown(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	o := Options{Token: secret, APIBase: server.URL, BackOff: BackOff{First: 50 * time.Millisecond}}
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, o, newCounter()) }()
	began := time.Now()
	for range connectionsAtOnce + 5 {
		flap(t, ctx, server, make(map[string]bool), drop)
	}
	if took := time.Since(began); took < 5*50*time.Millisecond {
		t.Errorf("%d flaps in %s", connectionsAtOnce+5, took)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
