package discord

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// holder holds one connection after another.
type holder struct {
	options   SessionOptions
	door      answerer
	transport *rewriter
	fatal     chan error // a close that forbids another try, as the log tells it
	link      *link      // the last one; nil before the first
	known     bool       // the token has been found good
	gate      gate
	setUps    sync.WaitGroup // what runs since a READY
}

// run holds connections until ctx ends or there is no use in another one.
func (h *holder) run(ctx context.Context) error {
	for tries := 0; ; tries++ {
		held, err := h.hold(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if refused := refusal(err); refused != nil {
			return refused
		}
		if held > h.options.BackOff.Most { // it was a good one: no reason for patience
			tries = 0
		}
		wait := h.options.BackOff.wait(tries)
		h.options.Log.Warn("no connection to Discord", "err", h.options.redact(err), "again in", wait.Round(time.Millisecond))
		if !sleep(ctx, wait) {
			return nil
		}
	}
}

// hold opens a connection and keeps it until it is lost; it tells how long that was.
func (h *holder) hold(ctx context.Context) (time.Duration, error) {
	l, err := h.nextLink(ctx)
	if err != nil {
		return 0, err
	}
	if err := h.checkToken(ctx, l.session); err != nil {
		return 0, err
	}
	if err := l.open(ctx, h.options.OpenTimeout); err != nil {
		return 0, err
	}
	start := time.Now()
	h.options.Log.Info("connected to Discord")
	select {
	case <-l.lost:
		l.opened, l.resumable = false, true
		err = errLost
	case err = <-h.fatal:
		l.opened = false
	case <-ctx.Done():
	}
	return time.Since(start), err
}

// nextLink is the link to open next. A session that was lost is resumed, once; one that
// could not be opened is replaced, which is the only way out of a session that Discord
// has forgotten: discordgo cannot.
func (h *holder) nextLink(ctx context.Context) (*link, error) {
	if h.link != nil && h.link.resumable {
		h.link.resumable = false
		return h.link, nil
	}
	h.link.close()
	l, err := h.newLink(ctx)
	h.link = l
	return l, err
}

var errLost = errors.New("the connection was lost")

// checkToken asks who we are, so that a bad token is told before anything else.
func (h *holder) checkToken(ctx context.Context, s *discordgo.Session) error {
	if h.known {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, h.options.OpenTimeout)
	defer cancel()
	err := restOf(s).do(ctx, http.MethodGet, discordgo.EndpointUser("@me"), nil, nil)
	h.known = err == nil
	return err
}

// stop takes nothing in any more, waits within bounds for the running answers, and says
// goodbye.
func (h *holder) stop() {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		h.gate.shut()
		h.door.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(h.options.Grace):
		h.options.Log.Warn("answers that were still running are cut off", "after", h.options.Grace)
	}
	h.link.close()
	h.setUps.Wait()
}

// ready does what is to be done once connected. It is tried again until it succeeds or is
// refused for good, as long as there is a connection.
func (h *holder) ready(ctx context.Context, s *discordgo.Session) {
	for tries := 0; ctx.Err() == nil; tries++ {
		err := h.door.Ready(ctx, s)
		if err == nil || ctx.Err() != nil {
			return
		}
		h.options.Log.Error("set up on Discord", "err", h.options.redact(err))
		if permanent(err) || !sleep(ctx, h.options.BackOff.wait(tries)) {
			return
		}
	}
}

// wait is how long to wait after a number of tries that failed. Chance keeps many bots
// from coming back all at once.
func (b BackOff) wait(tries int) time.Duration {
	d := b.Most
	if tries < 30 { // more would overflow
		d = min(b.First<<tries, b.Most)
	}
	return d - rand.N(d/2+1)
}

// gate lets interactions in until it is shut.
type gate struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// enter reports whether one more may come in; who came in must leave.
func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.closed {
		g.inside.Add(1)
	}
	return !g.closed
}

func (g *gate) leave() { g.inside.Done() }

// shut lets nobody in any more, and waits until all have left.
func (g *gate) shut() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
}
