// Package loopback is a Discord on this machine: a gateway and a REST server that a bot can use in the
// place of the real ones. Tests send the bot interactions and read its answers. Each request of the bot
// is checked by the rules of package rules.
//
//	server := loopback.ForTest(t, loopback.Options{})
//	// … a bot whose DISCORD_API_URL is server.URL
//	question := loopback.Option{Name: "question", Value: "When does the ferry sail?"}
//	id, err := server.Send(ctx, loopback.Slash("ask", question))
//	answer, err := server.Reply(ctx, id)
//
// By hand: go run ./cmd/loopback -listen 127.0.0.1:8700, and in another terminal
// DISCORD_API_URL=http://127.0.0.1:8700 DISCORD_TOKEN=any quoth run.
package loopback

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Start returns a Server that serves until Close.
func Start(o Options) (*Server, error) {
	listener, err := net.Listen("tcp", cmp.Or(o.Listen, "127.0.0.1:0"))
	if err != nil {
		return nil, fmt.Errorf("start the loopback Discord: %w", err)
	}
	o.Heartbeat = cmp.Or(o.Heartbeat, 41250*time.Millisecond)
	o.CallbackTimeout = cmp.Or(o.CallbackTimeout, 3*time.Second)
	o.Shards, o.Concurrency = cmp.Or(o.Shards, 1), cmp.Or(o.Concurrency, 1)
	s := &Server{
		URL:          "http://" + listener.Addr().String(),
		options:      o,
		changed:      make(chan struct{}),
		gateway:      newGateway(),
		interactions: newInteractions(),
		messages:     map[string][]*message{},
		commands:     map[string]json.RawMessage{},
		channels:     places(),
		denied:       map[string]uint64{},
		files:        map[string]File{},
		guilds:       []string{GuildID},
		joinedAt:     time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.running.Go(func() { s.http.Serve(listener) })
	return s, nil
}

// Close closes all connections and waits until nothing serves them.
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
