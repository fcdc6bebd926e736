package place

import (
	"errors"
	"testing"

	"quoth/bot/discord/loopback"
)

func TestEntrance(t *testing.T) {
	text := func(id string, position int) channel { return channel{ID: id, Kind: kindText, Position: position} }
	closed := map[string]bool{}
	for _, tt := range []struct {
		name, system string
		closed       []string
		want         string
	}{
		{"the channel for new members", "30", nil, "30"},
		{"closed, so the first", "30", []string{"30"}, "9"},
		{"no such channel", "77", nil, "9"},
		{"none is named", "", nil, "9"},
		{"the first that is open", "", []string{"9", "20"}, "100"},
		{"all closed", "30", []string{"9", "20", "30", "100"}, ""},
	} {
		clear(closed)
		for _, id := range tt.closed {
			closed[id] = true
		}
		channels := []channel{text("100", 1), text("30", 7), text("20", 1), text("9", 0)}
		got, ok := guild{SystemChannel: tt.system}.entrance(channels, func(c channel) bool { return !closed[c.ID] })
		if got.ID != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: channel %q, %t, want %q", tt.name, got.ID, ok, tt.want)
		}
	}
}

// Only a text channel in which all of a post is permitted is an entrance.
func TestEntranceOfAServer(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	if p, err := Entrance(t.Context(), clientFor(server), loopback.GuildID); err != nil || p.channel.ID != loopback.ChannelID {
		t.Errorf("%+v, %v, want the text channel", p, err)
	}
	for _, lacking := range []uint64{loopback.ViewChannel, loopback.SendMessages, loopback.EmbedLinks, loopback.ReadHistory} {
		server.Deny(loopback.ChannelID, lacking)
		var refused *Refused
		if _, err := Entrance(t.Context(), clientFor(server), loopback.GuildID); !errors.As(err, &refused) {
			t.Errorf("without %b: %v, want a refusal", lacking, err)
		}
	}
	var refused *Refused
	if _, err := Entrance(t.Context(), clientFor(server), "5"); !errors.As(err, &refused) {
		t.Errorf("a server that the bot is not in: %v, want a refusal", err)
	}
}
