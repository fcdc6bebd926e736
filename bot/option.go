package bot

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Option is a named value that a command takes.
type Option struct {
	Name        string
	Description string // at most 100 characters, Discord's limit
	Kind        Kind
	Required    bool
	Choices     []string  // the only values of a KindChoice
	Min, Max    int       // bounds of a KindInteger; for KindText Max counts characters; 0: no bound
	Complete    Completer // suggests values; nil: there is nothing to suggest
}

// Kind says what values an option takes.
type Kind int

// The kinds of options.
const (
	KindText    Kind = iota // any words
	KindDay                 // a day or several: "2026-01-06", "yesterday", "last week"
	KindChoice              // one of Option.Choices
	KindInteger             // a whole number
	KindChannel             // the id of a channel of the server
	KindFile                // the address of a file that was attached
)

// String returns the kind's name, as JSON has it.
func (k Kind) String() string {
	return [...]string{"text", "day", "choice", "integer", "channel", "file"}[k]
}

// Completer suggests values for an option, given what is typed of it so far, the best first.
type Completer func(ctx context.Context, c Call, typed string) ([]Suggestion, error)

// Suggestion is a value that somebody may want, with a label that says what it stands for.
type Suggestion struct{ Label, Value string }

// Suggest returns suggestions of values that need no other label.
func Suggest(values []string) []Suggestion {
	var out []Suggestion
	for _, v := range values {
		out = append(out, Suggestion{v, v})
	}
	return out
}

// Usage is a line of a list of commands or, when Detailed is set, the description of one command
// with all its options.
type Usage struct {
	Name        string
	Line        string // how the command is typed: "/ask question [source]"
	Description string
	Options     []Option
	Detailed    bool
	ID          string // of the command at Discord, where its name can be clicked; empty: not known
}

// Example is a call that somebody may try.
type Example struct {
	Command       string
	Option, Value string // the only option; empty: none
	ID            string // of the command at Discord; see Usage
}

// Words returns the example as it is typed: "/ask What did Rosa Vane say?".
func (e Example) Words() string { return strings.TrimSpace("/" + e.Command + " " + e.Value) }

// CheckLength refuses a value of a KindText that has more than Max characters. The error is a
// *Refusal.
func (o Option) CheckLength(value string) error {
	if n := utf8.RuneCountInString(value); o.Max > 0 && n > o.Max {
		return &Refusal{
			Message: fmt.Sprintf("%s has %d characters; the most is %d.", o.Name, n, o.Max),
			Hint:    "Use fewer words.",
		}
	}
	return nil
}
