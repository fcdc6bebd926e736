package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// menuName is the entry in the menu of a message that finds who said what is quoted there.
const menuName = "Who said this?"

// mostDescribed is how long the description of a command or an option may be, in characters.
const mostDescribed = 100

// applicationCommands is the command table as Discord has it: two-word names become
// subcommands, and the menu of messages gets its entry where there is a whosaid.
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
			top = &command{Type: discordgo.ChatApplicationCommand, Name: first, Description: c.Description, Permissions: permissionsFor(c.Access)}
			top.offer(c.Server)
			byName[first] = top
			out = append(out, top)
		}
		if isSub {
			top.add(second, c)
			continue
		}
		top.Options = optionsOf(c)
	}
	if byName["whosaid"] != nil {
		menu := &command{Type: discordgo.MessageApplicationCommand, Name: menuName}
		menu.offer(false)
		out = append(out, menu)
	}
	return out
}

// offer sets the places where a command is offered. The router checks again who calls and where:
// people can change what Discord offers.
func (c *command) offer(inServersOnly bool) {
	c.Contexts = []discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	c.IntegrationTypes = []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	if !inServersOnly {
		c.Contexts = append(c.Contexts, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel)
		c.IntegrationTypes = append(c.IntegrationTypes, discordgo.ApplicationIntegrationUserInstall)
	}
}

// permissionsFor are those that a member needs to be offered a command: nil is none, and 0
// leaves it to the administrators.
func permissionsFor(a bot.Access) *int64 {
	switch a {
	case bot.Everyone:
		return nil
	case bot.Managers:
		return new(int64(discordgo.PermissionManageGuild))
	}
	return new(int64)
}

// add adds a subcommand. Discord asks once for all of them where a command is offered, and to
// whom: as widely as the widest.
func (c *command) add(name string, sub bot.Command) {
	c.Options = append(c.Options, commandOption{
		Type: discordgo.ApplicationCommandOptionSubCommand, Name: name, Description: sub.Description, Options: optionsOf(sub),
	})
	names := make([]string, len(c.Options))
	for i, o := range c.Options {
		names[i] = o.Name
	}
	c.Description = shortened(strings.Join(names, ", "), mostDescribed, plain)
	if !sub.Server {
		c.offer(false)
	}
	needed := permissionsFor(sub.Access)
	if c.Permissions != nil && (needed == nil || *c.Permissions == 0) {
		c.Permissions = needed
	}
}

// optionsOf has the required options first, as Discord wants them.
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

func optionOf(o bot.Option) commandOption {
	out := commandOption{Type: discordgo.ApplicationCommandOptionString, Name: o.Name, Description: o.Description, Required: o.Required}
	switch o.Kind {
	case bot.KindInteger:
		out.Type = discordgo.ApplicationCommandOptionInteger
		if out.MinValue = &o.Min; o.Max > 0 {
			out.MaxValue = &o.Max
		}
	case bot.KindChannel:
		out.Type = discordgo.ApplicationCommandOptionChannel
		out.ChannelTypes = []discordgo.ChannelType{discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews}
	case bot.KindText:
		out.MaxLength = min(o.Max, mostText)
	}
	if len(o.Choices) <= mostChoices { // more are suggested, and the handler checks
		for _, c := range o.Choices {
			out.Choices = append(out.Choices, choice{c, c})
		}
	}
	// Discord does not take both choices and autocompletion.
	out.Autocomplete = out.Choices == nil && (o.Complete != nil || len(o.Choices) > 0)
	return out
}

// register makes Discord offer the commands of the table, in one server at once or everywhere.
// It asks nothing of Discord when they are what was registered last: Discord takes 200
// new commands a day.
func (d *Door) register(ctx context.Context, c *rest.Client, application string) error {
	commands := applicationCommands(d.router.Commands())
	data, err := json.Marshal(commands)
	if err != nil {
		return fmt.Errorf("register commands: %w", err)
	}
	sum := sha256.Sum256(data)
	hash, scope := hex.EncodeToString(sum[:16]), scopeOf(application, d.guild)
	if d.registered(scope) == hash {
		d.withdraw(ctx, c, application)
		return nil
	}
	if err := c.Do(ctx, "PUT", commandsOf(application, d.guild), commands, nil); err != nil {
		return fmt.Errorf("register commands: %w%s", err, advice(err))
	}
	d.log.Info("registered the commands", "commands", len(commands), "server", d.guild)
	if d.registry == nil {
		return nil
	}
	if err := d.registry.SetRegistered(scope, hash); err != nil {
		return fmt.Errorf("register commands: %w", err)
	}
	d.withdraw(ctx, c, application)
	return nil
}

// scopeOf names where commands are offered: in one server or, when that is empty, everywhere.
func scopeOf(application, server string) string { return application + "-" + server }

func commandsOf(application, server string) string {
	if server == "" {
		return rest.Path("applications", application, "commands")
	}
	return rest.Path("applications", application, "guilds", server, "commands")
}

// withdrawing stands in a registry for commands that may be there or not any more, so that
// they are registered again should that scope be wanted.
const withdrawing = "withdrawing"

// withdraw takes back the commands that the application had elsewhere before: with those in
// one server and the same ones everywhere, that server would be offered each twice. What
// fails is tried again at the next connection.
func (d *Door) withdraw(ctx context.Context, c *rest.Client, application string) {
	if d.registry == nil {
		return
	}
	scopes, err := d.registry.Scopes()
	if err != nil {
		d.log.Warn("look for commands registered elsewhere", "err", err)
	}
	for _, scope := range scopes {
		of, server, _ := strings.Cut(scope, "-")
		if of != application || server == d.guild {
			continue
		}
		if err := d.withdrawFrom(ctx, c, application, server); err != nil {
			d.log.Warn("take commands back", "server", server, "err", err)
			continue
		}
		d.log.Info("took the commands back", "server", server)
	}
}

func (d *Door) withdrawFrom(ctx context.Context, c *rest.Client, application, server string) error {
	scope := scopeOf(application, server)
	if err := d.registry.SetRegistered(scope, withdrawing); err != nil {
		return err
	}
	err := c.Do(ctx, "PUT", commandsOf(application, server), []*command{}, nil)
	// Else it has left that server.
	if code := rest.Code(err); err != nil && code != rest.CodeMissingAccess && code != rest.CodeUnknownGuild {
		return err
	}
	return d.registry.SetRegistered(scope, "")
}

// registered is the hash of what was registered last; empty where that is not known, and they
// are registered again.
func (d *Door) registered(scope string) string {
	if d.registry == nil {
		return ""
	}
	hash, err := d.registry.Registered(scope)
	if err != nil {
		d.log.Warn("read which commands are registered", "err", err)
	}
	return hash
}
