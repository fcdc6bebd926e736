package jsonreply

import (
	"fmt"
	"time"

	"quoth/bot"
)

// command is a command of the table.
type command struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Options     []option `json:"options"`
}

// option is an option of a command.
type option struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Kind        string   `json:"kind"`
	Required    bool     `json:"required"`
	Choices     []string `json:"choices,omitempty"`
}

// daily is the schedule of a daily summary.
type daily struct {
	Channel string    `json:"channel"`
	Time    string    `json:"time"`
	Zone    string    `json:"zone"`
	Next    time.Time `json:"next,omitzero"`
	Last    string    `json:"last,omitempty"`
	Off     string    `json:"off,omitempty"`
}

// Usage adds a command with its options.
func (r *renderer) Usage(b bot.Usage) {
	options := make([]option, len(b.Options))
	for i, o := range b.Options {
		options[i] = option{o.Name, o.Description, o.Kind.String(), o.Required, o.Choices}
	}
	r.doc.Commands = append(r.doc.Commands, command{b.Name, b.Description, options})
}

// Schedule adds the schedule of a daily summary.
func (r *renderer) Schedule(b bot.Schedule) {
	at := fmt.Sprintf("%02d:%02d", b.Hour, b.Minute)
	r.doc.Dailies = append(r.doc.Dailies, daily{b.Channel, at, b.Zone, b.Next, b.Last, b.OffWhy})
}
