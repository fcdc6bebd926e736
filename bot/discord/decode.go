package discord

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/appcommand"
)

// request is what an interaction asks for.
type request struct {
	kind   kind
	call   bot.Call // without time zone and time
	option string   // the option that is being typed, in an autocompletion
	typed  string   // what is typed of it so far, or in a form
	menu   bool     // the menu of a message was used
	about  string   // the address of that message
	// wantsPrivate means that the caller asked for an answer that only they see.
	wantsPrivate bool
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
	kindForm // a form that a button opened
)

// String returns the kind's name in a log.
func (k kind) String() string {
	return [...]string{"unknown", "unreadable", "command", "complete", "button", "form"}[k]
}

// pressed is a button, with the message that it stands under.
type pressed struct {
	button     button
	message    string // its id
	asker      string // the person whom the message answers; empty: nobody in particular
	private    bool   // only that person sees the message
	components []discordgo.MessageComponent
}

// isByAsker reports whether the caller is the person whom the message answers.
func (r request) isByAsker() bool { return r.asker != "" && r.asker == r.call.User }

// decode reads an interaction, whatever it holds. discordgo leaves fields nil where Discord sends
// something that it does not know, and its own helpers then panic.
func decode(i *discordgo.Interaction) request {
	r := request{call: bot.Call{
		Server: i.GuildID, Channel: i.ChannelID, User: userOf(i), Access: accessOf(i),
		Shared: i.GuildID != "" || i.Context == discordgo.InteractionContextPrivateChannel,
	}}
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		r.command(i.Type, data)
		if r.menu {
			r.about = messageURL(i.GuildID, i.ChannelID, data.TargetID)
		}
	case discordgo.MessageComponentInteractionData:
		r.kind = kindButton
		r.pressed = pressedOf(i.Message, chosen(data))
	case discordgo.ModalSubmitInteractionData:
		r.kind, r.typed = kindForm, inputIn(data.Components)
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
		if o.Name == appcommand.PrivateOption && o.Type == discordgo.ApplicationCommandOptionBoolean {
			r.wantsPrivate = value == "true"
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

// messageURL returns the address of a message.
func messageURL(server, channel, message string) string {
	return "https://discord.com/channels/" + cmp.Or(server, "@me") + "/" + channel + "/" + message
}

// chosen returns the custom id of a button, or that of the entry that was chosen in a menu.
func chosen(data discordgo.MessageComponentInteractionData) string {
	if parseButton(data.CustomID).verb == verbMenu && len(data.Values) > 0 {
		return data.Values[0]
	}
	return data.CustomID
}

// inputIn returns what was typed into a form.
func inputIn(components []discordgo.MessageComponent) string {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			if typed := inputIn(c.Components); typed != "" {
				return typed
			}
		case *discordgo.TextInput:
			return c.Value
		}
	}
	return ""
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
	if m == nil {
		return p
	}
	p.message = m.ID
	if len(m.Components) > 0 {
		p.components = m.Components
	}
	switch {
	case m.InteractionMetadata != nil && m.InteractionMetadata.User != nil:
		p.asker = m.InteractionMetadata.User.ID
	case m.Interaction != nil && m.Interaction.User != nil:
		p.asker = m.Interaction.User.ID
	}
	p.private = m.Flags&discordgo.MessageFlagsEphemeral != 0
	return p
}
