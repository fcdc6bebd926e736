package loopback

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"strings"
	"time"
)

// Fault is what a request meets instead of, or before, its ordinary answer.
type Fault struct {
	Method string // empty: every method
	Path   string // a pattern of path.Match, without /api/v9: "/interactions/*/*/callback"
	Times  int    // how many requests meet it; 0: all from now on

	Delay  time.Duration // waits first
	Drop   bool          // then cuts the connection without an answer
	Status int           // or answers with this; 0: the ordinary answer
	Header http.Header
	Body   string // JSON or, where it starts with "<", HTML; empty: Discord's for the status
	After  bool   // does what was asked for first, so that only the answer goes wrong
}

// Fail makes requests meet a fault. Of several that fit a request, the first is met.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// Heal takes all faults away.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.gateway.faults = nil, nil
}

// RateLimited is the fault of too many requests: for one bucket, or of the whole bot.
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
	return Fault{Method: method, Path: pattern, Status: http.StatusTooManyRequests, Header: header, Body: string(body)}
}

// nextFault is the fault that a request meets, or nil.
func (s *Server) nextFault(method, p string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if ok, _ := path.Match(f.Path, p); !ok || f.Method != "" && f.Method != method {
			continue
		}
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
			}
		}
		return f
	}
	return nil
}

// wait waits for the fault's delay, less when the bot goes away meanwhile.
func (f *Fault) wait(ctx context.Context) {
	select {
	case <-time.After(f.Delay):
	case <-ctx.Done():
	}
}

func (f *Fault) answer(w http.ResponseWriter) {
	for name, values := range f.Header {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	body := f.Body
	if body == "" {
		body = string(encode(refusal{Message: http.StatusText(f.Status)}))
	}
	kind := "application/json"
	if strings.HasPrefix(body, "<") {
		kind = "text/html"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(f.Status)
	io.WriteString(w, body)
}

// GatewayFault is what a connection to the gateway meets. The zero GatewayFault is none.
type GatewayFault struct {
	Refuse int  // answers the websocket's handshake with this HTTP status
	Silent bool // sends no HELLO
	Close  int  // closes with this code in place of READY or RESUMED
	Op     int  // sends this operation in place of READY: 7 or 9
	Mute   bool // takes the IDENTIFY and says nothing
	Deaf   bool // acknowledges no heartbeat
}

// FailGateway makes the next connections meet faults, one each.
func (s *Server) FailGateway(faults ...GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.faults = append(s.gateway.faults, faults...)
}

func (s *Server) nextGatewayFault() (f GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gateway.faults) > 0 {
		f, s.gateway.faults = s.gateway.faults[0], s.gateway.faults[1:]
	}
	return f
}

// CloseGateway closes the connections that are ready with a code of Discord's, and
// forgets their sessions when the code says so.
func (s *Server) CloseGateway(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.live() {
		if code == 4007 || code == 4009 {
			delete(s.gateway.sessions, c.session.id)
		}
		c.close(code)
	}
}

// DropGateway cuts the connections that are ready, as a broken line does.
func (s *Server) DropGateway() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.live() {
		c.ws.NetConn().Close()
	}
}

// SayGateway sends an operation to the connections that are ready: 7 asks them to
// reconnect, 9 ends their session.
func (s *Server) SayGateway(op int, data any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.live() {
		c.say(op, data)
	}
}

// refusal is the body of an error of Discord's.
type refusal struct {
	Message string          `json:"message"`
	Code    int             `json:"code"`
	Errors  json.RawMessage `json:"errors,omitempty"`
}
