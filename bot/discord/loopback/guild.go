package loopback

import (
	"context"
	"net/http"
	"time"
)

// guild returns a guild as in GUILD_CREATE and GET /guilds. Only GuildID has channels. The caller holds s.mu.
func (s *Server) guild(id string) object {
	if id != GuildID {
		return object{
			"id": id, "name": "Another", "owner_id": OwnerID, "unavailable": false, "channels": []object{},
			"joined_at": timestamp(s.joinedAt),
		}
	}
	return object{
		"id": GuildID, "name": "Loopback", "owner_id": OwnerID, "unavailable": false, "member_count": 2,
		"preferred_locale": "en-GB", "roles": roles(), "channels": s.guildChannels(),
		"members": []object{member(bot(), usualPermissions)}, "emojis": []string{}, "features": []string{},
		"joined_at": timestamp(s.joinedAt), "system_channel_id": s.systemChannel,
	}
}

// Join adds the bot to the guild at a time, and reports it. Discord shows who adds it a message there in
// the system channel; "": there is none. At later connections the guild has the same time. It waits until
// the bot is connected or ctx ends.
func (s *Server) Join(ctx context.Context, at time.Time, systemChannel string) error {
	s.mu.Lock()
	s.joinedAt = at
	if s.systemChannel = nil; systemChannel != "" {
		s.systemChannel = systemChannel
	}
	s.setGuild(GuildID, true)
	guild := s.guild(GuildID)
	s.mu.Unlock()
	return s.dispatchIn(ctx, GuildID, "GUILD_CREATE", guild)
}

// Leave removes the bot from the guild, and reports it. It waits until the bot is connected or ctx ends.
func (s *Server) Leave(ctx context.Context) error { return s.LeaveGuild(ctx, GuildID) }

// Deny denies the bot permissions in a channel, by an overwrite for the bot alone. With 0 it has all
// again.
func (s *Server) Deny(channel string, permissions uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.denied[channel] = permissions
}

// accessError returns Discord's error if there is no such channel, or the bot does not have the
// permissions in it. Otherwise the status is 0. The caller holds s.mu.
func (s *Server) accessError(channel string, permissions uint64) (status int, body any) {
	place := channel
	if c := s.channels[channel]; c != nil && c.isThread() { // it has the permissions of its channel
		place = c.Parent
	}
	lacks := s.denied[place] & permissions
	switch {
	case channel != DirectID && s.channels[channel] == nil:
		return http.StatusNotFound, apiError{Message: "Unknown Channel", Code: 10003}
	case lacks&ViewChannel != 0:
		return http.StatusForbidden, apiError{Message: "Missing Access", Code: 50001}
	case lacks != 0:
		return http.StatusForbidden, apiError{Message: "Missing Permissions", Code: 50013}
	}
	return 0, nil
}
