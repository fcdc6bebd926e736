package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
	"quoth/bot/testlog"
)

// fleet is a Run with several shards under test.
type fleet struct {
	*run
	handler *counter
	in      chan []string
	left    chan string
}

// brief is a pause between IDENTIFYs for a gateway that does not ask for one.
const brief = 10 * time.Millisecond

func startFleet(t *testing.T, server *loopback.Server, shards int, pause time.Duration) *fleet {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	f := &fleet{
		run:     &run{t: t, server: server, log: new(testlog.Log), cancel: cancel, ended: make(chan error, 1)},
		handler: newCounter(), in: make(chan []string, 100), left: make(chan string, 100),
	}
	o := Options{
		Token: secret, APIBase: server.URL, Shards: shards, IdentifyPause: pause,
		BackOff: BackOff{First: time.Millisecond, Most: 20 * time.Millisecond},
		Log:     slog.New(slog.NewTextHandler(f.log, nil)),
		In:      func(_ string, servers []string) { f.in <- servers },
		Left:    func(server string) { f.left <- server },
	}
	go func() { f.ended <- Run(ctx, o, f.handler) }()
	t.Cleanup(cancel)
	return f
}

func live(shards int) func(loopback.GatewayCounts) bool {
	return func(n loopback.GatewayCounts) bool { return n.Live == shards }
}

// send sends an interaction, and waits until it is handled.
func (f *fleet) send(i loopback.Interaction) {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(f.t.Context(), timeout)
	defer cancel()
	id, err := f.server.Send(ctx, i)
	if err != nil {
		f.t.Fatal(err)
	}
	for f.handler.times(id) == 0 {
		if ctx.Err() != nil {
			f.t.Fatalf("interaction is not handled\n%s", f.log)
		}
		time.Sleep(time.Millisecond)
	}
}

// Four shards share the servers: each interaction is handled once, and what is done once is done once.
func TestFourShards(t *testing.T) {
	guilds := loopback.GuildIDs(4)
	server := loopback.ForTest(t, loopback.Options{Shards: 4, IdentifyPause: 50 * time.Millisecond})
	server.SetGuilds(guilds...)
	f := startFleet(t, server, 0, 300*time.Millisecond) // packets may be that late on a busy machine
	f.gateway("four shards", live(4))
	if got := next(t, f.in); !slices.Equal(got, guilds) {
		t.Errorf("in %q, want %q", got, guilds)
	}
	for _, guild := range guilds {
		i := loopback.Slash("help")
		i.Guild = guild
		f.send(i)
		press := loopback.Press("button", []byte(`{"id":"1"}`))
		press.Guild = guild
		f.send(press)
	}
	direct := loopback.Slash("help")
	direct.Direct = true
	f.send(direct)
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	if err := server.LeaveGuild(ctx, guilds[2]); err != nil {
		t.Fatal(err)
	}
	if got := next(t, f.left); got != guilds[2] {
		t.Errorf("left %s, want %s", got, guilds[2])
	}
	if err := server.Dispatch(ctx, "GUILD_DELETE", map[string]any{"id": guilds[1], "unavailable": true}); err != nil {
		t.Fatal(err) // an outage
	}
	server.SendGateway(9, false) // each shard begins a new session
	f.gateway("four new sessions", func(n loopback.GatewayCounts) bool { return n.Identifies == 8 && n.Live == 4 })
	for range 4 {
		if got, want := next(t, f.in), slices.Delete(slices.Clone(guilds), 2, 3); !slices.Equal(got, want) {
			t.Errorf("in %q, want %q", got, want)
		}
	}
	for f.handler.readies() < 2 && ctx.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	f.end()
	if n := f.handler.readies(); n != 2 {
		t.Errorf("set up %d times for two sessions of the first shard, want 2", n)
	}
	if n := len(f.left); n != 0 {
		t.Errorf("left %d more servers", n)
	}
	f.handler.once(t)
	if want := map[int]int{0: 2, 1: 2, 2: 2, 3: 2}; !maps.Equal(server.Identifies(), want) {
		t.Errorf("IDENTIFYs %v, want %v", server.Identifies(), want)
	}
	if !strings.Contains(f.log.String(), "shard=3 shards=4") {
		t.Errorf("the log does not count the shards:\n%s", f.log)
	}
}

// No server is reported, and so none forgotten, before each shard has named its own.
func TestServersAreReportedTogether(t *testing.T) {
	guilds := loopback.GuildIDs(2)
	server := loopback.ForTest(t, loopback.Options{Shards: 2, Concurrency: 2})
	server.SetGuilds(guilds...)
	server.FailGateway(loopback.GatewayFault{NoHello: true}) // the first shard of all waits
	f := startFleet(t, server, 0, brief)
	f.gateway("one shard", func(n loopback.GatewayCounts) bool { return n.Live == 1 })
	select {
	case got := <-f.in:
		if !slices.Equal(got, guilds) {
			t.Errorf("in %q while a shard was missing", got)
		}
	case <-time.After(20 * time.Millisecond):
	}
	f.end()
}

func TestNumberOfShards(t *testing.T) {
	for _, tc := range []struct {
		recommended, set, want int
		log                    string
	}{
		{1, 0, 1, ""},
		{3, 0, 3, ""},
		{-2, 0, 1, ""},
		{99, 0, 64, "recommends more shards"},
		{1, 2, 2, ""},
		{3, 1, 1, ""},
		{99, 64, 64, ""},
	} {
		t.Run(fmt.Sprintf("%d recommended, %d set", tc.recommended, tc.set), func(t *testing.T) {
			log := new(testlog.Log)
			s := &supervisor{options: Options{Shards: tc.set, Log: slog.New(slog.NewTextHandler(log, nil))}}
			if got := s.shards(directions{Shards: tc.recommended}); got != tc.want {
				t.Errorf("got %d, want %d", got, tc.want)
			}
			if got := log.String(); (got == "") != (tc.log == "") || !strings.Contains(got, tc.log) {
				t.Errorf("log %q, want %q", got, tc.log)
			}
		})
	}
	for _, n := range []int{-1, 65} {
		if err := Run(t.Context(), Options{Token: secret, Shards: n}, newFakeHandler()); err == nil ||
			!strings.Contains(err.Error(), "from 1 to 64") {
			t.Errorf("%d shards: error %v", n, err)
		}
	}
}

// A bot that has outgrown the shards that Discord recommended begins again with more, unless their number is set.
func TestOutgrown(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	guilds := loopback.GuildIDs(3)
	server.SetGuilds(guilds...)
	f := startFleet(t, server, 0, brief)
	f.gateway("one shard", live(1))
	next(t, f.in)
	server.RequireShards(3)
	f.gateway("three shards", live(3))
	if got := next(t, f.in); !slices.Equal(got, guilds) {
		t.Errorf("in %q, want %q", got, guilds)
	}
	f.end()
	f = startFleet(t, server, 2, brief)
	if err := f.fails(); err == nil || !strings.Contains(err.Error(), "DISCORD_SHARDS") {
		t.Errorf("two shards: %v, want an error that names DISCORD_SHARDS", err)
	}
}

// A shard that Discord refuses for good ends all.
func TestRefusedShard(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret, Shards: 3})
	server.FailGateway(loopback.GatewayFault{}, loopback.GatewayFault{Close: 4014})
	f := startFleet(t, server, 0, brief)
	if err := f.fails(); err == nil || !strings.Contains(err.Error(), "4014") {
		t.Errorf("got %v, want code 4014", err)
	}
	f.gateway("the end", live(0))
}

// Two bots in one process do not hinder each other.
func TestTwoRuns(t *testing.T) {
	var running sync.WaitGroup
	for range 2 {
		server := loopback.ForTest(t, loopback.Options{Token: secret})
		running.Go(func() {
			f := startFleet(t, server, 0, brief)
			f.gateway("a connection", live(1))
			f.send(loopback.Slash("help"))
			f.end()
		})
	}
	running.Wait()
}

// Whoever watches a shard knows when it is connected, and how fast heartbeats are acknowledged.
func TestWatch(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{Token: secret, Heartbeat: 20 * time.Millisecond})
	states := make(chan ShardState, 1000)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Token: secret, APIBase: server.URL, IdentifyPause: time.Millisecond, Watch: func(s ShardState) { states <- s },
		}, newFakeHandler())
	}()
	await := func(what string, wanted func(ShardState) bool) {
		for late := time.After(10 * time.Second); ; {
			select {
			case s := <-states:
				if s.ID != 0 || s.Of != 1 {
					t.Fatalf("state %+v, want one of shard 0 of 1", s)
				}
				if wanted(s) {
					return
				}
			case <-late:
				t.Fatalf("no %s", what)
			}
		}
	}
	await("connection", func(s ShardState) bool { return s.Up })
	await("acknowledged heartbeat", func(s ShardState) bool { return s.Up && s.Latency > 0 })
	server.DropGateway()
	await("loss", func(s ShardState) bool { return !s.Up })
	await("connection again", func(s ShardState) bool { return s.Up })
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// Of a server that the bot has left and that has it back, nothing is forgotten.
func TestLeftAndBack(t *testing.T) {
	guilds := loopback.GuildIDs(2)
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	server.SetGuilds(guilds...)
	began, release, joined := make(chan struct{}), make(chan struct{}), make(chan string, 10)
	var left []string
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Token: secret, APIBase: server.URL,
			Left: func(id string) { // one call at a time
				if left = append(left, id); len(left) == 1 {
					close(began)
					<-release
				}
			},
			Joined: func(_ context.Context, id string, _ time.Time) { joined <- id },
		}, newCounter())
	}()
	for range guilds {
		next(t, joined)
	}
	leave := func(id string) {
		if err := server.LeaveGuild(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	leave(guilds[0])
	next(t, began)
	leave(guilds[1])
	if err := server.JoinGuild(t.Context(), guilds[1]); err != nil {
		t.Error(err)
	}
	if id := next(t, joined); id != guilds[1] {
		t.Errorf("joined %s, want %s", id, guilds[1])
	}
	close(release)
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if !slices.Equal(left, guilds[:1]) {
		t.Errorf("left %q, want only %q", left, guilds[:1])
	}
}

// After a connection that was ready the next one begins at once, unless its session was refused.
func TestShardLearns(t *testing.T) {
	late := &lateError{"HELLO", time.Second}
	invalid, valid := &invalidError{}, &invalidError{resumable: true}
	o := Options{BackOff: BackOff{First: time.Second, Most: time.Minute}, IdentifyPause: 5 * time.Second}
	for _, tc := range []struct {
		name        string
		errs        []error // of connections that were not ready
		ready       error   // of one that was, after them; nil: there is none
		least, most time.Duration
		timeout     time.Duration
	}{
		{"ready", nil, errReconnect, 0, 0, 5 * time.Second},
		{"ready after failures", []error{late, late, late}, errReconnect, 0, 0, 5 * time.Second},
		{"a failure", []error{errReconnect}, nil, time.Second / 2, time.Second, 5 * time.Second},
		{"failures", []error{late, errReconnect, late}, nil, 2 * time.Second, 4 * time.Second, 20 * time.Second},
		{"an invalid session", nil, invalid, time.Second, 5 * time.Second, 5 * time.Second},
		{"a valid one", nil, valid, 0, 0, 5 * time.Second},
		{"invalid again and again", slices.Repeat([]error{invalid}, 9), nil, time.Minute / 2, time.Minute, 5 * time.Second},
		{"no session left", []error{&spentError{time.Hour}}, nil, time.Hour, time.Hour, 5 * time.Second},
		{"too many requests", []error{&rest.Error{Status: 429, RetryAfter: time.Hour}}, nil, time.Hour, time.Hour,
			5 * time.Second},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := &shard{supervisor: &supervisor{options: o}, timeout: openTimeout{first: 5 * time.Second}}
			var wait time.Duration
			for _, err := range tc.errs {
				s.learn(false, err)
				wait = s.wait(false, err)
			}
			if tc.ready != nil {
				s.learn(true, tc.ready)
				wait = s.wait(true, tc.ready)
			}
			if wait < tc.least || wait > tc.most || s.timeout.now() != tc.timeout {
				t.Errorf("waits %s, then %s for a step; want %s to %s, then %s",
					wait, s.timeout.now(), tc.least, tc.most, tc.timeout)
			}
		})
	}
}
