package loopback

import (
	"encoding/json"
	"net"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// packet is a message on the gateway, in either direction.
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

// connection is the websocket of a bot.
type connection struct {
	ws      *websocket.Conn
	fault   GatewayFault
	session *session // nil until READY or RESUMED
	writing sync.Mutex
	stalled bool // nothing is written any more; guarded by writing
}

// session is what the gateway keeps of a connection for a RESUME.
type session struct {
	id     string
	shard  shard
	seq    int
	events []packet // the last events, to be sent again
}

// maxEvents is the number of events that a session keeps.
const maxEvents = 256

// dispatch sends an event and keeps it for a RESUME. The caller holds the server's mu, so that events
// are sent in the order of their numbers.
func (c *connection) dispatch(event string, data any) {
	c.session.seq++
	seq := c.session.seq
	p := packet{Op: opDispatch, Data: encode(data), Seq: &seq, Type: &event}
	c.session.events = append(c.session.events, p)
	if n := len(c.session.events); n > maxEvents {
		c.session.events = slices.Delete(c.session.events, 0, n-maxEvents)
	}
	c.write(p)
}

// send sends an operation other than an event.
func (c *connection) send(op int, data any) { c.write(packet{Op: op, Data: encode(data)}) }

// write sends a packet. It ignores errors, because reading from a broken connection fails as well.
func (c *connection) write(p packet) {
	c.writing.Lock()
	defer c.writing.Unlock()
	if c.stalled {
		return
	}
	c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	c.ws.WriteJSON(p)
}

// writeText sends a text that need not be a packet.
func (c *connection) writeText(text string) {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	c.ws.WriteMessage(websocket.TextMessage, []byte(text))
}

// stall makes the connection a dead one: it stays open, but the bot hears nothing more.
func (c *connection) stall() {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.stalled = true
}

// cut ends the connection without closing it; with reset, by a TCP reset.
func (c *connection) cut(reset bool) {
	if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok && reset {
		tcp.SetLinger(0)
	}
	c.ws.NetConn().Close()
}

// close closes the connection with a code, or with 0 without one.
func (c *connection) close(code int) {
	if code == 0 {
		code = websocket.CloseNoStatusReceived // it has an empty message
	}
	deadline := time.Now().Add(time.Second)
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), deadline)
	c.ws.Close()
}
