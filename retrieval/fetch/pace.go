package fetch

import (
	"context"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxHosts is the number of hosts above which idle ones are removed from memory.
const maxHosts = 1024

// pace limits the requests to a host to one at a time, with a gap between two.
type pace struct {
	gap   time.Duration
	allow []netip.Prefix // networks of the operator: no gap for hosts that are an address in them
	mu    sync.Mutex
	hosts map[string]*host
}

type host struct {
	free    chan struct{} // holds one value while no request is under way
	limiter *rate.Limiter
	users   int       // requests under way or waiting; guarded by pace.mu
	closed  time.Time // until when the server asked for no requests
}

func newPace(gap time.Duration, allow []netip.Prefix) *pace {
	return &pace{gap: gap, allow: allow, hosts: map[string]*host{}}
}

// slot is the right to send a host one request.
type slot struct {
	pace *pace
	host *host
}

// acquire waits until a request may be sent to the host. The error is Busy if the server asked for
// no requests at that time, or the context's. The caller must release the slot.
func (p *pace) acquire(ctx context.Context, name string, now time.Time) (slot, error) {
	s := slot{p, p.addUser(strings.ToLower(name))}
	select {
	case <-s.host.free:
	case <-ctx.Done():
		p.removeUser(s.host)
		return slot{}, ctx.Err()
	}
	if until := s.host.closed; until.After(now) {
		s.release()
		return slot{}, &Error{Reason: Busy, NotBefore: until}
	}
	if s.host.limiter.Wait(ctx) != nil { // ctx ended, or would end before the gap
		s.release()
		return slot{}, context.DeadlineExceeded
	}
	return s, nil
}

// closeHost lets acquire fail for this host until the given time.
func (s slot) closeHost(until time.Time) { s.host.closed = until }

func (s slot) release() {
	s.host.free <- struct{}{}
	s.pace.removeUser(s.host)
}

func (p *pace) addUser(name string) *host {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[name]
	if h == nil {
		p.removeIdle()
		h = &host{free: make(chan struct{}, 1), limiter: rate.NewLimiter(p.limit(name), 1)}
		h.free <- struct{}{}
		p.hosts[name] = h
	}
	h.users++
	return h
}

func (p *pace) removeUser(h *host) {
	p.mu.Lock()
	h.users--
	p.mu.Unlock()
}

func (p *pace) limit(name string) rate.Limit {
	if a, err := netip.ParseAddr(name); err == nil && contains(p.allow, a) {
		return rate.Inf
	}
	return rate.Every(p.gap)
}

// removeIdle removes the hosts that have no requests and whose gap is over. That a server asked for
// no requests may be forgotten with its host. The caller holds p.mu.
func (p *pace) removeIdle() {
	if len(p.hosts) < maxHosts {
		return
	}
	for name, h := range p.hosts {
		if h.users == 0 && h.limiter.Tokens() >= 1 {
			delete(p.hosts, name)
		}
	}
}
