package appcommand

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
)

// named returns a command that is described by its name.
func named(name string) bot.Command { return bot.Command{Name: name, Description: name} }

func TestApplicationCommands(t *testing.T) {
	everyone, manager := named("ask"), named("daily set")
	everyone.Options = []bot.Option{
		{Name: "source", Description: "outlet", Complete: (bot.Completer)(nil)},
		{Name: "question", Description: "what", Required: true, Max: 2000},
		{Name: "count", Description: "how many", Kind: bot.KindInteger, Min: 1, Max: 25},
		{Name: "order", Description: "first", Kind: bot.KindChoice, Choices: []string{"newest", "oldest"}},
	}
	manager.Access, manager.Server = bot.Managers, true
	off := manager
	off.Name, off.Description = "daily off", "daily off"
	hidden := named("context")
	hidden.Hidden = true
	operator := named("feeds")
	operator.Access = bot.Operators
	got, err := json.Marshal(Of([]bot.Command{everyone, manager, off, hidden, operator, named("whosaid")}))
	if err != nil {
		t.Fatal(err)
	}
	want := `[
		{"type":1,"name":"ask","description":"ask","contexts":[0,1,2],"integration_types":[0,1],"options":[
			{"type":3,"name":"question","description":"what","required":true,"max_length":2000},
			{"type":3,"name":"source","description":"outlet"},
			{"type":4,"name":"count","description":"how many","min_value":1,"max_value":25},
			{"type":3,"name":"order","description":"first","choices":[{"name":"newest","value":"newest"},{"name":"oldest","value":"oldest"}]}]},
		{"type":1,"name":"daily","description":"set, off","default_member_permissions":"32","contexts":[0],"integration_types":[0],"options":[
			{"type":1,"name":"set","description":"daily set"},
			{"type":1,"name":"off","description":"daily off"}]},
		{"type":1,"name":"feeds","description":"feeds","default_member_permissions":"0","contexts":[0,1,2],"integration_types":[0,1]},
		{"type":1,"name":"whosaid","description":"whosaid","contexts":[0,1,2],"integration_types":[0,1]},
		{"type":3,"name":"Who said this?","contexts":[0,1,2],"integration_types":[0,1]}]`
	var g, w any
	if err := json.Unmarshal(got, &g); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w, g); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What one subcommand offers to everybody, Discord must offer to everybody.
func TestACommandIsOfferedAsWidelyAsItsWidestSubcommand(t *testing.T) {
	set, status := named("daily set"), named("daily status")
	set.Access, set.Server = bot.Managers, true
	for name, table := range map[string][]bot.Command{"the narrow one first": {set, status}, "the wide one first": {status, set}} {
		got := Of(table)[0]
		if got.Permissions != nil || len(got.Contexts) != 3 {
			t.Errorf("%s: permissions %v in %d contexts, want none in 3", name, got.Permissions, len(got.Contexts))
		}
	}
}

// nameRule is Discord's for the names of commands and options.
var nameRule = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// The loopback Discord checks the rest as the commands of the golden tests are registered.
func TestTheTableSuitsDiscord(t *testing.T) {
	for _, c := range Of(commands.Table(commands.Services{})) {
		if c.Type == typeSlash && (!nameRule.MatchString(c.Name) || c.Name != strings.ToLower(c.Name)) {
			t.Errorf("%q is no name of a command", c.Name)
		}
		if n := utf8.RuneCountInString(c.Description); c.Type == typeSlash && (n < 1 || n > maxDescription) {
			t.Errorf("%s: a description of %d characters", c.Name, n)
		}
		for _, o := range c.Options {
			if n := utf8.RuneCountInString(o.Description); !nameRule.MatchString(o.Name) || n < 1 || n > maxDescription {
				t.Errorf("%s: the option %q, with a description of %d characters", c.Name, o.Name, n)
			}
		}
	}
}
