package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/discord/loopback"
)

func TestParse(t *testing.T) {
	text := func(name string) command { return command{Name: name, Type: 3} }
	registered := []command{
		{Name: "ask", Options: []command{text("question"), text("since")}},
		{Name: "daily", Options: []command{{Name: "set", Type: 1,
			Options: []command{{Name: "hour", Type: 4}, {Name: "channel", Type: 7}, {Name: "silent", Type: 5}}}}},
	}
	for _, tc := range []struct {
		line, name string
		want       []loopback.Option
	}{
		{"help", "help", nil},
		{"ask question: When does it sail?", "ask", []loopback.Option{{Name: "question", Value: "When does it sail?"}}},
		{"ask question: Who said: never? since: today", "ask",
			[]loopback.Option{{Name: "question", Value: "Who said: never?"}, {Name: "since", Value: "today"}}},
		{"ask question:", "ask", []loopback.Option{{Name: "question", Value: ""}}},
		{"daily set hour: 7 channel: <#12> silent: true", "daily set", []loopback.Option{{Name: "hour", Value: 7},
			{Name: "channel", Value: loopback.Channel("12")}, {Name: "silent", Value: true}}},
		{"daily set hour: noon", "daily set", []loopback.Option{{Name: "hour", Value: "noon"}}},
		{"nothing x: 1 y: two", "nothing", []loopback.Option{{Name: "x", Value: "1"}, {Name: "y", Value: "two"}}},
		{"", "", nil},
	} {
		t.Run(tc.line, func(t *testing.T) {
			name, got := parse(tc.line, registered)
			if diff := cmp.Diff(tc.want, got); name != tc.name || diff != "" {
				t.Errorf("name %q, want %q; options (-want +got):\n%s", name, tc.name, diff)
			}
		})
	}
}

func TestControls(t *testing.T) {
	message := json.RawMessage(`{"components":[
		{"type":1,"components":[{"custom_id":"menu","options":[{"value":"one"},{"value":"two"}]}]},
		{"type":1,"components":[{"custom_id":"more"},{"url":"https://example.org"}]},
		{"type":1,"components":[{"custom_id":"share"}]}]}`)
	want := []control{{"one", "menu"}, {"two", "menu"}, {"more", ""}, {"share", ""}}
	if got := controls(message); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
