package loopback

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"time"
)

// Kinds of channels, as Discord numbers them.
const (
	TextChannel  = 0
	PublicThread = 11
	Forum        = 15
)

// Place is a channel of the guild, or a thread in one.
type Place struct {
	ID, Name   string
	Kind       int
	Parent     string // the channel that a thread is in
	Owner      string // who opened a thread
	RequireTag bool   // a post in the forum needs a tag
	Archived   bool
	Locked     bool

	archivedAt time.Time
}

func (c *Place) isThread() bool { return 10 <= c.Kind && c.Kind <= 12 }

func (c *Place) isForum() bool { return c.Kind == Forum || c.Kind == Forum+1 }

// SetPlace adds a channel to the guild, or changes it.
func (s *Server) SetPlace(c Place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.archivedAt = time.Now()
	s.channels[c.ID] = &c
}

// RemovePlace deletes a channel.
func (s *Server) RemovePlace(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.channels, id)
	delete(s.messages, id)
}

// Threads returns the threads of a channel, oldest first.
func (s *Server) Threads(parent string) (out []Place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(s.channels)) {
		if c := s.channels[id]; c.isThread() && c.Parent == parent {
			out = append(out, *c)
		}
	}
	return out
}

// guildChannels returns the channels of the guild, without threads. The caller holds s.mu.
func (s *Server) guildChannels() []object {
	out := []object{}
	for _, id := range slices.Sorted(maps.Keys(s.channels)) {
		if !s.channels[id].isThread() {
			out = append(out, s.channel(id))
		}
	}
	return out
}

// channel returns a channel as in GET /channels. The caller holds s.mu.
func (s *Server) channel(id string) object {
	if id == DirectID {
		return object{"id": id, "type": 1, "recipients": []object{person(UserID)}}
	}
	c := s.channels[id]
	out := object{"id": id, "type": c.Kind, "guild_id": GuildID, "name": c.Name, "flags": 0}
	if c.isThread() {
		out["parent_id"], out["owner_id"] = c.Parent, c.Owner
		n := len(s.messages[id])
		out["message_count"], out["member_count"], out["total_message_sent"] = n, 1, n
		out["thread_metadata"] = object{
			"archived": c.Archived, "locked": c.Locked, "auto_archive_duration": 1440,
			"archive_timestamp": timestamp(c.archivedAt),
		}
		return out
	}
	overwrites := []object{}
	if deny := s.denied[id]; deny != 0 {
		overwrites = append(overwrites, object{"id": BotID, "type": 1, "allow": "0", "deny": fmt.Sprint(deny)})
	}
	out["position"], out["permission_overwrites"], out["nsfw"] = 0, overwrites, false
	if c.RequireTag {
		out["flags"] = 1 << 4
	}
	return out
}

func (s *Server) getChannel(r *request) (int, any) {
	if code, body := s.accessError(r.segment("channel"), ViewChannel); code != 0 {
		return code, body
	}
	return http.StatusOK, s.channel(r.segment("channel"))
}

// deleteChannel deletes a thread that the bot has opened. Everything else needs permissions that it does
// not have.
func (s *Server) deleteChannel(r *request) (int, any) {
	id := r.segment("channel")
	if code, body := s.accessError(id, ViewChannel); code != 0 {
		return code, body
	}
	if c := s.channels[id]; c == nil || !c.isThread() || c.Owner != BotID {
		return http.StatusForbidden, apiError{Message: "Missing Permissions", Code: 50013}
	}
	out := s.channel(id)
	delete(s.channels, id)
	delete(s.messages, id)
	return http.StatusOK, out
}
