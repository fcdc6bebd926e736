// Package appcommand is the command table as Discord has it: application commands, with their subcommands,
// options and the places where Discord offers them. It is pure.
//
//	err := client.Do(ctx, "PUT", path, appcommand.Of(table), &registered)
//	ids := appcommand.IDs(registered)
package appcommand

import (
	"strings"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/place"
)

// MenuName is the entry in the menu of a message that finds who said what is quoted there.
const MenuName = "Who said this?"

// PrivateOption is an option of each command that answers from the articles. It is Discord's alone: elsewhere nobody
// else sees an answer.
const PrivateOption = "private"

// Command is an application command as it is registered. discordgo's types send fields that have no
// meaning where they stand, and do not compare.
type Command struct {
	Type             int      `json:"type"`
	Name             string   `json:"name"`
	Description      string   `json:"description,omitempty"`
	Options          []Option `json:"options,omitempty"`
	Permissions      *int64   `json:"default_member_permissions,string,omitempty"`
	Contexts         []int    `json:"contexts"`
	IntegrationTypes []int    `json:"integration_types"`
}

// Option is an option, or a subcommand with options of its own.
type Option struct {
	Type         int      `json:"type"`
	Name         string   `json:"name"`
	Description  string   `json:"description"`
	Required     bool     `json:"required,omitempty"`
	Autocomplete bool     `json:"autocomplete,omitempty"`
	Choices      []Choice `json:"choices,omitempty"`
	ChannelTypes []int    `json:"channel_types,omitempty"`
	MinValue     *int     `json:"min_value,omitempty"`
	MaxValue     *int     `json:"max_value,omitempty"`
	MaxLength    int      `json:"max_length,omitempty"`
	Options      []Option `json:"options,omitempty"`
}

// Choice is a value that can be chosen, with the name that is shown for it.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Numbers of Discord's (docs.discord.com, interactions/application-commands).
const (
	typeSlash = 1
	typeMenu  = 3 // of a message

	optionSub     = 1
	optionText    = 3
	optionInteger = 4
	optionBool    = 5
	optionChannel = 7
	optionFile    = 11

	inServer  = 0 // contexts
	inDirect  = 1
	inPrivate = 2

	forServer = 0 // ways to install the application
	forUser   = 1

	manageServer = 1 << 5 // a permission
)

// Discord's limits, in characters where nothing else is said.
const (
	maxChoices     = 25
	maxText        = 6000 // the value of a text option
	maxDescription = 100  // of a command or an option
)

// Of returns the command table as Discord has it. Two-word names become
// subcommands; where there is a whosaid, the menu of messages gets its entry.
func Of(table []bot.Command) []*Command {
	var out []*Command
	byName := make(map[string]*Command)
	for _, c := range table {
		if c.Hidden {
			continue
		}
		first, second, isSub := strings.Cut(c.Name, " ")
		top := byName[first]
		if top == nil {
			top = &Command{
				Type: typeSlash, Name: first, Description: c.Description,
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
			top.Options = append(top.Options, Option{
				Type: optionBool, Name: PrivateOption,
				Description: "Show the answer to nobody but you",
			})
		}
	}
	if byName["whosaid"] != nil {
		menu := &Command{Type: typeMenu, Name: MenuName}
		menu.offer(false)
		out = append(out, menu)
	}
	return out
}

// offer sets the places where Discord offers a command. The router checks again who calls and where,
// because the people of a server can change what Discord offers.
func (c *Command) offer(inServersOnly bool) {
	c.Contexts = []int{inServer}
	c.IntegrationTypes = []int{forServer}
	if !inServersOnly {
		c.Contexts = append(c.Contexts, inDirect, inPrivate)
		c.IntegrationTypes = append(c.IntegrationTypes, forUser)
	}
}

// permissionsFor returns the permissions that a member needs before Discord offers a command: nil is
// none, and 0 leaves the command to the administrators.
func permissionsFor(a bot.Access) *int64 {
	switch a {
	case bot.Everyone:
		return nil
	case bot.Managers:
		return new(int64(manageServer))
	}
	return new(int64)
}

// add adds a subcommand. All subcommands share one setting for where a command is offered, and
// to whom. It suits the subcommand that is offered most widely.
func (c *Command) add(name string, sub bot.Command) {
	c.Options = append(c.Options, Option{
		Type: optionSub, Name: name,
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
func optionsOf(c bot.Command) []Option {
	var out []Option
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
func optionOf(o bot.Option) Option {
	out := Option{
		Type: optionText, Name: o.Name, Description: o.Description, Required: o.Required,
	}
	switch o.Kind {
	case bot.KindInteger:
		out.Type = optionInteger
		if out.MinValue = &o.Min; o.Max > 0 {
			out.MaxValue = &o.Max
		}
	case bot.KindChannel:
		out.Type = optionChannel
		out.ChannelTypes = place.Kinds()
	case bot.KindFile:
		out.Type = optionFile
	case bot.KindText:
		out.MaxLength = min(o.Max, maxText)
	}
	if len(o.Choices) <= maxChoices { // more than that are suggested, and checked by the command
		for _, c := range o.Choices {
			out.Choices = append(out.Choices, Choice{c, c})
		}
	}
	// Discord does not take both choices and autocompletion.
	out.Autocomplete = out.Choices == nil && (o.Complete != nil || len(o.Choices) > 0)
	return out
}
