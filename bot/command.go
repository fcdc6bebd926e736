// Package bot is the core of Quoth without its doors: a Call comes in, a Reply goes
// out. It holds the one table of commands, a handler a file, and the Router that
// never fails. It knows no Discord, no terminal, no network and no clock.
//
//	router := bot.NewRouter(bot.Commands(bot.Services{Library: library}), log)
//	reply := router.Serve(ctx, bot.Call{
//		Command: "ask",
//		Options: map[string]string{"question": "When does the ferry sail?"},
//		Now:     time.Now(),
//	})
//	reply.Draw(renderer) // a renderer for each door: terminal, JSON, Discord
package bot

import (
	"context"
	"strings"
)

// Command is one row of the command table. Discord's registration, the terminal's
// commands, completion, help and the README's list all come from these rows.
type Command struct {
	Name        string // lower case; one word, or two where commands share the first ("daily set")
	Description string // at most 100 characters, Discord's limit
	Options     []Option
	Articles    bool   // answers from the articles, and cannot without them
	Holds       bool   // takes the data folder for itself, since what is kept in it changes
	Server      bool   // about a server: nothing to call outside of one
	Access      Access // who may call it
	Hidden      bool   // called by what a reply offers only: no list names it
	Run         Handler
}

// Access is who may call a command; each kind may call what those before it may.
type Access int

// The kinds of access.
const (
	Everyone  Access = iota
	Managers         // who has Manage Server where the call is made
	Operators        // who runs Quoth
)

// Handler answers a call. A *Refusal is shown to the person who asked; any other
// error is logged, and the person is told that something went wrong.
type Handler func(context.Context, Call) (Reply, error)

// Option is a named value that a command takes.
type Option struct {
	Name        string
	Description string // at most 100 characters, Discord's limit
	Kind        Kind
	Required    bool
	Choices     []string  // the only values of a KindChoice
	Min, Max    int       // bounds of a KindInteger; for KindText Max counts characters; 0 is none
	Complete    Completer // nil: nothing to suggest
}

// Kind is what an option's value is.
type Kind int

// The kinds.
const (
	KindText    Kind = iota // any words
	KindDay                 // "2026-01-06", "today", "yesterday"
	KindChoice              // one of Option.Choices
	KindInteger             // a whole number
	KindChannel             // the id of a channel of the server
)

// String is the kind's name in JSON.
func (k Kind) String() string {
	return [...]string{"text", "day", "choice", "integer", "channel"}[k]
}

// Completer suggests values for an option of which typed is the start so far.
type Completer func(ctx context.Context, c Call, typed string) ([]string, error)

// Usage is the command as it is typed: "/ask question [source] [since] [until]".
func (c Command) Usage() string { return strings.TrimSpace("/" + c.Name + " " + c.takes()) }

// takes are the names of the options, the ones that may be left out in brackets.
func (c Command) takes() string {
	names := make([]string, len(c.Options))
	for i, o := range c.Options {
		if names[i] = o.Name; !o.Required {
			names[i] = "[" + o.Name + "]"
		}
	}
	return strings.Join(names, " ")
}

// Bare are the options whose values a person may type without their names: the required
// ones, each a word save the last, or else the first where that is text.
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

// admit refuses a call that is made in the wrong place or by the wrong person.
func (c Command) admit(call Call) error {
	switch {
	case call.Access < c.Access && c.Access == Operators:
		return &Refusal{Message: "/" + c.Name + " is for those who run Quoth.", Hint: "They name themselves in QUOTH_OPERATORS."}
	case c.Server && call.Server == "":
		return &Refusal{Message: "/" + c.Name + " is about a server.", Hint: "Call it in a server that Quoth is in."}
	case call.Access < c.Access:
		return &Refusal{Message: "/" + c.Name + " needs the permission Manage Server.", Hint: "Ask somebody who manages this server."}
	}
	return nil
}

// Names are those of the commands that lists show.
func Names(commands []Command) []string {
	var out []string
	for _, c := range commands {
		if !c.Hidden {
			out = append(out, c.Name)
		}
	}
	return out
}

// Option finds an option by its name.
func (c Command) Option(name string) (Option, bool) {
	for _, o := range c.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// Completing is c with f suggesting values for the named option. It panics when c has
// no such option: that is a mistake in the table.
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
