package loopback

import "fmt"

// The ids of what the loopback Discord has: an application with its bot; a guild with a text channel, a
// thread in it, and a forum; a user, and the channel of direct messages with the user.
const (
	ApplicationID = "1000000000000000001"
	BotID         = "1000000000000000001"
	OwnerID       = "1000000000000000002"
	GuildID       = "1000000000000000010"
	ChannelID     = "1000000000000000011"
	DirectID      = "1000000000000000012" // the channel of direct messages
	ThreadID      = "1000000000000000013"
	ForumID       = "1000000000000000014"
	UserID        = "1000000000000000020"
)

// Some of Discord's permissions.
const (
	ManageServer uint64 = 1 << 5
	ViewChannel  uint64 = 1 << 10
	SendMessages uint64 = 1 << 11
	EmbedLinks   uint64 = 1 << 14
	ReadHistory  uint64 = 1 << 16
	SendInThread uint64 = 1 << 38

	usualPermissions = ViewChannel | SendMessages | EmbedLinks | ReadHistory | SendInThread
)

func bot() object {
	return object{
		"id": BotID, "username": "Quoth", "discriminator": "0001", "avatar": nil, "global_name": nil,
		"bot": true, "public_flags": 0, "flags": 0,
	}
}

func person(id string) object {
	end := id[len(id)-2:]
	return object{
		"id": id, "username": "reader" + end, "discriminator": "0", "avatar": nil, "global_name": "Reader " + end,
		"public_flags": 0, "flags": 0,
	}
}

func member(user object, permissions uint64) object {
	return object{
		"user": user, "nick": nil, "avatar": nil, "roles": []string{},
		"joined_at": "2024-01-02T03:04:05.000000+00:00", "deaf": false, "mute": false, "flags": 0,
		"pending": false, "permissions": fmt.Sprint(permissions),
	}
}

// roles returns the roles of the guild: only @everyone, whose id is that of the guild.
func roles() []object {
	return []object{{
		"id": GuildID, "name": "@everyone", "permissions": fmt.Sprint(usualPermissions), "position": 0, "color": 0,
		"hoist": false, "managed": false, "mentionable": false,
	}}
}

// places returns the channels and threads of the guild, by their ids.
func places() map[string]*Place {
	return map[string]*Place{
		ChannelID: {ID: ChannelID, Name: "news"},
		ThreadID:  {ID: ThreadID, Name: "daily", Kind: PublicThread, Parent: ChannelID, Owner: OwnerID},
		ForumID:   {ID: ForumID, Name: "press", Kind: Forum},
	}
}
