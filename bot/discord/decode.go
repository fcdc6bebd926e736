package discord

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
)

// request is what an interaction asks for.
type request struct {
	kind   kind
	call   bot.Call // without zone and time
	option string   // of an autocompletion: that is being typed, with what is typed so far
	typed  string
	menu   bool // it comes from a message's menu
	pressed
}

// kind is the sort of an interaction.
type kind int

const (
	kindUnknown    kind = iota // nothing that Quoth knows
	kindUnreadable             // a command that discordgo cannot decode: a menu's message with new parts
	kindCommand
	kindComplete
	kindButton
)

// String is the kind's name in a log.
func (k kind) String() string {
	return [...]string{"unknown", "unreadable", "command", "complete", "button"}[k]
}

// pressed is a button, and the message that it is under.
type pressed struct {
	button  button
	asker   string // who got the message as an answer; empty: nobody in particular
	private bool   // only they see it
}

// decode reads an interaction. It is total: discordgo leaves fields nil, and panics in
// its helpers, where Discord sends what it does not know.
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

func (r *request) command(t discordgo.InteractionType, data discordgo.ApplicationCommandInteractionData) {
	r.kind = kindCommand
	if data.CommandType == discordgo.MessageApplicationCommand {
		r.menu = true
		r.call.Command, r.call.Options = "whosaid", map[string]string{"words": quotedIn(contentOf(data))}
		return
	}
	name, options := descend(data.Name, data.Options)
	r.call.Command, r.call.Options = name, make(map[string]string)
	for _, o := range options {
		if o == nil {
			continue
		}
		value := textOf(o.Value)
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

// descend follows subcommands down to the options of the one that is called: "daily",
// then "set", is "daily set". Discord has two levels below a command.
func descend(name string, options []*typedOption) (string, []*typedOption) {
	for range 2 {
		if len(options) != 1 || options[0] == nil || options[0].Type > discordgo.ApplicationCommandOptionSubCommandGroup {
			break
		}
		name, options = name+" "+options[0].Name, options[0].Options
	}
	return name, options
}

// textOf is an option's value as it would be typed; numbers come as float64.
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

// contentOf is the text of the message whose menu was used.
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

// quotationMarks open a quotation, each with what closes it.
var quotationMarks = [...]struct{ open, close string }{{"“", "”"}, {`"`, `"`}, {"«", "»"}, {"„", "“"}, {"‘", "’"}}

// quotedIn is the longest piece of s between quotation marks or, without such, s itself.
func quotedIn(s string) string {
	best := ""
	for _, m := range quotationMarks {
		for rest := s; ; {
			_, after, ok := strings.Cut(rest, m.open)
			words, next, closed := strings.Cut(after, m.close)
			if !ok || !closed {
				break
			}
			if words = strings.TrimSpace(words); len(words) > len(best) && strings.ContainsFunc(words, unicode.IsSpace) {
				best = words // one word between marks is a name or a nickname
			}
			rest = next
		}
	}
	if best == "" {
		return strings.TrimSpace(s)
	}
	return best
}

// userOf is the id of who calls: a member in a server, a user in direct messages.
func userOf(i *discordgo.Interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// accessOf is what the server lets them do. Operators are known by their ids.
func accessOf(i *discordgo.Interaction) bot.Access {
	const manages = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator
	if i.Member != nil && i.Member.Permissions&manages != 0 {
		return bot.Managers
	}
	return bot.Everyone
}

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
