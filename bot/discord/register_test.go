package discord

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/discord/loopback"
)

func TestCommandsAreRegisteredWhenTheyHaveChanged(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	store := newMemory()
	puts := func(path string) int {
		n := 0
		for _, r := range server.Requests() {
			if r.Method == "PUT" && r.Path == path {
				n++
			}
		}
		return n
	}
	const everywhere = "/applications/" + loopback.ApplicationID + "/commands"
	const inServer = "/applications/" + loopback.ApplicationID + "/guilds/" + loopback.GuildID + "/commands"
	steps := []struct {
		name       string
		table      []bot.Command
		guild      string
		everywhere int
		inServer   int
	}{
		{"the first start", []bot.Command{saying("ask")}, "", 1, 0},
		{"the next one", []bot.Command{saying("ask")}, "", 1, 0},
		{"with a new command", []bot.Command{saying("ask"), saying("said")}, "", 2, 0},
		{"in one server, and no more elsewhere", []bot.Command{saying("ask"), saying("said")}, loopback.GuildID, 3, 1},
		{"and again", []bot.Command{saying("ask"), saying("said")}, loopback.GuildID, 3, 1},
		{"everywhere, and no more in the server", []bot.Command{saying("ask"), saying("said")}, "", 4, 2},
		{"and again", []bot.Command{saying("ask"), saying("said")}, "", 4, 2},
	}
	for _, step := range steps {
		d := New(bot.NewRouter(step.table, nil), Options{Store: store, Registry: store, Guild: step.guild})
		if err := d.Ready(t.Context(), clientFor(t, server)); err != nil {
			t.Errorf("%s: %v", step.name, err)
		}
		if got := len(server.Commands()); got != len(step.table) {
			t.Errorf("%s: %d commands are registered, want each once", step.name, got)
		}
		if a, b := puts(everywhere), puts(inServer); a != step.everywhere || b != step.inServer {
			t.Errorf("%s: registered %d times everywhere and %d in the server, want %d and %d", step.name, a, b, step.everywhere, step.inServer)
		}
	}
}

// Commands that could not be withdrawn are withdrawn at the next connection, or registered again
// where they are wanted again before that.
func TestCommandsAreWithdrawnLater(t *testing.T) {
	const everywhere = "/applications/" + loopback.ApplicationID + "/commands"
	for _, next := range []string{loopback.GuildID, ""} {
		server := loopback.ForFaults(t, loopback.Options{})
		store := newMemory()
		connect := func(guild string) {
			d := New(bot.NewRouter([]bot.Command{saying("ask")}, nil), Options{Store: store, Registry: store, Guild: guild})
			if err := d.Ready(t.Context(), clientFor(t, server)); err != nil {
				t.Errorf("in %q: %v", guild, err)
			}
		}
		connect("")
		server.Fail(loopback.Fault{Path: everywhere, Status: 403})
		connect(loopback.GuildID)
		if n := len(server.Commands()); n != 2 {
			t.Fatalf("%d commands are registered where none can be withdrawn, want 2", n)
		}
		server.ClearFaults()
		connect(next)
		if n := len(server.Commands()); n != 1 {
			t.Errorf("then in %q: %d commands are registered, want 1", next, n)
		}
	}
}

func TestReadySaysWhatToDo(t *testing.T) {
	tests := []struct {
		name, guild, want string
		fault             loopback.Fault
	}{
		{"a bad token", "", "check DISCORD_TOKEN", loopback.Fault{Path: "/applications/@me", Status: 401}},
		{"a server that the bot is not in", "123", "quoth invite", loopback.Fault{Path: "/nothing"}},
	}
	for _, tt := range tests {
		server := loopback.ForFaults(t, loopback.Options{})
		server.Fail(tt.fault)
		d := New(bot.NewRouter(testCommands(), nil), Options{Store: newMemory(), Guild: tt.guild})
		if err := d.Ready(t.Context(), clientFor(t, server)); err == nil ||
			!strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret-token") {
			t.Errorf("%s: got %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}
