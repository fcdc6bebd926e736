package monitor

import (
	"sync"
	"time"
)

// Shard is a connection to Discord's gateway.
type Shard struct {
	ID       int
	Up       bool
	Connects int           // how often it was connected
	Latency  time.Duration // from the last heartbeat to its acknowledgement; 0: there was none yet
}

// Shards keeps how the connections to Discord are. It is safe for concurrent use, and empty at first.
type Shards struct {
	mu  sync.Mutex
	all []Shard
}

// Set sets how one of so many shards is.
func (s *Shards) Set(id, of int, up bool, latency time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.all) < of {
		s.all = append(s.all, Shard{ID: len(s.all)})
	}
	s.all = s.all[:of]
	shard := &s.all[id]
	if up && !shard.Up {
		shard.Connects++
	}
	shard.Up, shard.Latency = up, latency
}

// All returns how they are, in the order of their ids. It is empty, and not nil, before the first connection.
func (s *Shards) All() []Shard {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Shard{}, s.all...)
}
