package discord

import (
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/loopback"
)

// The ids of commands come from their registration, then from the registry, and from Discord, once, where
// an earlier version registered them.
func TestCommandsHaveIDs(t *testing.T) {
	const commandsPath = "/applications/" + loopback.ApplicationID + "/commands"
	table := []bot.Command{saying("ask"), saying("daily set"), saying("daily off"), saying("whosaid")}
	server := loopback.ForTest(t, loopback.Options{})
	store := newMemory()
	asks := func(method string) int {
		n := 0
		for _, r := range server.Requests() {
			if r.Method == method && r.Path == commandsPath {
				n++
			}
		}
		return n
	}
	scope := loopback.ApplicationID + "-"
	for _, step := range []struct {
		name     string
		before   func()
		put, get int
	}{
		{"the first start", func() {}, 1, 0},
		{"the next", func() {}, 1, 0},
		{"with a registry of an earlier version", func() { store.ids = map[string]map[string]string{} }, 1, 1},
		{"the next after that", func() {}, 1, 1},
		{"with an id that is missing", func() { delete(store.ids[scope], "daily") }, 1, 2},
	} {
		step.before()
		b := New(bot.NewRouter(table, nil), Options{Store: store, Registry: store})
		if err := b.Ready(t.Context(), clientFor(t, server)); err != nil {
			t.Fatal(err)
		}
		if put, get := asks("PUT"), asks("GET"); put != step.put || get != step.get {
			t.Errorf("%s: %d times registered, %d times asked, want %d and %d", step.name, put, get, step.put, step.get)
		}
		ids := store.ids[scope]
		reply := b.clickable(bot.Reply{Blocks: []bot.Block{bot.Usage{Name: "daily set"}, bot.Example{Command: "ask"}, bot.Usage{Name: "gone"}}})
		if ids["ask"] == "" || ids["daily"] == "" || ids[appcommand.MenuName] != "" {
			t.Errorf("%s: ids %v", step.name, ids)
		}
		if u, e, gone := reply.Blocks[0].(bot.Usage), reply.Blocks[1].(bot.Example), reply.Blocks[2].(bot.Usage); u.ID != ids["daily"] ||
			e.ID != ids["ask"] || gone.ID != "" {
			t.Errorf("%s: %+v", step.name, reply.Blocks)
		}
	}
}

// Where Discord does not give the ids, names are shown that cannot be clicked.
func TestCommandsWithoutIDs(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	store := newMemory()
	usage := bot.Usage{Name: "help", Description: "helps"}
	for _, want := range []bool{true, false} {
		store.ids = map[string]map[string]string{}
		b := New(bot.NewRouter([]bot.Command{saying("help")}, nil), Options{Store: store, Registry: store})
		if err := b.Ready(t.Context(), clientFor(t, server)); err != nil {
			t.Fatal(err)
		}
		got := b.clickable(bot.Reply{Blocks: []bot.Block{usage}}).Blocks[0].(bot.Usage)
		if got.Name != "help" || (got.ID != "") != want {
			t.Errorf("got %+v, with an id: %t", got, want)
		}
		server.Fail(loopback.Fault{Method: "GET", Path: "/applications/*/commands", Status: 500})
	}
}

// Help is for the caller alone, in a server that shows all other answers to everyone.
func TestHelpIsPrivate(t *testing.T) {
	help := saying("help", bot.Usage{Name: "ask", Description: "asks"}, bot.Example{Command: "ask", Value: "What did **Rosa** say?"})
	help.Private = true
	w := connected(t, loopback.ForTest(t, loopback.Options{}), []bot.Command{help, saying("ask", bot.Text{Words: "done"})}, Options{})
	eventually(t, 5*time.Second, func() bool { return w.bot.ids.Load() != nil })
	a := w.ask(loopback.Slash("help"))
	id := (*w.bot.ids.Load())["ask"]
	want := "</ask:" + id + "> asks\n- </ask:" + id + `> What did \*\*Rosa\*\* say?`
	if got := strings.TrimSpace(parsed(t, a.Data).words()); !a.Ephemeral || got != want || id == "" {
		t.Errorf("private %t, %q, want %q", a.Ephemeral, got, want)
	}
	if a := w.ask(direct(loopback.Slash("help"))); !a.Ephemeral {
		t.Error("in direct messages, everybody in them sees it")
	}
	if a := w.ask(loopback.Slash("ask")); a.Ephemeral {
		t.Error("other answers are private too")
	}
}
