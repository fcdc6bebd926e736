// Package loopback is Discord on this machine: a gateway and a REST server that a bot
// cannot tell from the real one by what goes over the wire. Tests send it interactions
// and read what comes back; every body that a bot sends is checked, against Discord's
// own document where that is at hand, and for what the document leaves out.
//
//	server := loopback.ForTest(t, loopback.Options{})
//	// … a bot whose DISCORD_API_URL is server.URL
//	id, err := server.Send(ctx, loopback.Slash("ask", loopback.Option{Name: "question", Value: "When does the ferry sail?"}))
//	answer, err := server.Reply(ctx, id)
//
// By hand: go run ./cmd/loopback -listen 127.0.0.1:8700, and in another terminal
// DISCORD_API_URL=http://127.0.0.1:8700 DISCORD_TOKEN=any quoth run.
package loopback

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options say how a Server behaves. The zero Options do for a test.
type Options struct {
	Listen    string        // host:port; empty: any free port of 127.0.0.1
	Token     string        // the one bot token that is accepted; empty: every one
	Heartbeat time.Duration // the interval that HELLO names; 0: 41.25 s, as Discord's
	Patience  time.Duration // how long an interaction may wait for its callback; 0: 3 s, as Discord's
	Document  *Document     // what bodies are checked against; nil: only our own checks
}

// Server is a Discord for one application. Its methods may be called from everywhere.
type Server struct {
	URL string // "http://127.0.0.1:8700", for DISCORD_API_URL

	options  Options
	http     *http.Server
	running  sync.WaitGroup // what http.Server does not wait for: websockets
	mu       sync.Mutex     // guards all that follows
	changed  chan struct{}  // closed, and made anew, when something below has changed
	lastID   uint64
	gateway  gateway
	exchange exchange
	messages map[string][]*message // by channel, oldest first
	commands map[string]json.RawMessage
	denied   map[string]uint64 // permissions that the bot lacks, by channel
	faults   []*Fault
	requests []Request
	breaches []Violation
}

// Start listens and serves until Close.
func Start(o Options) (*Server, error) {
	listener, err := net.Listen("tcp", cmp.Or(o.Listen, "127.0.0.1:0"))
	if err != nil {
		return nil, fmt.Errorf("start the loopback Discord: %w", err)
	}
	o.Heartbeat = cmp.Or(o.Heartbeat, 41250*time.Millisecond)
	o.Patience = cmp.Or(o.Patience, 3*time.Second)
	s := &Server{
		URL:      "http://" + listener.Addr().String(),
		options:  o,
		changed:  make(chan struct{}),
		gateway:  newGateway(),
		exchange: exchange{byID: map[string]*interaction{}, byToken: map[string]*interaction{}},
		messages: map[string][]*message{},
		commands: map[string]json.RawMessage{},
		denied:   map[string]uint64{},
	}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.running.Go(func() { s.http.Serve(listener) })
	return s, nil
}

// Close ends every connection and waits for what serves them.
func (s *Server) Close() error {
	err := s.http.Close()
	s.mu.Lock()
	s.gateway.closed = true
	for c := range s.gateway.connections {
		c.ws.Close()
	}
	s.mu.Unlock()
	s.running.Wait()
	return err
}

// Forget drops the requests, interactions and messages so far, so that a long run does
// not fill the memory.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
	s.exchange = exchange{byID: map[string]*interaction{}, byToken: map[string]*interaction{}}
	clear(s.messages)
	for _, session := range s.gateway.sessions {
		session.events = nil
	}
}

// tell wakes those who wait. The mutex is held.
func (s *Server) tell() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until it holds, which is asked with the mutex held, or ctx ends.
func (s *Server) await(ctx context.Context, holds func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := holds(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
