package gateway

import (
	"maps"
	"slices"
	"sync"
)

// members are the servers that the bot is in, for each shard. Those of a shard that has not been ready are nil.
type members []map[string]bool

func (m members) ready(shard int, servers []string) {
	m[shard] = make(map[string]bool, len(servers))
	for _, id := range servers {
		m[shard][id] = true
	}
}

func (m members) joined(shard int, id string) {
	if m[shard] != nil {
		m[shard][id] = true
	}
}

func (m members) left(shard int, id string) { delete(m[shard], id) }

func (m members) has(id string) bool {
	return slices.ContainsFunc(m, func(of map[string]bool) bool { return of[id] })
}

// all returns the servers of all shards in order, and whether each shard has been ready.
func (m members) all() (ids []string, complete bool) {
	for _, of := range m {
		if of == nil {
			return nil, false
		}
		ids = slices.AppendSeq(ids, maps.Keys(of))
	}
	slices.Sort(ids)
	return ids, true
}

// roster holds the members for several shards. Its reports come one after another, each with what holds then, so that
// the last one is true whatever order they come in.
type roster struct {
	reporting sync.Mutex
	mu        sync.Mutex // guards members
	members   members
}

func newRoster(shards int) *roster { return &roster{members: make(members, shards)} }

func (r *roster) ready(shard int, servers []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members.ready(shard, servers)
}

func (r *roster) joined(shard int, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members.joined(shard, id)
}

func (r *roster) left(shard int, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members.left(shard, id)
}

// report calls f with the members.
func (r *roster) report(f func(members)) {
	r.reporting.Lock()
	defer r.reporting.Unlock()
	r.mu.Lock()
	now := make(members, len(r.members))
	for i, of := range r.members {
		now[i] = maps.Clone(of)
	}
	r.mu.Unlock()
	f(now)
}
