package loopback

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/websocket"
)

// Gateway returns what the gateway received so far.
func (s *Server) Gateway() GatewayCounts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gatewayCounts()
}

// Await waits until the condition is true of the counts of the gateway, or ctx ends.
func (s *Server) Await(ctx context.Context, condition func(GatewayCounts) bool) error {
	return s.await(ctx, func() bool { return condition(s.gatewayCounts()) })
}

// Closes returns the codes with which the bot closed connections, in their order.
func (s *Server) Closes() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.gateway.closes)
}

// Dispatch sends an event to the bot, to all its shards. It waits until the bot is connected or ctx ends.
func (s *Server) Dispatch(ctx context.Context, event string, data any) error {
	return s.await(ctx, func() bool {
		ready := s.readyConnections()
		for _, c := range ready {
			c.dispatch(event, data)
		}
		return len(ready) > 0
	})
}

// serveGateway handles a request for a websocket.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	fault := s.nextGatewayFault()
	if s.gatewayPath() != strings.TrimSuffix(r.URL.Path, "/") {
		fault.Refuse = http.StatusNotFound
	}
	if fault.Silent {
		<-r.Context().Done()
		return
	}
	if fault.Refuse != 0 {
		http.Error(w, http.StatusText(fault.Refuse), fault.Refuse)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &connection{ws: ws, fault: fault}
	if !s.addConnection(c) {
		ws.Close()
		return
	}
	defer s.running.Done()
	s.serveConnection(c)
}

// addConnection adds a connection, unless the server is closed.
func (s *Server) addConnection(c *connection) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gateway.closed {
		return false
	}
	s.running.Add(1)
	s.gateway.connections[c] = true
	s.gateway.counts.Connections++
	s.notify()
	return true
}

// serveConnection handles the packets of the bot until the connection ends.
func (s *Server) serveConnection(c *connection) {
	defer c.ws.Close()
	switch {
	case c.fault.NoHello:
	case c.fault.Hello != "":
		c.writeText(c.fault.Hello)
	default:
		c.send(opHello, object{"heartbeat_interval": s.options.Heartbeat.Milliseconds()})
	}
	for {
		var p packet
		if err := c.ws.ReadJSON(&p); err != nil {
			s.removeConnection(c, err)
			return
		}
		s.receive(c, p)
	}
}

// removeConnection removes a connection. Its session stays for a RESUME, unless the bot ended it by a
// normal close.
func (s *Server) removeConnection(c *connection, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.gateway.connections, c)
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
		s.gateway.closes = append(s.gateway.closes, closed.Code)
	}
	if c.session != nil && websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		delete(s.gateway.sessions, c.session.id)
	}
	s.notify()
}

// receive handles a packet of the bot.
func (s *Server) receive(c *connection, p packet) {
	switch p.Op {
	case opHeartbeat:
		s.count(func(n *GatewayCounts) { n.Heartbeats++ })
		if !c.fault.NoAcks {
			c.send(opHeartbeatAck, nil)
		}
	case opIdentify:
		s.identify(c, p.Data)
	case opResume:
		s.resume(c, p.Data)
	default:
		c.close(4001)
	}
}
