package bot

import (
	"maps"
	"time"
)

// Call is a command that somebody calls, with what its answer depends on. Discord, the terminal
// and the socket all make the same Calls.
type Call struct {
	Command string
	Options map[string]string // by option name; as typed, not checked yet
	User    string            // the id of the caller; empty at the terminal
	Server  string            // the id of the server where the call is made; empty outside a server
	Channel string            // the id of the channel where the call is made; empty at the terminal
	Parent  string            // the id of the channel that Channel is a thread of; empty: it is none
	Shared  bool              // others see what is answered there
	Access  Access            // which commands the caller may use
	Page    int               // which page of the answer is wanted, from 0
	Zone    *time.Location    // the time zone of the caller's days; nil: UTC
	Now     time.Time         // when the call was made
	Before  []string          // earlier questions of the same conversation, oldest first; may be empty
	Why     bool              // explain how each result was weighed; the terminal only
}

// Access says which commands a person may use. Each kind may use those of the kinds before it.
type Access int

// The kinds of access.
const (
	Everyone  Access = iota
	Managers         // people with the permission Manage Server where the call is made
	Operators        // the people who run Quoth
)

// With returns c with a day as the value of an option.
func (c Call) With(option string, day time.Time) Call {
	return c.Set(option, day.Format(time.DateOnly))
}

// Set returns c with the value of an option. It changes no map that c shares with another call.
func (c Call) Set(option, value string) Call {
	if c.Options[option] == value && value != "" {
		return c
	}
	c.Options = maps.Clone(c.Options)
	if c.Options == nil {
		c.Options = make(map[string]string)
	}
	c.Options[option] = value
	return c
}

// Without returns c without an option.
func (c Call) Without(option string) Call {
	c.Options = maps.Clone(c.Options)
	delete(c.Options, option)
	return c
}

// Location returns the call's time zone, UTC where it has none.
func (c Call) Location() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}
