package loopback

import (
	"context"
	"io"
	"net/http"
	"strings"
	"time"
)

// Fault changes the answer to requests.
type Fault struct {
	Method   string // of the requests; "" means any
	Path     string // of the requests, a pattern of path.Match without /api/v9: "/interactions/*/*/callback"
	Contains string // what the bodies of the requests have in them; "" means any
	Times    int    // number of requests that the fault affects; 0 means all

	Delay  time.Duration // before the answer
	Drop   bool          // cut the connection without an answer
	Status int           // of the answer; 0 means the usual answer
	Header http.Header   // of the answer
	Body   string        // of the answer: JSON or, if it begins with "<", HTML; "" means that of Discord
	After  bool          // execute the request first, so that only its answer is lost
}

// RateLimited returns the fault of too many requests, in one bucket or globally.
func RateLimited(method, pattern string, retryAfter time.Duration, global bool) Fault {
	seconds := retryAfter.Seconds()
	body := encode(object{"message": "You are being rate limited.", "retry_after": seconds, "global": global})
	header := http.Header{"X-Ratelimit-Scope": {"user"}}
	whole := string(encode(int(seconds + 0.999)))
	header.Set("Retry-After", whole)
	if global {
		header.Set("X-Ratelimit-Global", "true")
		header.Set("X-Ratelimit-Scope", "global")
	}
	return Fault{
		Method: method, Path: pattern, Status: http.StatusTooManyRequests, Header: header, Body: string(body),
	}
}

// wait waits for the delay, or until ctx ends.
func (f *Fault) wait(ctx context.Context) {
	select {
	case <-time.After(f.Delay):
	case <-ctx.Done():
	}
}

// answer writes the answer of the fault.
func (f *Fault) answer(w http.ResponseWriter) {
	for name, values := range f.Header {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	body := f.Body
	if body == "" {
		body = string(encode(apiError{Message: http.StatusText(f.Status)}))
	}
	kind := "application/json"
	if strings.HasPrefix(body, "<") {
		kind = "text/html"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(f.Status)
	io.WriteString(w, body)
}
