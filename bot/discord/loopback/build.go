package loopback

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
)

// Kind is Discord's number of a kind of interaction.
type Kind int

// The kinds of interaction.
const (
	KindCommand      Kind = 2
	KindComponent    Kind = 3
	KindAutocomplete Kind = 4
	KindModal        Kind = 5
)

// Interaction is one to be sent: Slash, Typing, Menu, Press and Select make them. In a
// guild's channel, unless Direct.
type Interaction struct {
	Kind        Kind
	Data        map[string]any
	Message     json.RawMessage // that a component is on
	User        string          // who; empty: UserID
	Direct      bool            // in direct messages
	Locale      string          // empty: "en-GB"
	Permissions uint64          // of who asks, beyond the usual ones
	// Raw replaces the fields of the same names in the payload: for what Discord may
	// send some day and discordgo does not know.
	Raw map[string]any
}

// Option is an option of a slash command. A string, an int, a float64, a bool or a
// Channel is its value.
type Option struct {
	Name  string
	Value any
}

// Channel is the id of a channel as an option's value.
type Channel string

// Slash is a call of a slash command; a name of several words is a subcommand.
func Slash(name string, options ...Option) Interaction {
	return Interaction{Kind: KindCommand, Data: resolve(commandData(name, values(options)), options)}
}

// Typing is a person who types the last of the options, so that suggestions are asked for.
func Typing(name string, options ...Option) Interaction {
	list := values(options)
	if len(list) > 0 {
		list[len(list)-1]["focused"] = true
	}
	return Interaction{Kind: KindAutocomplete, Data: commandData(name, list)}
}

// Menu is a call from a message's menu, message being the message.
func Menu(name string, message json.RawMessage) Interaction {
	var target struct{ ID string }
	json.Unmarshal(message, &target) // a message that is none has no id
	data := commandData("", nil)
	data["name"], data["type"], data["target_id"] = name, 3, target.ID
	data["resolved"] = object{"messages": object{target.ID: message}}
	return Interaction{Kind: KindCommand, Data: data}
}

// Press is a press of the button with a custom id on a message.
func Press(customID string, message json.RawMessage) Interaction {
	return Interaction{Kind: KindComponent, Data: object{"component_type": 2, "custom_id": customID}, Message: message}
}

func values(options []Option) []object {
	out := []object{}
	for _, o := range options {
		out = append(out, object{"name": o.Name, "type": o.kind(), "value": o.Value})
	}
	return out
}

// kind is Discord's number of the type of an option.
func (o Option) kind() int {
	switch o.Value.(type) {
	case int:
		return 4
	case bool:
		return 5
	case Channel:
		return 7
	case float64:
		return 10
	}
	return 3
}

// commandData nests the options below the words of the name: a command, its group, its
// subcommand.
func commandData(name string, options []object) object {
	words := strings.Fields(name)
	for i := len(words) - 1; i > 0; i-- {
		kind := 1 // a subcommand
		if i < len(words)-1 {
			kind = 2 // a group of them
		}
		options = []object{{"name": words[i], "type": kind, "options": options}}
	}
	if len(words) == 0 {
		words = []string{""}
	}
	return object{"id": "1000000000000000100", "name": words[0], "type": 1, "options": options}
}

// resolve adds the channels that options name, as Discord does.
func resolve(data object, options []Option) object {
	channels := object{}
	for _, o := range options {
		if id, ok := o.Value.(Channel); ok {
			channels[string(id)] = object{"id": id, "type": 0, "name": "news", "permissions": fmt.Sprint(usual)}
		}
	}
	if len(channels) > 0 {
		data["resolved"] = object{"channels": channels}
	}
	return data
}

func (i Interaction) channel() string {
	if i.Direct {
		return DirectID
	}
	return ChannelID
}

// payload is the interaction as INTERACTION_CREATE has it.
func (i Interaction) payload(id, token string) json.RawMessage {
	user := person(orElse(i.User, UserID))
	out := object{
		"id": id, "application_id": ApplicationID, "token": token, "type": i.Kind, "version": 1, "data": i.Data,
		"channel_id": i.channel(), "app_permissions": fmt.Sprint(usual), "locale": orElse(i.Locale, "en-GB"),
		"entitlements": []any{}, "attachment_size_limit": 10 << 20,
	}
	if len(i.Message) > 0 {
		out["message"] = i.Message
	}
	if i.Direct {
		maps.Copy(out, object{"user": user, "context": 1, "authorizing_integration_owners": object{"1": user["id"]}, "channel": object{"id": DirectID, "type": 1}})
	} else {
		maps.Copy(out, object{
			"member": member(user, usual|i.Permissions), "guild_id": GuildID, "guild_locale": "en-GB", "context": 0,
			"guild": object{"id": GuildID, "locale": "en-GB", "features": []any{}}, "authorizing_integration_owners": object{"0": GuildID},
			"channel": object{"id": ChannelID, "type": 0, "guild_id": GuildID, "name": "news"},
		})
	}
	maps.Copy(out, i.Raw)
	return encode(out)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
