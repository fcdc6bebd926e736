package bot

import (
	"fmt"
	"maps"
	"strings"
	"time"
)

// Call is a command with its circumstances, the same from every door.
type Call struct {
	Command string
	Options map[string]string // by option name; as typed, not yet checked
	User    string            // who calls, in the words of the door; empty at the terminal
	Server  string            // where the call is made, in the words of the door; empty outside of a server
	Access  Access            // what the person who calls may call
	Page    int               // which of the pages of an answer, from 0
	Zone    *time.Location    // in which days are read; nil: UTC
	Now     time.Time         // when the call was made
	Before  []string          // what was asked before in the same conversation, oldest first; a door without one has none
	Why     bool              // tell how each result was weighed; the terminal's only
}

// with is c with a day as the value of an option.
func (c Call) with(option string, day time.Time) Call {
	c.Options = maps.Clone(c.Options)
	if c.Options == nil {
		c.Options = make(map[string]string)
	}
	c.Options[option] = day.Format(time.DateOnly)
	return c
}

// without is c without an option.
func (c Call) without(option string) Call {
	c.Options = maps.Clone(c.Options)
	delete(c.Options, option)
	return c
}

func (c Call) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

// Day reads "2026-01-06", "today" or "yesterday" in the call's zone. The result is
// the first instant of that day; the error is a *Refusal.
func (c Call) Day(s string) (time.Time, error) {
	y, m, d := c.Now.In(c.zone()).Date()
	switch strings.ToLower(s) {
	case "today":
		return firstInstant(y, m, d, c.zone()), nil
	case "yesterday":
		return firstInstant(y, m, d-1, c.zone()), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, &Refusal{
			Message: fmt.Sprintf("“%s” is not a day.", short(s)),
			Hint:    "Write a day like 2026-01-06, or today, or yesterday.",
		}
	}
	return firstInstant(t.Year(), t.Month(), t.Day(), c.zone()), nil
}

// firstInstant is midnight or, where the clocks skip midnight, the hour after it:
// time.Date may then go back into the day before.
func firstInstant(y int, m time.Month, d int, zone *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, zone)
	if wanted := time.Date(y, m, d, 0, 0, 0, 0, time.UTC); t.Day() != wanted.Day() {
		return t.Add(time.Hour)
	}
	return t
}

// short is s, or its start where it is too long to be repeated in a message.
func short(s string) string {
	const most = 40 // characters
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
