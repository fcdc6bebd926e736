package commands_test

import (
	"errors"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
)

func TestUnknownCommandNamesTheNearest(t *testing.T) {
	tests := []struct {
		command, want string
		all           bool
	}{
		{command: "aks", want: "/ask"},
		{command: "ASK", want: "/ask"},
		{command: "lat", want: "/latest"},
		{command: "soruces", want: "/sources"},
		{command: "qqqqqq", want: "/verify", all: true},
		{command: "", want: "/verify", all: true},
		{command: strings.Repeat("a", 100000), want: "/verify", all: true},
	}
	for _, tt := range tests {
		got := refusal(t, serve(nil, tt.command))
		if !strings.Contains(got.Hint, tt.want) || strings.Contains(got.Hint, "/help") != tt.all {
			t.Errorf("%.20q: hint %q, want %s, and all commands: %t", tt.command, got.Hint, tt.want, tt.all)
		}
		if len(got.Message) > 200 {
			t.Errorf("%.20q: a message of %d bytes", tt.command, len(got.Message))
		}
	}
}

// One table answers from whichever library there is at the time of a call.
func TestTableTakesTheLibraryOfTheCall(t *testing.T) {
	empty, full := openLibrary(t), openLibrary(t, articles()...)
	library := empty
	services := commands.Services{Library: func() (*retrieval.Library, error) { return library, nil }}
	router := bot.NewRouter(commands.Table(services), nil)
	sources := func() bot.Outcome {
		return router.Serve(t.Context(), bot.Call{Command: "sources", Now: asked}).Outcome
	}
	if got := sources(); got != bot.Silent {
		t.Errorf("without articles: outcome %d, want %d", got, bot.Silent)
	}
	library = full
	if got := sources(); got != bot.Answered {
		t.Errorf("with articles: outcome %d, want %d", got, bot.Answered)
	}
	services.Library = func() (*retrieval.Library, error) { return nil, errors.New("no room") }
	reply := bot.NewRouter(commands.Table(services), nil).Serve(t.Context(), bot.Call{Command: "sources", Now: asked})
	if reply.Outcome != bot.Failed {
		t.Errorf("without a library: outcome %d, want %d", reply.Outcome, bot.Failed)
	}
}
