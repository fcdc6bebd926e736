package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
)

// ending returns a command that ends with err, or panics with it.
func ending(name string, err any) bot.Command {
	return bot.Command{Name: name, Run: func(context.Context, bot.Call) (bot.Reply, error) {
		if e, ok := err.(error); ok || err == nil {
			return bot.Reply{Query: "as asked"}, e
		}
		panic(err)
	}}
}

func TestServeNeverFails(t *testing.T) {
	tests := []struct {
		name   string
		err    any
		want   bot.Outcome
		logged bool
	}{
		{"no error", nil, bot.Answered, false},
		{"a refusal", &bot.Refusal{Message: "No."}, bot.Refused, false},
		{"a wrapped refusal", fmt.Errorf("look up: %w", &bot.Refusal{Message: "No."}), bot.Refused, false},
		{"an error", errors.New("read archive: secret detail"), bot.Failed, true},
		{"a panic", "secret detail", bot.Failed, true},
		{"an end from outside", fmt.Errorf("ask: %w", context.Canceled), bot.Failed, false},
		{"too much work", fmt.Errorf("ask: %w", retrieval.ErrTooLong), bot.Failed, false},
		{"too little time", context.DeadlineExceeded, bot.Failed, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			router := bot.NewRouter([]bot.Command{ending("end", tt.err)}, slog.New(slog.NewJSONHandler(&log, nil)))
			reply := router.Serve(t.Context(), bot.Call{Command: "end"})
			if reply.Outcome != tt.want || reply.Command != "end" {
				t.Errorf("reply of %q with outcome %d, want of end with %d", reply.Command, reply.Outcome, tt.want)
			}
			if tt.want != bot.Answered && len(reply.Blocks) != 1 {
				t.Errorf("%d blocks, want one that says what happened", len(reply.Blocks))
			}
			if got := strings.Count(log.String(), `"msg"`); got != map[bool]int{true: 1}[tt.logged] {
				t.Errorf("logged %d times: %s", got, log.String())
			}
			if text := fmt.Sprint(reply.Blocks); strings.Contains(text, "secret") {
				t.Errorf("the reply shows an inner error: %s", text)
			}
		})
	}
}

func TestComplete(t *testing.T) {
	c := bot.Command{Name: "topic", Options: []bot.Option{
		{Name: "topic", Required: true}, {Name: "order", Kind: bot.KindChoice, Choices: []string{"newest", "oldest"}},
		{Name: "count", Kind: bot.KindInteger},
	}}
	broken := func(context.Context, bot.Call, string) ([]bot.Suggestion, error) { return nil, errors.New("no list") }
	router := bot.NewRouter([]bot.Command{c.Completing("topic", broken)}, nil)
	tests := []struct {
		name, command, option, typed string
		want                         []string
	}{
		{"a choice", "topic", "order", "NEW", []string{"newest"}},
		{"all choices", "topic", "order", "", []string{"newest", "oldest"}},
		{"nothing to suggest", "topic", "count", "1", nil},
		{"a completer that fails", "topic", "topic", "f", nil},
		{"an unknown option", "topic", "page", "", nil},
		{"an unknown command", "tropic", "topic", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := router.Complete(t.Context(), bot.Call{Command: tt.command}, tt.option, tt.typed)
			if !slices.Equal(got, bot.Suggest(tt.want)) {
				t.Errorf("suggestions = %q, want %q", got, tt.want)
			}
		})
	}
}
