package commands_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/bot"
	"quoth/bot/commands"
)

func TestHelpListsTheWholeTable(t *testing.T) {
	var want, got []string
	for _, c := range commands.Table(commands.Services{}) {
		if !c.Hidden {
			want = append(want, c.Usage())
		}
	}
	for _, u := range blocks[bot.Usage](serve(nil, "help")) {
		got = append(got, u.Line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("help lists %q, want %q", got, want)
	}
}

func TestHelpExplainsOneCommand(t *testing.T) {
	for _, name := range []string{"ask", "/ask", "help"} {
		got := blocks[bot.Usage](serve(nil, "help", "command", name))
		if len(got) != 1 || got[0].Name != strings.TrimPrefix(name, "/") || !got[0].Detailed {
			t.Errorf("help %s shows %v, want that command with its options", name, got)
		}
	}
	if got := refusal(t, serve(nil, "help", "command", "aks")); !strings.Contains(got.Hint, "/ask") {
		t.Errorf("a mistyped command is refused with %q, want a mention of /ask", got.Hint)
	}
}

// Discord refuses a registration with names or descriptions that are too long.
func TestTableFitsDiscord(t *testing.T) {
	for _, c := range commands.Table(commands.Services{}) {
		texts := map[string]string{c.Name: c.Description}
		if len(c.Options) > 25 {
			t.Errorf("%s has %d options, 25 are the most", c.Name, len(c.Options))
		}
		for i, o := range c.Options {
			texts[o.Name] = o.Description
			if o.Required && i > 0 && !c.Options[i-1].Required {
				t.Errorf("%s: %s is required after one that is not", c.Name, o.Name)
			}
		}
		for name, description := range texts {
			if n := utf8.RuneCountInString(name); n < 1 || n > 32 || strings.ToLower(name) != name {
				t.Errorf("%s: the name %q is not 1 to 32 small letters", c.Name, name)
			}
			if n := utf8.RuneCountInString(description); n < 1 || n > 100 {
				t.Errorf("%s: the description of %s has %d characters, want 1 to 100", c.Name, name, n)
			}
		}
	}
}
