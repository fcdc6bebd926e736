package discord

import (
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
)

// request is what an interaction asks for.
type request struct {
	kind   kind
	call   bot.Call // without time zone and time
	option string   // the option that is being typed, in an autocompletion
	typed  string   // what is typed of it so far
	menu   bool     // the menu of a message was used
	pressed
}

// kind is the sort of an interaction.
type kind int

// The kinds of interactions.
const (
	kindUnknown    kind = iota // nothing that Quoth knows
	kindUnreadable             // a command that discordgo cannot decode: the menu of a message with new parts
	kindCommand
	kindComplete
	kindButton
)

// String returns the kind's name in a log.
func (k kind) String() string {
	return [...]string{"unknown", "unreadable", "command", "complete", "button"}[k]
}

// pressed is a button, with the message that it stands under.
type pressed struct {
	button  button
	asker   string // the person whom the message answers; empty: nobody in particular
	private bool   // only that person sees the message
}

// decode reads an interaction, whatever it holds. discordgo leaves fields nil where Discord sends
// something that it does not know, and its own helpers then panic.
func decode(i *discordgo.Interaction) request {
	r := request{call: bot.Call{Server: i.GuildID, User: userOf(i), Access: accessOf(i)}}
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		r.command(i.Type, data)
	case discordgo.MessageComponentInteractionData:
		r.kind = kindButton
		r.pressed = pressedOf(i.Message, data.CustomID)
	case nil:
		if i.Type == discordgo.InteractionApplicationCommand {
			r.kind = kindUnreadable
		}
	}
	return r
}

// command reads a command, or an option of it that is being typed.
func (r *request) command(t discordgo.InteractionType, data discordgo.ApplicationCommandInteractionData) {
	r.kind = kindCommand
	if data.CommandType == discordgo.MessageApplicationCommand {
		r.menu = true
		r.call.Command, r.call.Options = "whosaid", map[string]string{"words": quotedIn(contentOf(data))}
		return
	}
	name, options := subcommand(data.Name, data.Options)
	r.call.Command, r.call.Options = name, make(map[string]string)
	for _, o := range options {
		if o == nil {
			continue
		}
		value := textOf(o.Value)
		if o.Type == discordgo.ApplicationCommandOptionAttachment {
			value = addressOf(data.Resolved, value)
		}
		if o.Focused && t == discordgo.InteractionApplicationCommandAutocomplete {
			r.option, r.typed = o.Name, value
			continue
		}
		r.call.Options[o.Name] = value
	}
	if t == discordgo.InteractionApplicationCommandAutocomplete {
		r.kind = kindComplete
	}
}

// typedOption is an option as somebody filled it in.
type typedOption = discordgo.ApplicationCommandInteractionDataOption

// subcommand returns the full name of the command and its options: "daily", then "set", is
// "daily set". Discord has up to two levels below a command.
func subcommand(name string, options []*typedOption) (string, []*typedOption) {
	for range 2 {
		if len(options) != 1 || options[0] == nil ||
			options[0].Type > discordgo.ApplicationCommandOptionSubCommandGroup {
			break
		}
		name, options = name+" "+options[0].Name, options[0].Options
	}
	return name, options
}

// textOf returns the value of an option as it would be typed. Numbers come as float64.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// addressOf returns the address of an attached file; empty where Discord does not give it.
func addressOf(resolved *discordgo.ApplicationCommandInteractionDataResolved, id string) string {
	if resolved == nil || resolved.Attachments[id] == nil {
		return ""
	}
	return resolved.Attachments[id].URL
}

// contentOf returns the text of the message whose menu was used.
func contentOf(data discordgo.ApplicationCommandInteractionData) string {
	if data.Resolved == nil {
		return ""
	}
	m := data.Resolved.Messages[data.TargetID]
	if m == nil {
		return ""
	}
	words := []string{m.Content}
	for _, e := range m.Embeds {
		if e != nil && strings.TrimSpace(m.Content) == "" {
			words = append(words, e.Description)
		}
	}
	return strings.TrimSpace(strings.Join(words, "\n"))
}

// userOf returns the id of the caller: a member in a server, a user in direct messages.
func userOf(i *discordgo.Interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// accessOf returns what the server lets the caller do. Operators are recognised later, by their ids.
func accessOf(i *discordgo.Interaction) bot.Access {
	const manages = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator
	if i.Member != nil && i.Member.Permissions&manages != 0 {
		return bot.Managers
	}
	return bot.Everyone
}

// pressedOf reads the button with a custom id under m, which may be nil.
func pressedOf(m *discordgo.Message, customID string) pressed {
	p := pressed{button: parseButton(customID)}
	switch {
	case m == nil:
		return p
	case m.InteractionMetadata != nil && m.InteractionMetadata.User != nil:
		p.asker = m.InteractionMetadata.User.ID
	case m.Interaction != nil && m.Interaction.User != nil:
		p.asker = m.Interaction.User.ID
	}
	p.private = m.Flags&discordgo.MessageFlagsEphemeral != 0
	return p
}
