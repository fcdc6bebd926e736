package gateway

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// dialer dials the gateway, and can cut the connection that it dialled last.
type dialer struct {
	mu   sync.Mutex
	last *conn
}

func (d *dialer) websocket() *websocket.Dialer {
	return &websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 20 * time.Second, NetDialContext: d.dial,
	}
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	var plain net.Dialer
	c, err := plain.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = &conn{Conn: c, answered: make(chan struct{}, 1)}
	return d.last, nil
}

func (d *dialer) cut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last != nil {
		d.last.Close()
	}
}

// leave says that what is written next is a goodbye. The channel signals the answer to it.
func (d *dialer) leave() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last == nil {
		return nil
	}
	d.last.leaving.Store(true)
	return d.last.answered
}

// conn is a connection that signals when the other side has answered a goodbye.
type conn struct {
	net.Conn
	leaving, said atomic.Bool
	answered      chan struct{}
}

// Write notes that the goodbye was said, when what is written is one.
func (c *conn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.said.Store(c.leaving.Load())
	return n, err
}

// Read signals the answer, once the goodbye was said.
func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if c.said.Load() {
		signal(c.answered)
	}
	return n, err
}
