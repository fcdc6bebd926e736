package loopback

import (
	"fmt"
	"time"
)

// The world of the loopback Discord: one application with its bot, a server with a
// channel, a person who asks, and their direct messages.
const (
	ApplicationID = "1000000000000000001"
	BotID         = "1000000000000000001"
	OwnerID       = "1000000000000000002"
	GuildID       = "1000000000000000010"
	ChannelID     = "1000000000000000011"
	DirectID      = "1000000000000000012" // the channel of direct messages
	UserID        = "1000000000000000020"
)

// Some of Discord's permissions.
const (
	ManageServer uint64 = 1 << 5
	ViewChannel  uint64 = 1 << 10
	SendMessages uint64 = 1 << 11
	EmbedLinks   uint64 = 1 << 14
	ReadHistory  uint64 = 1 << 16
	usual               = ViewChannel | SendMessages | EmbedLinks | ReadHistory
)

// object is a JSON object in the making.
type object = map[string]any

func bot() object {
	return object{"id": BotID, "username": "Quoth", "discriminator": "0001", "avatar": nil, "global_name": nil, "bot": true, "public_flags": 0, "flags": 0}
}

func person(id string) object {
	return object{"id": id, "username": "reader" + id[len(id)-2:], "discriminator": "0", "avatar": nil, "global_name": "Reader " + id[len(id)-2:], "public_flags": 0, "flags": 0}
}

func member(user object, permissions uint64) object {
	return object{
		"user": user, "nick": nil, "avatar": nil, "roles": []string{}, "joined_at": "2024-01-02T03:04:05.000000+00:00",
		"deaf": false, "mute": false, "flags": 0, "pending": false, "permissions": fmt.Sprint(permissions),
	}
}

// guild is the server whole, as GUILD_CREATE and GET /guilds have it.
func (s *Server) guild() object {
	return object{
		"id": GuildID, "name": "Loopback", "owner_id": OwnerID, "unavailable": false, "member_count": 2, "preferred_locale": "en-GB",
		"roles": roles(), "channels": []object{s.channel(ChannelID)}, "members": []object{member(bot(), usual)}, "emojis": []string{}, "features": []string{},
		"joined_at": "2024-01-02T03:04:05.000000+00:00",
	}
}

// roles are the server's: @everyone has its id, and the permissions that people usually have.
func roles() []object {
	return []object{{"id": GuildID, "name": "@everyone", "permissions": fmt.Sprint(usual), "position": 0, "color": 0, "hoist": false, "managed": false, "mentionable": false}}
}

func (s *Server) channel(id string) object {
	if id == DirectID {
		return object{"id": id, "type": 1, "recipients": []object{person(UserID)}}
	}
	overwrites := []object{}
	if deny := s.denied[id]; deny != 0 {
		overwrites = append(overwrites, object{"id": BotID, "type": 1, "allow": "0", "deny": fmt.Sprint(deny)})
	}
	return object{"id": id, "type": 0, "guild_id": GuildID, "name": "news", "position": 0, "permission_overwrites": overwrites, "nsfw": false}
}

// Deny takes permissions from the bot in a channel, as an overwrite for it alone; 0 gives
// them back.
func (s *Server) Deny(channel string, permissions uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.denied[channel] = permissions
}

// discordEpoch is the instant from which Discord's ids count.
var discordEpoch = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// newID is an id that is newer than all before. The mutex is held.
func (s *Server) newID() string {
	s.lastID = max(s.lastID+1, uint64(time.Since(discordEpoch).Milliseconds())<<22)
	return fmt.Sprint(s.lastID)
}
