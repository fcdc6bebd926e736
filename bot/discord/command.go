package discord

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/place"
)

// menuName is the entry in the menu of a message that finds who said what is quoted there.
const menuName = "Who said this?"

// privateOption is an option of each command that answers from the articles. It is Discord's alone: elsewhere nobody
// else sees an answer.
const privateOption = "private"

// command is an application command as it is registered. discordgo's types send fields that have no
// meaning where they stand, and do not compare.
type command struct {
	Type             discordgo.ApplicationCommandType       `json:"type"`
	Name             string                                 `json:"name"`
	Description      string                                 `json:"description,omitempty"`
	Options          []commandOption                        `json:"options,omitempty"`
	Permissions      *int64                                 `json:"default_member_permissions,string,omitempty"`
	Contexts         []discordgo.InteractionContextType     `json:"contexts"`
	IntegrationTypes []discordgo.ApplicationIntegrationType `json:"integration_types"`
}

// commandOption is an option, or a subcommand with options of its own.
type commandOption struct {
	Type         discordgo.ApplicationCommandOptionType `json:"type"`
	Name         string                                 `json:"name"`
	Description  string                                 `json:"description"`
	Required     bool                                   `json:"required,omitempty"`
	Autocomplete bool                                   `json:"autocomplete,omitempty"`
	Choices      []choice                               `json:"choices,omitempty"`
	ChannelTypes []discordgo.ChannelType                `json:"channel_types,omitempty"`
	MinValue     *int                                   `json:"min_value,omitempty"`
	MaxValue     *int                                   `json:"max_value,omitempty"`
	MaxLength    int                                    `json:"max_length,omitempty"`
	Options      []commandOption                        `json:"options,omitempty"`
}

// applicationCommands returns the command table as Discord has it. Two-word names become
// subcommands; where there is a whosaid, the menu of messages gets its entry.
func applicationCommands(table []bot.Command) []*command {
	var out []*command
	byName := make(map[string]*command)
	for _, c := range table {
		if c.Hidden {
			continue
		}
		first, second, isSub := strings.Cut(c.Name, " ")
		top := byName[first]
		if top == nil {
			top = &command{
				Type: discordgo.ChatApplicationCommand, Name: first, Description: c.Description,
				Permissions: permissionsFor(c.Access),
			}
			top.offer(c.Server)
			byName[first] = top
			out = append(out, top)
		}
		if isSub {
			top.add(second, c)
			continue
		}
		top.Options = optionsOf(c)
		if c.Articles && c.Access == bot.Everyone {
			top.Options = append(top.Options, commandOption{
				Type: discordgo.ApplicationCommandOptionBoolean, Name: privateOption,
				Description: "Show the answer to nobody but you",
			})
		}
	}
	if byName["whosaid"] != nil {
		menu := &command{Type: discordgo.MessageApplicationCommand, Name: menuName}
		menu.offer(false)
		out = append(out, menu)
	}
	return out
}

// offer sets the places where Discord offers a command. The router checks again who calls and where,
// because the people of a server can change what Discord offers.
func (c *command) offer(inServersOnly bool) {
	c.Contexts = []discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	c.IntegrationTypes = []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	if !inServersOnly {
		c.Contexts = append(c.Contexts, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel)
		c.IntegrationTypes = append(c.IntegrationTypes, discordgo.ApplicationIntegrationUserInstall)
	}
}

// permissionsFor returns the permissions that a member needs before Discord offers a command: nil is
// none, and 0 leaves the command to the administrators.
func permissionsFor(a bot.Access) *int64 {
	switch a {
	case bot.Everyone:
		return nil
	case bot.Managers:
		return new(int64(discordgo.PermissionManageGuild))
	}
	return new(int64)
}

// add adds a subcommand. All subcommands share one setting for where a command is offered, and
// to whom. It suits the subcommand that is offered most widely.
func (c *command) add(name string, sub bot.Command) {
	c.Options = append(c.Options, commandOption{
		Type: discordgo.ApplicationCommandOptionSubCommand, Name: name,
		Description: sub.Description, Options: optionsOf(sub),
	})
	names := make([]string, len(c.Options))
	for i, o := range c.Options {
		names[i] = o.Name
	}
	c.Description = card.Shorten(strings.Join(names, ", "), maxDescription, card.Plain)
	if !sub.Server {
		c.offer(false)
	}
	needed := permissionsFor(sub.Access)
	if c.Permissions != nil && (needed == nil || *c.Permissions == 0) {
		c.Permissions = needed
	}
}

// optionsOf returns the options of a command, the required ones first, as Discord wants them.
func optionsOf(c bot.Command) []commandOption {
	var out []commandOption
	for _, required := range []bool{true, false} {
		for _, o := range c.Options {
			if o.Required == required {
				out = append(out, optionOf(o))
			}
		}
	}
	return out
}

// optionOf returns an option as Discord has it.
func optionOf(o bot.Option) commandOption {
	out := commandOption{
		Type: discordgo.ApplicationCommandOptionString, Name: o.Name, Description: o.Description, Required: o.Required,
	}
	switch o.Kind {
	case bot.KindInteger:
		out.Type = discordgo.ApplicationCommandOptionInteger
		if out.MinValue = &o.Min; o.Max > 0 {
			out.MaxValue = &o.Max
		}
	case bot.KindChannel:
		out.Type = discordgo.ApplicationCommandOptionChannel
		for _, kind := range place.Kinds() {
			out.ChannelTypes = append(out.ChannelTypes, discordgo.ChannelType(kind))
		}
	case bot.KindFile:
		out.Type = discordgo.ApplicationCommandOptionAttachment
	case bot.KindText:
		out.MaxLength = min(o.Max, maxText)
	}
	if len(o.Choices) <= maxChoices { // more than that are suggested, and checked by the command
		for _, c := range o.Choices {
			out.Choices = append(out.Choices, choice{c, c})
		}
	}
	// Discord does not take both choices and autocompletion.
	out.Autocomplete = out.Choices == nil && (o.Complete != nil || len(o.Choices) > 0)
	return out
}
