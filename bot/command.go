// Package bot defines what Quoth's commands are made of: a Call comes in, and a Reply of Blocks
// goes out. The Router runs the commands of a table and never fails. The package knows neither
// Discord nor the terminal, and uses no network and no clock; the commands themselves are in the
// package commands.
//
//	router := bot.NewRouter(commands.Table(services), log)
//	reply := router.Serve(ctx, bot.Call{
//		Command: "ask",
//		Options: map[string]string{"question": "When does the ferry sail?"},
//		Now:     time.Now(),
//	})
//	reply.Draw(renderer) // the terminal, Discord and JSON have a renderer each
package bot

import (
	"context"
	"strings"
)

// Command is a row of the command table. Discord's registration, the terminal's verbs,
// completion, /help and the README's list are all made from these rows.
type Command struct {
	Name        string // lower case; one word, or two where commands share the first ("daily set")
	Description string // at most 100 characters, Discord's limit
	Options     []Option
	Articles    bool   // answers from the articles, and cannot do without them
	Exclusive   bool   // needs the data folder for itself, because it changes what is kept there
	Server      bool   // concerns a server, and cannot be used outside one
	Person      bool   // concerns the person who calls, and cannot be used where nobody is known, as in the terminal
	Access      Access // who may use it
	Private     bool   // its reply concerns the caller alone, and nobody else sees it
	Hidden      bool   // only buttons call it; no list shows it
	Run         Handler
}

// Handler answers a call. A *Refusal is shown to the caller. Any other error is logged, and the
// caller reads only that something went wrong.
type Handler func(context.Context, Call) (Reply, error)

// Usage returns how the command is typed: "/ask question [source] [since] [until]".
func (c Command) Usage() string { return strings.TrimSpace("/" + c.Name + " " + c.OptionNames()) }

// OptionNames returns the names of the options, in brackets where they may be left out.
func (c Command) OptionNames() string {
	names := make([]string, len(c.Options))
	for i, o := range c.Options {
		if names[i] = o.Name; !o.Required {
			names[i] = "[" + o.Name + "]"
		}
	}
	return strings.Join(names, " ")
}

// Help returns the block that describes the command, with its options when detailed is set.
func (c Command) Help(detailed bool) Usage {
	return Usage{Name: c.Name, Line: c.Usage(), Description: c.Description, Options: c.Options, Detailed: detailed}
}

// Bare returns the options whose values may be typed without the option's name: the required ones.
// Only the last of them may have several words. Without a required option it is the first option, if
// that takes text.
func (c Command) Bare() []Option {
	n := 0
	for n < len(c.Options) && c.Options[n].Required {
		n++
	}
	if n == 0 && len(c.Options) > 0 && c.Options[0].Kind == KindText {
		n = 1
	}
	return c.Options[:n]
}

// Option returns the option with a name.
func (c Command) Option(name string) (Option, bool) {
	for _, o := range c.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// Completing returns c with f suggesting values for an option. It panics when c has no such
// option, which is a mistake in the table.
func (c Command) Completing(option string, f Completer) Command {
	options := make([]Option, len(c.Options))
	copy(options, c.Options)
	c.Options = options
	for i := range options {
		if options[i].Name == option {
			options[i].Complete = f
			return c
		}
	}
	panic("bot: " + c.Name + " has no option " + option)
}

// ForPerson returns c for the person who calls: nobody else sees its reply.
func (c Command) ForPerson() Command {
	c.Person, c.Private = true, true
	return c
}

// ForManagers returns c restricted to a server, and there to the people who manage it.
func (c Command) ForManagers() Command {
	c.Server, c.Access = true, Managers
	return c
}

// Admit refuses a call that is made in the wrong place or by the wrong person.
func (c Command) Admit(call Call) error {
	switch {
	case call.Access < c.Access && c.Access == Operators:
		return &Refusal{
			Message: "/" + c.Name + " is only for the people who run Quoth.",
			Hint:    "Ask one of them.",
		}
	case c.Server && call.Server == "":
		return &Refusal{
			Message: "/" + c.Name + " works only in a server.",
			Hint:    "Use it in a server that Quoth is in.",
		}
	case c.Person && call.User == "":
		return &Refusal{
			Message: "/" + c.Name + " works only on Discord.",
			Hint:    "Use it in a server that Quoth is in, or in a direct message to Quoth.",
		}
	case call.Access < c.Access:
		return &Refusal{
			Message: "/" + c.Name + " needs the permission Manage Server.",
			Hint:    "Ask somebody who manages this server.",
		}
	}
	return nil
}

// Usable returns the commands that lists show to a caller: those that the caller may use in the
// place of the call.
func Usable(commands []Command, call Call) []Command {
	var out []Command
	for _, c := range commands {
		if !c.Hidden && c.Admit(call) == nil {
			out = append(out, c)
		}
	}
	return out
}

// Find returns the command with a name.
func Find(commands []Command, name string) (Command, bool) {
	for _, c := range commands {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// Names returns the names of the commands that lists show.
func Names(commands []Command) []string {
	var out []string
	for _, c := range commands {
		if !c.Hidden {
			out = append(out, c.Name)
		}
	}
	return out
}
