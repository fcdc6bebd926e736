package discord

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/discord/loopback"
)

func TestApplicationCommands(t *testing.T) {
	everyone, manager := saying("ask"), saying("daily set")
	everyone.Options = []bot.Option{
		{Name: "source", Description: "outlet", Complete: (bot.Completer)(nil)},
		{Name: "question", Description: "what", Required: true, Max: 2000},
		{Name: "count", Description: "how many", Kind: bot.KindInteger, Min: 1, Max: 25},
		{Name: "order", Description: "first", Kind: bot.KindChoice, Choices: []string{"newest", "oldest"}},
	}
	manager.Access, manager.Server = bot.Managers, true
	off := manager
	off.Name, off.Description = "daily off", "daily off"
	hidden := saying("context")
	hidden.Hidden = true
	operator := saying("feeds")
	operator.Access = bot.Operators
	got, err := json.Marshal(applicationCommands([]bot.Command{everyone, manager, off, hidden, operator, saying("whosaid")}))
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
	set, status := saying("daily set"), saying("daily status")
	set.Access, set.Server = bot.Managers, true
	for name, table := range map[string][]bot.Command{"the narrow one first": {set, status}, "the wide one first": {status, set}} {
		got := applicationCommands(table)[0]
		if got.Permissions != nil || len(got.Contexts) != 3 {
			t.Errorf("%s: permissions %v in %d contexts, want none in 3", name, got.Permissions, len(got.Contexts))
		}
	}
}

// nameRule is Discord's for the names of commands and options.
var nameRule = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// The loopback Discord checks the rest as the commands of the golden tests are registered.
func TestTheTableSuitsDiscord(t *testing.T) {
	for _, c := range applicationCommands(table(nil)) {
		if c.Type == discordgo.ChatApplicationCommand && (!nameRule.MatchString(c.Name) || c.Name != strings.ToLower(c.Name)) {
			t.Errorf("%q is no name of a command", c.Name)
		}
		if n := length(c.Description); c.Type == discordgo.ChatApplicationCommand && (n < 1 || n > maxDescription) {
			t.Errorf("%s: a description of %d characters", c.Name, n)
		}
		for _, o := range c.Options {
			if n := length(o.Description); !nameRule.MatchString(o.Name) || n < 1 || n > maxDescription {
				t.Errorf("%s: the option %q, with a description of %d characters", c.Name, o.Name, n)
			}
		}
	}
}

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

func TestInviteURL(t *testing.T) {
	server, user := InviteURL("123")
	tests := []struct{ name, address, scope, install, permissions string }{
		{"for a server", server, "bot applications.commands", "0", "274877991936"},
		{"for a person", user, "applications.commands", "1", ""},
	}
	for _, tt := range tests {
		u, err := url.Parse(tt.address)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		got := []string{u.Host + u.Path, q.Get("client_id"), q.Get("scope"), q.Get("integration_type"), q.Get("permissions")}
		want := []string{"discord.com/oauth2/authorize", "123", tt.scope, tt.install, tt.permissions}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestLimitsForgetNobodyInParticular(t *testing.T) {
	l := newLimit(Rate{PerSecond: 0.001, Burst: 2}, Rate{})
	var got []bool
	for _, id := range []string{"a", "a", "a", "b", "", "", ""} {
		got = append(got, l.allows(id))
	}
	if want := []bool{true, true, false, true, true, true, true}; !cmp.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
