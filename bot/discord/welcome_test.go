package discord

import (
	"errors"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
)

// A greeting is in the channel once, whatever happens on its way; another time of joining is another one.
func TestGreet(t *testing.T) {
	const messages = "/channels/*/messages"
	now := time.Now()
	first := Greeting{Server: loopback.GuildID, Key: "k3yofthewelcome1", Since: now,
		Reply: bot.Reply{Blocks: []bot.Block{bot.Usage{Name: "ask", Description: "asks"}, bot.Example{Command: "ask", Value: "@everyone?"}}}}
	second := first
	second.Key = "k3yofthewelcome2"
	for _, tt := range []struct {
		name      string
		fault     loopback.Fault
		greetings []Greeting
		want      int
	}{
		{"once", loopback.Fault{Path: "/nothing"}, []Greeting{first}, 1},
		{"twice", loopback.Fault{Path: "/nothing"}, []Greeting{first, first}, 1},
		{"it arrives, and the answer is lost", loopback.Fault{Method: "POST", Path: messages, Drop: true, After: true, Times: 3},
			[]Greeting{first, first}, 1},
		{"it does not arrive at first", loopback.Fault{Method: "POST", Path: messages, Status: 500, Times: 3}, []Greeting{first, first}, 1},
		{"the channel cannot be read at first", loopback.Fault{Method: "GET", Path: messages, Status: 500, Times: 3},
			[]Greeting{first, first}, 1},
		{"joined once more", loopback.Fault{Path: "/nothing"}, []Greeting{first, second, first}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{})
			b := New(bot.NewRouter([]bot.Command{saying("ask")}, nil), Options{Store: newMemory()})
			if err := b.Ready(t.Context(), clientFor(t, server)); err != nil {
				t.Fatal(err)
			}
			poster := b.Poster(clientFor(t, server))
			server.Fail(tt.fault)
			var err error
			for _, g := range tt.greetings {
				err = poster.Greet(t.Context(), g)
			}
			got := server.Messages(loopback.ChannelID)
			if err != nil || len(got) != tt.want {
				t.Fatalf("%d messages, want %d, %v", len(got), tt.want, err)
			}
			if m := parsed(t, got[0]); !strings.Contains(m.words(), "</ask:") || m.buttonID(t, "Help") == "" {
				t.Errorf("the greeting is %s", got[0])
			}
		})
	}
}

// Where Quoth may post nowhere, it says nothing, and will not.
func TestGreetWithoutAChannel(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	server.Deny(loopback.ChannelID, loopback.SendMessages)
	b := New(bot.NewRouter(nil, nil), Options{Store: newMemory()})
	var refused *Refused
	err := b.Poster(clientFor(t, server)).Greet(t.Context(), Greeting{Server: loopback.GuildID, Key: "k", Since: time.Now()})
	if !errors.As(err, &refused) || len(server.Messages(loopback.ChannelID)) != 0 {
		t.Errorf("%v, %s", err, server.Messages(loopback.ChannelID))
	}
}
