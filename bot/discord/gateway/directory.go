package gateway

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// directions say how to connect to the gateway (docs.discord.com, events/gateway, get gateway bot).
type directions struct {
	URL    string     `json:"url"`
	Shards int        `json:"shards"` // that Discord recommends
	Limit  startLimit `json:"session_start_limit"`
}

// startLimit is how many sessions may be begun.
type startLimit struct {
	Total       int   `json:"total"` // in a day; 0: Discord has not said it
	Remaining   int   `json:"remaining"`
	ResetAfter  int64 `json:"reset_after"` // milliseconds
	Concurrency int   `json:"max_concurrency"`
}

// spent returns an error when no session may be begun now.
func (l startLimit) spent() error {
	if l.Total == 0 || l.Remaining >= max(l.Concurrency, 1) || l.ResetAfter <= 0 { // as many may begin at once
		return nil
	}
	return &spentError{time.Duration(min(l.ResetAfter, day.Milliseconds())) * time.Millisecond}
}

// day is the longest wait that Discord can mean: it counts by the day.
const day = 24 * time.Hour

// spentError means that Discord accepts no new session for a while.
type spentError struct{ wait time.Duration }

func (e *spentError) Error() string {
	return "all sessions that Discord allows in a day were begun: it takes new ones in " +
		e.wait.Round(time.Second).String()
}

// directory asks Discord for directions, and remembers the last ones.
type directory struct {
	client *rest.Client
	log    *slog.Logger

	mu      sync.Mutex
	known   directions
	pending time.Time // until when Discord wants not to be asked again
}

// ask returns new directions or, where Discord gives none within a time, the last ones without what they say of
// the sessions that remain.
func (d *directory) ask(ctx context.Context, within time.Duration) (directions, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known.URL != "" && time.Now().Before(d.pending) {
		return d.known, nil
	}
	answer, err := d.fetch(ctx, within)
	if err == nil {
		d.known = answer
		d.known.Limit.Total = 0
		return answer, nil
	}
	d.pending = time.Now().Add(retryAfter(err))
	if d.known.URL == "" || refusal(err) != nil || ctx.Err() != nil {
		return directions{}, err
	}
	d.log.Debug("the gateway's address is the last known one", "err", err)
	return d.known, nil
}

func (d *directory) fetch(ctx context.Context, within time.Duration) (answer directions, err error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	if err := d.client.Do(ctx, http.MethodGet, rest.Path("gateway", "bot"), nil, &answer); err != nil {
		return answer, err
	}
	if answer.URL, err = addressOf(answer.URL); err != nil {
		return answer, err
	}
	return answer, nil
}

// addressOf returns the whole address of a gateway.
func addressOf(gateway string) (string, error) {
	u, err := url.Parse(gateway)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "ws" && u.Scheme != "wss" {
		return "", errors.New("the address that Discord gives is not that of a gateway")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	return u.String(), nil
}

// retryAfter returns how long Discord asks to wait before another try.
func retryAfter(err error) time.Duration {
	if limited, ok := errors.AsType[*rest.Error](err); ok {
		return min(limited.RetryAfter, day)
	}
	if spent, ok := errors.AsType[*spentError](err); ok {
		return spent.wait
	}
	if refused, ok := errors.AsType[*handshakeError](err); ok {
		return refused.wait
	}
	return 0
}

// openTimeout is how long a step of opening a connection may take: to get directions, to dial, to get HELLO, to get
// READY. It doubles with each step that it has cut short, so that a slow Discord gets through, up to 12 times the
// first one, and begins again when a connection is ready.
type openTimeout struct {
	first time.Duration
	cut   int // steps in a row
}

func (t *openTimeout) now() time.Duration { return min(t.first<<min(t.cut, 4), 12*t.first) }

// learn notes why a step has failed.
func (t *openTimeout) learn(err error) {
	var late interface{ Timeout() bool }
	if errors.As(err, &late) && late.Timeout() {
		t.cut++
	}
}

// lateError means that something did not come in time.
type lateError struct {
	awaited string
	within  time.Duration
}

func (e *lateError) Error() string { return fmt.Sprintf("no %s within %s", e.awaited, e.within) }

// Timeout reports that the error is one of a time that ran out.
func (e *lateError) Timeout() bool { return true }
