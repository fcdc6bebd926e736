package commands_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/bot"
	"quoth/bot/commands"
)

// Everybody reads about the commands that they may use where they are, each once, below its group.
func TestHelpListsWhatTheReaderMayUse(t *testing.T) {
	table := commands.Table(commands.Services{})
	router := bot.NewRouter(table, nil)
	for name, c := range map[string]bot.Call{
		"a member": {Server: "81"}, "in direct messages": {}, "a manager": {Server: "81", Access: bot.Managers},
		"a manager elsewhere": {Access: bot.Managers}, "in the terminal": {Access: bot.Operators},
		"an operator": {Server: "81", Access: bot.Operators},
	} {
		c.Command = "help"
		reply := router.Serve(t.Context(), c)
		var want, got []string
		for _, usable := range bot.Usable(table, c) {
			want = append(want, usable.Name)
		}
		heading := ""
		for _, b := range reply.Blocks {
			switch b := b.(type) {
			case bot.Heading:
				heading = b.Words
			case bot.Usage:
				got = append(got, b.Name)
				command, _ := bot.Find(table, b.Name)
				if forSome := strings.HasPrefix(heading, "For those who"); forSome != (command.Access > bot.Everyone) {
					t.Errorf("%s: /%s is below “%s”", name, b.Name, heading)
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: help lists %q, want %q", name, got, want)
		}
	}
}

func TestHelpExplainsOneCommand(t *testing.T) {
	for _, name := range []string{"ask", "/ask", "ASK", "help"} {
		got := blocks[bot.Usage](serve(nil, "help", "command", name))
		if len(got) != 1 || got[0].Name != strings.ToLower(strings.TrimPrefix(name, "/")) || !got[0].Detailed {
			t.Errorf("help %s shows %v, want that command with its options", name, got)
		}
	}
	for name, want := range map[string]string{"aks": "/ask", "context": "/ask", "feeds add": "Ask one of them.",
		"daily set": "Use it in a server"} {
		if got := refusal(t, serve(nil, "help", "command", name)); !strings.Contains(got.Hint, want) {
			t.Errorf("help %s is refused with %q, want %q", name, got.Hint, want)
		}
	}
}

// The examples are about the articles that are there, and each is answered.
func TestHelpShowsExamplesThatWork(t *testing.T) {
	library := openLibrary(t, append(week(), articles()...)...)
	got := blocks[bot.Example](serve(library, "help"))
	if len(got) != 3 {
		t.Fatalf("examples %+v, want three", got)
	}
	for _, e := range got {
		options := []string{}
		if e.Option != "" {
			options = []string{e.Option, e.Value}
		}
		if reply := serve(library, e.Command, options...); reply.Outcome != bot.Answered {
			t.Errorf("%s is not answered", e.Words())
		}
	}
	for access, words := range map[bot.Access]string{bot.Everyone: "nothing can be answered", bot.Operators: "quoth import"} {
		empty := commands.Services{Library: commands.Fixed(openLibrary(t))}
		reply := bot.NewRouter(commands.Table(empty), nil).Serve(t.Context(), bot.Call{Command: "help", Now: asked, Access: access})
		if got := blocks[bot.Notice](reply); len(got) != 1 || !strings.Contains(got[0].Words, words) {
			t.Errorf("access %d, without articles: %+v, want %q", access, got, words)
		}
		if len(blocks[bot.Usage](reply)) == 0 || len(blocks[bot.Example](reply)) > 0 {
			t.Errorf("access %d, without articles: %+v", access, reply.Blocks)
		}
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
