package discord

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// link is a session of discordgo's with what we know of it.
type link struct {
	session   *discordgo.Session
	dialer    *dialer
	ready     chan struct{} // a READY or a RESUMED has come
	lost      chan struct{} // the connection has ended
	opened    bool          // there is a connection to say goodbye to
	resumable bool
	cancel    context.CancelFunc // of what runs because of this link
}

func (h *holder) newLink(ctx context.Context) (*link, error) {
	ctx, cancel := context.WithCancel(ctx)
	l := &link{dialer: &dialer{}, ready: make(chan struct{}, 1), lost: make(chan struct{}, 1), cancel: cancel}
	s, err := h.options.newSession(l.dialer, h.transport)
	if err != nil {
		cancel()
		return nil, err
	}
	l.session = s
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		if h.gate.enter() {
			defer h.gate.leave()
			h.door.Handle(s, i)
		}
	})
	s.AddHandler(func(s *discordgo.Session, r *discordgo.Ready) {
		signal(l.ready)
		if h.gate.enter() { // so that nothing is started once we stop
			defer h.gate.leave()
			h.setUps.Go(func() { h.ready(ctx, s) })
			h.tellServers(r)
		}
	})
	s.AddHandler(func(*discordgo.Session, *discordgo.Resumed) { signal(l.ready) })
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { signal(l.lost) })
	s.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildCreate) {
		if joined := h.options.Joined; joined != nil && h.gate.enter() {
			defer h.gate.leave()
			joined(g.ID)
		}
	})
	s.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildDelete) {
		if left := h.options.Left; left != nil && g.Guild != nil && !g.Unavailable && h.gate.enter() { // else it is an outage of Discord's
			defer h.gate.leave() // so that what it deletes from is not closed meanwhile
			left(g.ID)
		}
	})
	return l, nil
}

// tellServers tells in which servers the bot is. Discord lists them all here, those too that
// an outage keeps from it.
func (h *holder) tellServers(r *discordgo.Ready) {
	if h.options.In == nil || r.Application == nil {
		return
	}
	servers := make([]string, len(r.Guilds))
	for i, g := range r.Guilds {
		servers[i] = g.ID
	}
	h.options.In(r.Application.ID, servers)
}

// signal marks that something has happened; once is as good as twice.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// open opens the connection and waits until it is ready, all within a time. Open itself
// knows no deadline: without a HELLO it waits until its connection is cut, and after a
// wish to reconnect in place of READY it never returns (discordgo #1694), so that it runs
// by itself and is left behind then.
func (l *link) open(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, within, fmt.Errorf("not ready within %s", within))
	defer cancel()
	drain(l.ready)
	drain(l.lost)
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	select {
	case err := <-opened:
		again := errors.Is(err, discordgo.ErrWSAlreadyOpen) // the news of a loss came twice
		if err != nil && !again {
			return err
		}
		if l.opened = true; again {
			return nil
		}
	case <-ctx.Done():
		l.dialer.cut()
		return context.Cause(ctx)
	}
	select {
	case <-l.ready:
		return nil
	case <-l.lost:
		return errLost
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func drain(c chan struct{}) {
	select {
	case <-c:
	default:
	}
}

// goodbye is how long Discord may take to answer ours.
const goodbye = 2 * time.Second

// close ends the connection. discordgo sleeps for a second after its goodbye; there is no
// need to once Discord has answered it, so that sleep is not waited for.
func (l *link) close() {
	if l == nil {
		return
	}
	l.cancel()
	if l.opened {
		done := make(chan struct{})
		answered := l.dialer.leave()
		go func() {
			defer close(done)
			l.session.Close()
		}()
		select {
		case <-done:
		case <-answered:
		case <-time.After(goodbye):
		}
	}
	l.dialer.cut()
}

// dialer dials the gateway, and can cut what it dialled.
type dialer struct {
	mu   sync.Mutex
	last *conn
}

// conn is a connection that tells when the other side has answered our goodbye.
type conn struct {
	net.Conn
	leaving, said atomic.Bool
	answered      chan struct{}
}

func (c *conn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.said.Store(c.leaving.Load())
	return n, err
}

func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if c.said.Load() {
		signal(c.answered)
	}
	return n, err
}

func (d *dialer) websocket() *websocket.Dialer {
	return &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 20 * time.Second, NetDialContext: d.dial}
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

// leave says that what is written next is a goodbye; the channel tells of its answer.
func (d *dialer) leave() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last == nil {
		return nil
	}
	d.last.leaving.Store(true)
	return d.last.answered
}

// rewriter sends requests for Discord to another host, where there is one; the paths stay.
type rewriter struct {
	*http.Transport
	base *url.URL // nil: to Discord
}

// transport leads to base, scheme://host[:port], or when that is empty to Discord.
func transport(base string) (*rewriter, error) {
	r := &rewriter{Transport: http.DefaultTransport.(*http.Transport).Clone()}
	r.MaxIdleConnsPerHost = 32 // all answers go to one host, and two would mean a handshake for most
	if base == "" {
		return r, nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Errorf("DISCORD_API_URL %q: it is no address like http://127.0.0.1:8700", base)
	}
	r.base = u
	return r, nil
}

// RoundTrip is http.RoundTripper's.
func (r *rewriter) RoundTrip(request *http.Request) (*http.Response, error) {
	if r.base != nil {
		request = request.Clone(request.Context())
		request.URL.Scheme, request.URL.Host, request.Host = r.base.Scheme, r.base.Host, r.base.Host
	}
	return r.Transport.RoundTrip(request)
}
