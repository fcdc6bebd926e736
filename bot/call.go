package bot

import (
	"fmt"
	"maps"
	"strings"
	"time"
)

// Call is a command that somebody calls, with what its answer depends on. Discord, the terminal
// and the socket all make the same Calls.
type Call struct {
	Command string
	Options map[string]string // by option name; as typed, not checked yet
	User    string            // the id of the caller; empty at the terminal
	Server  string            // the id of the server where the call is made; empty outside a server
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
	c.Options = maps.Clone(c.Options)
	if c.Options == nil {
		c.Options = make(map[string]string)
	}
	c.Options[option] = day.Format(time.DateOnly)
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

// Day reads "2026-01-06", "today" or "yesterday" in the call's time zone. It returns the first
// instant of that day; the error is a *Refusal.
func (c Call) Day(s string) (time.Time, error) {
	y, m, d := c.Now.In(c.Location()).Date()
	switch strings.ToLower(s) {
	case "today":
		return firstInstant(y, m, d, c.Location()), nil
	case "yesterday":
		return firstInstant(y, m, d-1, c.Location()), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, &Refusal{
			Message: fmt.Sprintf("“%s” is not a day.", Short(s)),
			Hint:    "Write a day like 2026-01-06, or today, or yesterday.",
		}
	}
	return firstInstant(t.Year(), t.Month(), t.Day(), c.Location()), nil
}

// firstInstant returns midnight or, where the clocks skip midnight, the hour after it. Without
// that correction time.Date may return an instant of the day before.
func firstInstant(y int, m time.Month, d int, zone *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, zone)
	if wanted := time.Date(y, m, d, 0, 0, 0, 0, time.UTC); t.Day() != wanted.Day() {
		return t.Add(time.Hour)
	}
	return t
}
