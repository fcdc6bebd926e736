package loopback

import (
	"encoding/json"
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
}

// session is what the gateway keeps of a connection for a RESUME.
type session struct {
	id     string
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
	c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	c.ws.WriteJSON(p)
}

// close closes the connection with a code.
func (c *connection) close(code int) {
	deadline := time.Now().Add(time.Second)
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), deadline)
	c.ws.Close()
}
