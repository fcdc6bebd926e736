package discord

import (
	"encoding/json"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/loopback"
)

const somebodyElse = "1000000000000000088"

func TestButtons(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	var store *memory
	var first loopback.Answer
	t.Run("before a restart", func(t *testing.T) {
		w := connected(t, server, testCommands(), Options{})
		store = w.store
		first = w.ask(loopback.Slash("paged", option("about", "otters")))
	})
	w := connected(t, server, testCommands(), Options{Store: store, Pace: unhurried})
	press := func(label, user string, on loopback.Answer) loopback.Interaction {
		in := loopback.Press(parsed(t, on.Data).buttonID(t, label), by(loopback.UserID, on))
		in.User = user
		return in
	}
	second := w.ask(press("More", loopback.UserID, first))
	tests := []struct {
		name, want string
		in         loopback.Interaction
		callback   int
		private    bool
	}{
		{"the asker turns the page where it is, after a restart", "page 1 about otters", press("More", loopback.UserID, first), 7, false},
		{"somebody else gets a page of their own", "page 1 about otters", press("More", somebodyElse, first), 4, true},
		{"what surrounds an excerpt leaves the answer as it is", "done", press("Context", loopback.UserID, first), 4, true},
		{"a refusal does not replace the answer", "There is no such page", press("More", loopback.UserID, second), 4, true},
		{"a post's help", "helping", loopback.Press(button{verbHelp, "k"}.String(), menuMessage), 4, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := w.ask(tt.in)
			words := parsed(t, a.Data).words()
			if a.Callback != tt.callback || a.Ephemeral != tt.private || !strings.Contains(words, tt.want) {
				t.Errorf("callback %d, private %t, %q; want %d, %t, %q", a.Callback, a.Ephemeral, words, tt.callback, tt.private, tt.want)
			}
		})
	}
	t.Run("neither who asked nor where is kept", func(t *testing.T) {
		for _, call := range store.calls {
			if s := string(call); strings.Contains(s, loopback.UserID) || strings.Contains(s, loopback.GuildID) {
				t.Errorf("kept: %s", s)
			}
		}
	})
}

func TestShare(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{})
	w.store.set(bot.Settings{Private: true})
	private := w.ask(loopback.Slash("paged", option("about", "otters")))
	if !private.Ephemeral {
		t.Fatalf("got %+v, want a private answer", private)
	}
	shared := w.ask(loopback.Press(parsed(t, private.Data).buttonID(t, "Share"), by(loopback.UserID, private)))
	m := parsed(t, shared.Data)
	if shared.Callback != 4 || shared.Ephemeral || !strings.Contains(m.words(), "<@"+loopback.UserID+"> asked: otters") || !strings.Contains(m.words(), "page 0 about otters") {
		t.Errorf("got %s, want the answer for everyone, with who asked what", shared.Data)
	}
	if m.Mentions == nil || m.Mentions.Parse == nil || len(*m.Mentions.Parse) != 0 {
		t.Errorf("it pings: %s", shared.Data)
	}
	for _, row := range m.Components {
		for _, b := range row.Components {
			if b.Label == "Share" {
				t.Error("what everyone sees can be shared again")
			}
		}
	}
	t.Run("a page turned stays private", func(t *testing.T) {
		message := by(loopback.UserID, private)
		a := w.ask(loopback.Press(parsed(t, private.Data).buttonID(t, "More"), message))
		if a.Callback != 7 || !strings.Contains(string(a.Message), `"flags":64`) {
			t.Errorf("callback %d, message %s", a.Callback, a.Message)
		}
		parsed(t, a.Data).buttonID(t, "Share")
	})
}

func TestSlowPageTurns(t *testing.T) {
	turn := loopback.Press(button{verbTurn, "k"}.String(), by(loopback.UserID, loopback.Answer{Message: menuMessage}))
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Quick: 1})
	for command, want := range map[string]string{"slow": "at last", "boom": "Something went wrong"} {
		w.store.calls["k"], _ = json.Marshal(savedCall{Command: command})
		a := w.ask(turn)
		if a.Callback != 6 || !a.Deferred {
			t.Errorf("%s: callback %d, want the change announced", command, a.Callback)
		}
		if got := parsed(t, a.Data).words(); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", command, got, want)
		}
		if (command == "boom") != (len(a.FollowUps) == 1) {
			t.Errorf("%s: %d messages beside the one with the button", command, len(a.FollowUps))
		}
	}
}

func TestParseButton(t *testing.T) {
	tests := []struct {
		id   string
		want button
	}{
		{"q1:turn:abc", button{"turn", "abc"}},
		{"q1:show:a:b", button{"show", "a:b"}},
		{"q2:turn:abc", button{}},
		{"q1:turn:", button{}},
		{"q1", button{}},
		{"", button{}},
	}
	for _, tt := range tests {
		if got := parseButton(tt.id); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.id, got, tt.want)
		}
	}
}

func TestOffers(t *testing.T) {
	reply := bot.Reply{Actions: []bot.Action{
		{Label: "Context", Call: bot.Call{Command: "a"}, About: 1},
		{Label: "Context", Call: bot.Call{Command: "b"}, About: 3},
		{Label: "More", Call: bot.Call{Command: "c"}},
	}}
	got := offers(reply, card.Drawn{Shown: map[int]bool{1: true}, Labels: map[int]int{1: 1, 3: 2}}, bot.Call{}, true)
	var names []string
	for _, o := range got {
		names = append(names, o.verb+" "+o.label)
	}
	if want := "show Context 1,turn More,share Share"; strings.Join(names, ",") != want {
		t.Errorf("got %q, want %q: a block that is not shown has no button", names, want)
	}
	many := bot.Reply{Actions: make([]bot.Action, 40)}
	if got := offers(many, card.Drawn{}, bot.Call{}, true); len(got) != maxActions || got[maxActions-1].verb != verbShare {
		t.Errorf("%d buttons, want 25 with Share as the last", len(got))
	}
}
