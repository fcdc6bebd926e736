package loopback

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"quoth/bot/discord/loopback/rules"
)

// Options are the settings of a Server. The zero value is useful in tests.
type Options struct {
	Listen          string          // host:port; "" means any free port of 127.0.0.1
	Token           string          // the only bot token that is accepted; "" means any
	Heartbeat       time.Duration   // the interval in HELLO; 0 means 41.25 s, as with Discord
	CallbackTimeout time.Duration   // for the callback to an interaction; 0 means 3 s, as with Discord
	Shards          int             // the number of shards that Discord recommends; 0 means 1
	Concurrency     int             // the number of shards that may IDENTIFY at once; 0 means 1
	IdentifyPause   time.Duration   // between two IDENTIFYs, 5 s with Discord; 0 means that none comes too early
	Document        *rules.Document // for the check of requests; nil means to check only the other rules
	Refusals        bool            // a test is about what Discord refuses, see ForTest
}

// Server is a Discord for one application. It is safe for concurrent use.
type Server struct {
	URL string // "http://127.0.0.1:8700", for DISCORD_API_URL

	options       Options
	http          *http.Server
	running       sync.WaitGroup // of websockets, for which http.Server does not wait
	mu            sync.Mutex     // guards all fields below
	changed       chan struct{}  // closed and replaced when one of the fields below changes
	lastID        uint64
	gateway       gateway
	interactions  interactions
	messages      map[string][]*message // by channel, oldest first
	commands      map[string]json.RawMessage
	files         map[string]File // attachments, by id
	channels      map[string]*Place
	guilds        []string          // the ids of those that the bot is in
	joinedAt      time.Time         // when the bot joined them
	systemChannel any               // the id of the guild's; nil: none
	denied        map[string]uint64 // permissions that the bot does not have, by channel
	faults        []*Fault
	requests      []Request
	violations    []rules.Violation
}

// Forget drops the requests, interactions and messages so far, so that a long run does not fill the
// memory.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
	s.interactions = newInteractions()
	clear(s.messages)
	for _, session := range s.gateway.sessions {
		session.events = nil
	}
}

// notify wakes the goroutines in await. The caller holds s.mu.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until the condition is true or ctx ends. It calls condition with s.mu held.
func (s *Server) await(ctx context.Context, condition func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := condition(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// isToken reports whether a token, with or without "Bot ", is that of the bot.
func (s *Server) isToken(token string) bool {
	token = strings.TrimPrefix(token, "Bot ")
	return token != "" && (s.options.Token == "" || token == s.options.Token)
}

// movedPath begins the path of the gateway once it has moved.
const movedPath = "/moved/"

// gatewayPath returns the path of the gateway, without a slash at its end.
func (s *Server) gatewayPath() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pathNow()
}

// pathNow returns the path of the gateway. The caller holds s.mu.
func (s *Server) pathNow() string {
	if s.gateway.moves == 0 {
		return ""
	}
	return fmt.Sprint(movedPath, s.gateway.moves)
}

// gatewayURL returns the address of the gateway. The caller holds s.mu.
func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.URL, "http") + s.pathNow() }

// discordEpoch is the instant from which Discord's ids count.
var discordEpoch = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// newID returns an id that is greater than all before it. The caller holds s.mu.
func (s *Server) newID() string {
	s.lastID = max(s.lastID+1, uint64(time.Since(discordEpoch).Milliseconds())<<22)
	return fmt.Sprint(s.lastID)
}

// gateway is the state of the gateway of a Server.
type gateway struct {
	connections map[*connection]bool
	sessions    map[string]*session // by id, including those that can be resumed
	faults      []GatewayFault      // for the next connections
	counts      GatewayCounts
	closes      []int // the codes with which the bot closed connections
	moves       int   // the number of times that the address has changed
	starts      starts
	closed      bool
}

func newGateway() gateway {
	return gateway{connections: map[*connection]bool{}, sessions: map[string]*session{}, starts: newStarts()}
}

// GatewayCounts counts what the gateway received so far.
type GatewayCounts struct {
	Connections, Identifies, Resumes, Heartbeats int
	Live                                         int // connections that are ready now
	Intents                                      int // of the last IDENTIFY
}

// count changes the counts with f.
func (s *Server) count(f func(*GatewayCounts)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(&s.gateway.counts)
	s.notify()
}

// readyConnections returns the connections with a session. The caller holds s.mu.
func (s *Server) readyConnections() []*connection {
	var out []*connection
	for c := range s.gateway.connections {
		if c.session != nil {
			out = append(out, c)
		}
	}
	return out
}

// gatewayCounts returns the counts of the gateway. The caller holds s.mu.
func (s *Server) gatewayCounts() GatewayCounts {
	n := s.gateway.counts
	n.Live = len(s.readyConnections())
	return n
}
