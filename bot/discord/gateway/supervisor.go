package gateway

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"quoth/bot/discord/rest"
)

// supervisor opens one connection after another.
type supervisor struct {
	options   Options
	handler   Handler
	transport *transport
	fatal     chan error     // a close that forbids another try, found in discordgo's log
	link      *link          // the last one; nil before the first
	tokenGood bool           // Discord has accepted the token
	gate      gate           // lets events in
	setUps    sync.WaitGroup // what runs since a READY
}

// run connects again and again until ctx ends or Discord refuses the bot for good.
func (s *supervisor) run(ctx context.Context) error {
	for tries := 0; ; tries++ {
		lasted, err := s.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if refused := refusal(err); refused != nil {
			return refused
		}
		if lasted > s.options.BackOff.Most { // a good connection: the next try need not wait long
			tries = 0
		}
		wait := s.options.BackOff.wait(tries)
		s.options.Log.Warn("no connection to Discord",
			"err", s.options.redact(err), "again in", wait.Round(time.Millisecond))
		if !rest.Sleep(ctx, wait) {
			return nil
		}
	}
}

// connect opens a connection and waits until it is lost. It returns how long the connection
// lasted.
func (s *supervisor) connect(ctx context.Context) (time.Duration, error) {
	l, err := s.nextLink(ctx)
	if err != nil {
		return 0, err
	}
	if err := s.checkToken(ctx, clientOf(l.session)); err != nil {
		return 0, err
	}
	if err := l.open(ctx, s.options.OpenTimeout); err != nil {
		return 0, err
	}
	start := time.Now()
	s.options.Log.Info("connected to Discord")
	select {
	case <-l.lost:
		l.opened, l.resumable = false, true
		err = errLost
	case err = <-s.fatal:
		l.opened = false
	case <-ctx.Done():
	}
	return time.Since(start), err
}

// nextLink returns the link to open next. A session that was lost is resumed, once; one that
// could not be opened is replaced, which is the only way out of a session that Discord has
// forgotten: discordgo cannot.
func (s *supervisor) nextLink(ctx context.Context) (*link, error) {
	if s.link != nil && s.link.resumable {
		s.link.resumable = false
		return s.link, nil
	}
	s.link.close()
	l, err := s.newLink(ctx)
	s.link = l
	return l, err
}

var errLost = errors.New("the connection was lost")

// checkToken asks Discord who the bot is, so that a bad token is reported before anything else.
func (s *supervisor) checkToken(ctx context.Context, c *rest.Client) error {
	if s.tokenGood {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.options.OpenTimeout)
	defer cancel()
	err := c.Do(ctx, http.MethodGet, rest.Path("users", "@me"), nil, nil)
	s.tokenGood = err == nil
	return err
}

// stop lets no more events in, waits within bounds for the running answers, and closes the
// connection.
func (s *supervisor) stop() {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.gate.shut()
		s.handler.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(s.options.Grace):
		s.options.Log.Warn("answers that were still running are cut off", "after", s.options.Grace)
	}
	s.link.close()
	s.setUps.Wait()
}

// setUp runs the handler's Ready. It tries again until that succeeds or is refused for good, as
// long as there is a connection.
func (s *supervisor) setUp(ctx context.Context, c *rest.Client) {
	for tries := 0; ctx.Err() == nil; tries++ {
		err := s.handler.Ready(ctx, c)
		if err == nil || ctx.Err() != nil {
			return
		}
		s.options.Log.Error("set up on Discord", "err", s.options.redact(err))
		if permanent(err) || !rest.Sleep(ctx, s.options.BackOff.wait(tries)) {
			return
		}
	}
}

// wait returns how long to wait after a number of tries that failed. Chance keeps many bots from
// coming back all at once.
func (b BackOff) wait(tries int) time.Duration {
	d := b.Most
	if tries < 30 { // more would overflow
		d = min(b.First<<tries, b.Most)
	}
	return d - rand.N(d/2+1)
}
