package rest

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// gate holds back the requests of a client while Discord wants none of them: 10,000 requests that it refuses in ten
// minutes, and it bans the machine (docs.discord.com, topics/rate-limits). The first answers to interactions pass: the
// limit of the whole bot does not count them, and they cannot wait.
type gate struct {
	mu     sync.Mutex
	closed time.Time // until then
}

const firstAnswers = "interactions/"

// check returns the failure of a request that is not sent, because the gate is closed. What it asks to wait has chance
// in it, so that not all come at once when the gate opens.
func (g *gate) check(path string) *Error {
	if strings.HasPrefix(path, firstAnswers) {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	left := time.Until(g.closed)
	if left <= 0 {
		return nil
	}
	return &Error{
		Status: http.StatusTooManyRequests, Global: true, RetryAfter: left + rand.N(left/2+1),
		Message: "the request was not sent, because Discord has asked before",
	}
}

// learn closes the gate where a request has failed because of the limit of the whole bot.
func (g *gate) learn(path string, e *Error) {
	if !e.Global || e.Status != http.StatusTooManyRequests || strings.HasPrefix(path, firstAnswers) {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if until := time.Now().Add(min(e.RetryAfter, longestLimit)); g.closed.Before(time.Now()) {
		g.closed = until
	}
}
