package loopback

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// gateway is the state of the gateway.
type gateway struct {
	connections map[*connection]bool
	sessions    map[string]*session // by id; those that can be resumed, too
	faults      []GatewayFault      // for the next connections
	counts      GatewayCounts
	closed      bool
}

func newGateway() gateway {
	return gateway{connections: map[*connection]bool{}, sessions: map[string]*session{}}
}

// GatewayCounts tell what came to the gateway so far.
type GatewayCounts struct {
	Connections, Identifies, Resumes, Heartbeats int
	Live                                         int // connections that are ready now
	Intents                                      int // of the last IDENTIFY
}

// session is what Discord remembers of a connection for a RESUME.
type session struct {
	id     string
	seq    int
	events []packet // the last ones, to be sent again
}

// remembered is how many events a session keeps.
const remembered = 256

// connection is one websocket.
type connection struct {
	ws      *websocket.Conn
	fault   GatewayFault
	session *session // nil until READY or RESUMED
	writing sync.Mutex
}

// packet is what goes over the gateway in either direction.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int            `json:"s"`
	Type *string         `json:"t"`
}

// The operations of the gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// serveGateway is the handler of the websocket's address.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	fault := s.nextGatewayFault()
	if fault.Refuse != 0 {
		http.Error(w, http.StatusText(fault.Refuse), fault.Refuse)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	c := &connection{ws: ws, fault: fault}
	if !s.connected(c) {
		ws.Close()
		return
	}
	defer s.running.Done()
	s.converse(c)
}

// connected takes a connection in, unless the server is closing.
func (s *Server) connected(c *connection) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gateway.closed {
		return false
	}
	s.running.Add(1)
	s.gateway.connections[c] = true
	s.gateway.counts.Connections++
	s.tell()
	return true
}

// converse reads what the bot says until the connection ends.
func (s *Server) converse(c *connection) {
	defer c.ws.Close()
	if !c.fault.Silent {
		c.say(opHello, object{"heartbeat_interval": s.options.Heartbeat.Milliseconds()})
	}
	for {
		var p packet
		if err := c.ws.ReadJSON(&p); err != nil {
			s.disconnected(c, err)
			return
		}
		s.receive(c, p)
	}
}

// disconnected forgets a connection; its session stays for a RESUME unless the bot left
// by a normal close, which ends the session.
func (s *Server) disconnected(c *connection, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.gateway.connections, c)
	if c.session != nil && websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		delete(s.gateway.sessions, c.session.id)
	}
	s.tell()
}

func (s *Server) receive(c *connection, p packet) {
	switch p.Op {
	case opHeartbeat:
		s.count(func(n *GatewayCounts) { n.Heartbeats++ })
		if !c.fault.Deaf {
			c.say(opHeartbeatAck, nil)
		}
	case opIdentify:
		s.identify(c, p.Data)
	case opResume:
		s.resume(c, p.Data)
	default:
		c.close(4001)
	}
}

func (s *Server) count(f func(*GatewayCounts)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(&s.gateway.counts)
	s.tell()
}

// dispatch sends an event and keeps it for a RESUME. The server's mutex is held, so that
// events go out in the order of their numbers.
func (c *connection) dispatch(event string, data any) {
	c.session.seq++
	seq := c.session.seq
	p := packet{Op: opDispatch, Data: encode(data), Seq: &seq, Type: &event}
	c.session.events = append(c.session.events, p)
	if n := len(c.session.events); n > remembered {
		c.session.events = slices.Delete(c.session.events, 0, n-remembered)
	}
	c.write(p)
}

func (c *connection) say(op int, data any) { c.write(packet{Op: op, Data: encode(data)}) }

// write ignores errors: the reading side sees that a connection is broken.
func (c *connection) write(p packet) {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	c.ws.WriteJSON(p)
}

func (c *connection) close(code int) {
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	c.ws.Close()
}

// encode panics when v is no JSON: the values are our own.
func encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("loopback: " + err.Error())
	}
	return data
}

// live are the connections that are ready. The mutex is held.
func (s *Server) live() []*connection {
	var out []*connection
	for c := range s.gateway.connections {
		if c.session != nil {
			out = append(out, c)
		}
	}
	return out
}

// Dispatch sends an event to the bot, which must be connected by the time ctx ends.
func (s *Server) Dispatch(ctx context.Context, event string, data any) error {
	return s.await(ctx, func() bool {
		live := s.live()
		for _, c := range live {
			c.dispatch(event, data)
		}
		return len(live) > 0
	})
}

// Await waits until the gateway's counts are as wanted.
func (s *Server) Await(ctx context.Context, wanted func(GatewayCounts) bool) error {
	return s.await(ctx, func() bool { return wanted(s.counted()) })
}

// Gateway tells what came to the gateway so far.
func (s *Server) Gateway() GatewayCounts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counted()
}

func (s *Server) counted() GatewayCounts {
	n := s.gateway.counts
	n.Live = len(s.live())
	return n
}
