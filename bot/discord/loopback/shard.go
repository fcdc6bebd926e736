package loopback

import (
	"context"
	"slices"
	"strconv"
)

// shard is the number of a connection, and how many of them share the guilds (docs.discord.com, events/gateway,
// sharding).
type shard [2]int

func (h shard) valid() bool { return 0 <= h[0] && h[0] < h[1] }

// has reports whether events of a guild go to the shard; those of direct messages (guild "") go to the first one.
func (h shard) has(guild string) bool {
	id, err := strconv.ParseUint(guild, 10, 64)
	return err != nil && h[0] == 0 || err == nil && int(id>>22%uint64(h[1])) == h[0]
}

// guilds returns those guilds that belong to the shard.
func (h shard) guilds(all []string) (out []string) {
	for _, id := range all {
		if h.has(id) {
			out = append(out, id)
		}
	}
	return out
}

// GuildIDs returns the ids of n guilds, the first of which is GuildID. With n shards, each of them has one.
func GuildIDs(n int) (ids []string) {
	first, _ := strconv.ParseUint(GuildID, 10, 64) // the constant is a number
	for i := range uint64(n) {
		ids = append(ids, strconv.FormatUint(first+i<<22, 10))
	}
	return ids
}

// SetGuilds sets the guilds that the bot is in, without reporting it to a bot that is connected.
func (s *Server) SetGuilds(ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.guilds = slices.Clone(ids)
}

// LeaveGuild removes the bot from a guild, and reports it. It waits until the shard of the guild is connected or
// ctx ends.
func (s *Server) LeaveGuild(ctx context.Context, id string) error {
	s.mu.Lock()
	s.setGuild(id, false)
	s.mu.Unlock()
	return s.dispatchIn(ctx, id, "GUILD_DELETE", object{"id": id})
}

// JoinGuild adds the bot to a guild other than GuildID, and reports it. It waits like LeaveGuild.
func (s *Server) JoinGuild(ctx context.Context, id string) error {
	s.mu.Lock()
	s.setGuild(id, true)
	guild := s.guild(id)
	s.mu.Unlock()
	return s.dispatchIn(ctx, id, "GUILD_CREATE", guild)
}

// setGuild sets whether the bot is in a guild. The caller holds s.mu.
func (s *Server) setGuild(id string, in bool) {
	s.guilds = slices.DeleteFunc(s.guilds, func(other string) bool { return other == id })
	if in {
		s.guilds = append(s.guilds, id)
	}
}

// dispatchIn sends an event of a guild to its shard. It waits until that is connected or ctx ends.
func (s *Server) dispatchIn(ctx context.Context, guild, event string, data any) error {
	return s.await(ctx, func() bool {
		c := s.connectionOf(guild)
		if c != nil {
			c.dispatch(event, data)
		}
		return c != nil
	})
}

// connectionOf returns the connection of the shard that has a guild, or nil. The caller holds s.mu.
func (s *Server) connectionOf(guild string) *connection {
	for _, c := range s.readyConnections() {
		if c.session.shard.has(guild) {
			return c
		}
	}
	return nil
}

// RequireShards changes the number of shards that Discord recommends. It closes the connections of a bot with
// fewer, and refuses new ones, with code 4011.
func (s *Server) RequireShards(n int) {
	s.mu.Lock()
	s.options.Shards, s.gateway.starts.required = n, n
	s.mu.Unlock()
	s.CloseGateway(4011)
}

// enough reports whether there are as many shards as Discord requires.
func (s *Server) enough(of shard) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return of[1] >= s.gateway.starts.required
}
