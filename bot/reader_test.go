package bot_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/retrieval"
)

// Only the people who run Quoth read what they can do about a fault.
func TestRepliesAreInTheWordsOfTheReader(t *testing.T) {
	silence := bot.Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}
	forAll := bot.Text{Words: "The ferry sails again."}
	router := bot.NewRouter([]bot.Command{{Name: "ferry", Run: func(context.Context, bot.Call) (bot.Reply, error) {
		return bot.Reply{Blocks: []bot.Block{
			&bot.Refusal{Message: "No ferry.", Hint: "Wait.", Operators: "Start the engine."},
			&bot.Refusal{Message: "No ferry.", Hint: "Wait."},
			bot.Notice{Words: "It is late.", Operators: "It is late: see the log."}, bot.Notice{Words: "It is late."}, forAll, silence,
		}}, nil
	}}}, nil)
	member := []bot.Block{
		&bot.Refusal{Message: "No ferry.", Hint: "Wait.", Operators: "Start the engine."},
		&bot.Refusal{Message: "No ferry.", Hint: "Wait."},
		bot.Notice{Words: "It is late.", Operators: "It is late: see the log."}, bot.Notice{Words: "It is late."}, forAll, silence,
	}
	toOperators := silence
	toOperators.Operators = true
	operator := []bot.Block{
		&bot.Refusal{Message: "No ferry.", Hint: "Start the engine."}, &bot.Refusal{Message: "No ferry.", Hint: "Wait."},
		bot.Notice{Words: "It is late: see the log."}, bot.Notice{Words: "It is late."}, forAll, toOperators,
	}
	for access, want := range map[bot.Access][]bot.Block{bot.Everyone: member, bot.Managers: member, bot.Operators: operator} {
		got := router.Serve(t.Context(), bot.Call{Command: "ferry", Access: access}).Blocks
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("access %d (-want +got):\n%s", access, diff)
		}
	}
	if silence.Words() == toOperators.Words() {
		t.Errorf("everybody reads %q", silence.Words())
	}
}

// A mistyped command is answered with those that the caller may use.
func TestUnknownCommandOffersUsableOnes(t *testing.T) {
	table := []bot.Command{{Name: "ask"}, {Name: "feeds add", Access: bot.Operators},
		{Name: "daily set", Access: bot.Managers, Server: true}, {Name: "context", Hidden: true}}
	for want, c := range map[string]bot.Call{
		"Try /ask.":                         {},
		"Try /ask, /daily set.":             {Server: "81", Access: bot.Managers},
		"Try /ask, /feeds add.":             {Access: bot.Operators},
		"Try /ask, /feeds add, /daily set.": {Access: bot.Operators, Server: "81"},
	} {
		c.Command = "zzzzzz"
		reply := bot.NewRouter(table, nil).Serve(t.Context(), c)
		if got := reply.Blocks[0].(*bot.Refusal).Hint; got != want {
			t.Errorf("%+v: hint %q, want %q", c, got, want)
		}
	}
}
