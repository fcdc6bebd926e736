package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/gorilla/websocket"
)

// line is a websocket whose packets are read into a channel. One goroutine owns it: it writes, and receives.
type line struct {
	socket  *websocket.Conn
	packets chan packet // closed when no more can be read
	err     error       // why; set before packets is closed
}

const (
	maxPacket    = 32 << 20 // bytes
	writeTimeout = 5 * time.Second
)

// keepAlive finds out within half a minute that the other machine is gone. A missed acknowledgement takes longer.
var keepAlive = net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3}

// dial connects to an address within a time. Close the line.
func dial(ctx context.Context, address, agent string, within time.Duration) (*line, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, within, &lateError{"connection", within})
	defer cancel()
	stop := func() bool { return true }
	defer func() { stop() }()
	dialer := websocket.Dialer{
		Proxy: http.ProxyFromEnvironment,
		NetDialContext: func(_ context.Context, network, address string) (net.Conn, error) {
			c, err := (&net.Dialer{KeepAliveConfig: keepAlive}).DialContext(ctx, network, address)
			if err == nil {
				stop = context.AfterFunc(ctx, func() { c.Close() }) // a handshake does not heed ctx
			}
			return c, err
		},
	}
	socket, response, err := dialer.DialContext(ctx, address, http.Header{"User-Agent": {agent}})
	switch {
	case err == nil && stop():
	case ctx.Err() != nil:
		if err == nil {
			socket.Close()
		}
		return nil, context.Cause(ctx)
	case response != nil:
		return nil, newHandshakeError(response)
	default:
		return nil, fmt.Errorf("connect to the gateway: %w", err)
	}
	socket.SetReadLimit(maxPacket)
	l := &line{socket: socket, packets: make(chan packet)}
	go l.read()
	return l, nil
}

// handshakeError means that the gateway, or something before it, refuses a connection for now.
type handshakeError struct {
	status int
	wait   time.Duration // that it asks for
}

func newHandshakeError(r *http.Response) error {
	seconds, _ := strconv.Atoi(r.Header.Get("Retry-After")) // 0: it does not say
	wait := time.Duration(min(max(seconds, 0), int(day.Seconds()))) * time.Second
	return &handshakeError{r.StatusCode, wait}
}

func (e *handshakeError) Error() string {
	return fmt.Sprintf("the gateway refuses the connection with status %d", e.status)
}

// read reads packets until that fails.
func (l *line) read() {
	defer close(l.packets)
	for {
		_, data, err := l.socket.ReadMessage()
		var p packet
		if err == nil && json.Unmarshal(data, &p) != nil {
			err = errNoPacket
		}
		if err != nil {
			l.err = err
			return
		}
		l.packets <- p
	}
}

var errNoPacket = errors.New("the gateway sent what is not a packet")

// send writes a packet.
func (l *line) send(op int, data any) error {
	l.socket.SetWriteDeadline(time.Now().Add(writeTimeout))
	return l.socket.WriteJSON(struct {
		Op   int `json:"op"`
		Data any `json:"d"`
	}{op, data})
}

// leave says goodbye with a code, and waits within a time for the answer.
func (l *line) leave(code int, within time.Duration) {
	goodbye := websocket.FormatCloseMessage(code, "")
	if l.socket.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(within)) != nil {
		return
	}
	late := time.After(within)
	for {
		select {
		case _, more := <-l.packets:
			if !more {
				return
			}
		case <-late:
			return
		}
	}
}

// close closes the connection, and waits until nothing reads from it.
func (l *line) close() {
	l.socket.Close()
	for range l.packets { // dropped: they come again after a RESUME
	}
}
