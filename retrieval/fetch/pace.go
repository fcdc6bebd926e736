package fetch

import (
	"context"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pace gives out turns: one at a time for each host, with a gap between.
type pace struct {
	gap   time.Duration
	own   []netip.Prefix // hosts written as an address in here are the operator's: no gap
	mu    sync.Mutex
	hosts map[string]*host
}

// maxHosts is when hosts that nobody waits for are forgotten.
const maxHosts = 1024

type host struct {
	slot    chan struct{} // holds the one turn while nobody has it
	limiter *rate.Limiter
	users   int       // who have the turn or wait for it
	closed  time.Time // until when the server asked to be left alone
}

func newPace(gap time.Duration, own []netip.Prefix) *pace {
	return &pace{gap: gap, own: own, hosts: map[string]*host{}}
}

// turn is the right to send a host one request.
type turn struct {
	pace *pace
	host *host
}

// enter waits for the host's turn. While the host is closed it fails at once.
func (p *pace) enter(ctx context.Context, name string, now time.Time) (turn, error) {
	t := turn{p, p.join(strings.ToLower(name))}
	select {
	case <-t.host.slot:
	case <-ctx.Done():
		p.part(t.host)
		return turn{}, ctx.Err()
	}
	if until := t.host.closed; until.After(now) {
		t.leave()
		return turn{}, &Error{Reason: Busy, NotBefore: until}
	}
	if t.host.limiter.Wait(ctx) != nil { // ctx ended, or would before the gap
		t.leave()
		return turn{}, context.DeadlineExceeded
	}
	return t, nil
}

// close keeps everybody from the host until then.
func (t turn) close(until time.Time) { t.host.closed = until }

func (t turn) leave() {
	t.host.slot <- struct{}{}
	t.pace.part(t.host)
}

func (p *pace) join(name string) *host {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[name]
	if h == nil {
		p.forget()
		h = &host{slot: make(chan struct{}, 1), limiter: rate.NewLimiter(p.limit(name), 1)}
		h.slot <- struct{}{}
		p.hosts[name] = h
	}
	h.users++
	return h
}

func (p *pace) part(h *host) {
	p.mu.Lock()
	h.users--
	p.mu.Unlock()
}

func (p *pace) limit(name string) rate.Limit {
	if a, err := netip.ParseAddr(name); err == nil && contains(p.own, a) {
		return rate.Inf
	}
	return rate.Every(p.gap)
}

// forget drops the hosts about which nothing needs to be known: nobody is at them and
// their gap is over. A server's wish to be left alone may be lost with them.
func (p *pace) forget() {
	if len(p.hosts) < maxHosts {
		return
	}
	for name, h := range p.hosts {
		if h.users == 0 && h.limiter.Tokens() >= 1 {
			delete(p.hosts, name)
		}
	}
}
