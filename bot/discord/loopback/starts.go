package loopback

import (
	"maps"
	"time"
)

// startsADay is how many IDENTIFYs Discord accepts in a day.
const startsADay = 1000

// starts counts the IDENTIFYs.
type starts struct {
	spent    int
	reset    time.Time         // when spent is 0 again
	last     map[int]time.Time // the last IDENTIFY, by the number of its shard modulo max_concurrency
	byShard  map[int]int
	required int // number of shards
}

func newStarts() starts { return starts{last: map[int]time.Time{}, byShard: map[int]int{}} }

func (s *starts) remaining(now time.Time) int {
	if now.After(s.reset) {
		s.spent = 0
	}
	return max(startsADay-s.spent, 0)
}

// SpendStarts sets how many IDENTIFYs are left, and for how long.
func (s *Server) SpendStarts(remaining int, reset time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.starts.spent, s.gateway.starts.reset = startsADay-remaining, time.Now().Add(reset)
}

// Identifies returns how many IDENTIFYs each shard has sent.
func (s *Server) Identifies() map[int]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.gateway.starts.byShard)
}

// start counts the IDENTIFY of a shard. It returns the rule that is violated, or "".
func (s *Server) start(of shard) (problem string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, now := &s.gateway.starts, time.Now()
	lane := of[0] % s.options.Concurrency
	early := now.Sub(n.last[lane]) < s.options.IdentifyPause
	none := n.remaining(now) == 0
	if n.spent == 0 {
		n.reset = now.Add(24 * time.Hour)
	}
	n.spent++
	n.last[lane] = now
	n.byShard[of[0]]++
	switch {
	case none:
		return "no IDENTIFY is left"
	case early:
		return "an IDENTIFY that comes too early"
	}
	return ""
}
