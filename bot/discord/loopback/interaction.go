package loopback

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
)

// Kind is Discord's number for a kind of interaction.
type Kind int

// The kinds of interaction.
const (
	KindCommand      Kind = 2
	KindComponent    Kind = 3
	KindAutocomplete Kind = 4
	KindModal        Kind = 5
)

// Interaction is an interaction to send to the bot. Slash, Typing, Menu, Press, Choose and Submit return one. It takes
// place in a channel of the guild, unless it is Direct.
type Interaction struct {
	Kind        Kind
	Data        map[string]any
	Message     json.RawMessage // the message of a component
	User        string          // id; "" means UserID
	Direct      bool            // in direct messages
	Guild       string          // id; "" means GuildID
	Locale      string          // "" means "en-GB"
	Permissions uint64          // of the user, beyond the usual ones
	// Raw replaces the fields of the same names in the payload, for what Discord may send some day and
	// discordgo does not know.
	Raw map[string]any
}

// Option is an option of a slash command. Its value is a string, an int, a float64, a bool, a Channel
// or a File, which the user attaches.
type Option struct {
	Name  string
	Value any
}

// Channel is the id of a channel as the value of an option.
type Channel string

// Slash returns a call of a slash command. A name of several words is that of a subcommand.
func Slash(name string, options ...Option) Interaction {
	return Interaction{Kind: KindCommand, Data: resolve(commandData(name, values(options)), options)}
}

// Typing returns the request for suggestions while a user types the last of the options.
func Typing(name string, options ...Option) Interaction {
	list := values(options)
	if len(list) > 0 {
		list[len(list)-1]["focused"] = true
	}
	return Interaction{Kind: KindAutocomplete, Data: commandData(name, list)}
}

// Menu returns a call from the menu of a message.
func Menu(name string, message json.RawMessage) Interaction {
	var target struct{ ID string }
	json.Unmarshal(message, &target) // no id if it is not a message
	data := commandData("", nil)
	data["name"], data["type"], data["target_id"] = name, 3, target.ID
	data["resolved"] = object{"messages": object{target.ID: message}}
	return Interaction{Kind: KindCommand, Data: data}
}

// Press returns a press of the button with the given custom id in a message.
func Press(customID string, message json.RawMessage) Interaction {
	data := object{"component_type": 2, "custom_id": customID}
	return Interaction{Kind: KindComponent, Data: data, Message: message}
}

// Choose returns the choice of an entry, by its value, in the menu with the given custom id in a message.
func Choose(customID, value string, message json.RawMessage) Interaction {
	data := object{"component_type": 3, "custom_id": customID, "values": []string{value}}
	return Interaction{Kind: KindComponent, Data: data, Message: message}
}

// Submit returns a form with the given custom id that comes back with what was typed into its only input. The
// message is the one whose button opened it.
func Submit(customID, input, typed string, message json.RawMessage) Interaction {
	row := object{"type": 1, "id": 1, "components": []object{
		{"type": 4, "id": 2, "custom_id": input, "value": typed},
	}}
	data := object{"custom_id": customID, "components": []object{row}}
	return Interaction{Kind: KindModal, Data: data, Message: message}
}

// values returns options as in the payload.
func values(options []Option) []object {
	out := []object{}
	for i, o := range options {
		value := o.Value
		if _, isFile := value.(File); isFile {
			value = attachmentID(i)
		}
		out = append(out, object{"name": o.Name, "type": o.kind(), "value": value})
	}
	return out
}

// attachmentID returns the id of the file that is the option with an index.
func attachmentID(index int) string { return fmt.Sprint(1000000000000000300 + index) }

// kind returns Discord's number for the type of an option.
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
	case File:
		return 11
	}
	return 3
}

// commandData returns the data of a command. The options are nested below the words of its name: the
// command, its group and its subcommand.
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

// resolve adds the channels and the files in the options to the data, as Discord does.
func resolve(data object, options []Option) object {
	channels, files := object{}, object{}
	for i, o := range options {
		switch v := o.Value.(type) {
		case Channel:
			channels[string(v)] = object{
				"id": v, "type": 0, "name": "news", "permissions": fmt.Sprint(usualPermissions),
			}
		case File:
			files[attachmentID(i)] = v
		}
	}
	resolved := object{}
	if len(channels) > 0 {
		resolved["channels"] = channels
	}
	if len(files) > 0 {
		resolved["attachments"] = files
	}
	if len(resolved) > 0 {
		data["resolved"] = resolved
	}
	return data
}

// channel returns the id of the channel in which the interaction takes place.
func (i Interaction) channel() string {
	switch {
	case i.Direct:
		return DirectID
	case i.guild() != GuildID:
		return i.guild() // as with the first channel of a guild at Discord
	}
	return ChannelID
}

// guild returns the id of the guild in which the interaction takes place, "" in direct messages.
func (i Interaction) guild() string {
	if i.Direct {
		return ""
	}
	return cmp.Or(i.Guild, GuildID)
}

// payload returns the data of INTERACTION_CREATE.
func (i Interaction) payload(id, token string) json.RawMessage {
	user := person(cmp.Or(i.User, UserID))
	out := object{
		"id": id, "application_id": ApplicationID, "token": token, "type": i.Kind, "version": 1, "data": i.Data,
		"channel_id": i.channel(), "app_permissions": fmt.Sprint(usualPermissions), "locale": cmp.Or(i.Locale, "en-GB"),
		"entitlements": []any{}, "attachment_size_limit": 10 << 20,
	}
	if len(i.Message) > 0 {
		out["message"] = i.Message
	}
	if i.Direct {
		maps.Copy(out, object{
			"user": user, "context": 1, "authorizing_integration_owners": object{"1": user["id"]},
			"channel": object{"id": DirectID, "type": 1},
		})
	} else {
		maps.Copy(out, object{
			"member": member(user, usualPermissions|i.Permissions), "guild_id": i.guild(), "guild_locale": "en-GB",
			"context": 0, "guild": object{"id": i.guild(), "locale": "en-GB", "features": []any{}},
			"authorizing_integration_owners": object{"0": i.guild()},
			"channel":                        object{"id": i.channel(), "type": 0, "guild_id": i.guild(), "name": "news"},
		})
	}
	maps.Copy(out, i.Raw)
	return encode(out)
}
