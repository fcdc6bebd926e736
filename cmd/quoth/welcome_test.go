package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// A server that adds Quoth reads one message about it: not again after a reconnect, a restart, an outage
// or with a new data folder, but once more after it has removed Quoth and added it again.
func TestNewServerIsWelcomed(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	folder := filepath.Join(t.TempDir(), "data")
	b := startBotOn(t, server, folder)
	messages := func(want int) []json.RawMessage {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
			got := server.Messages(loopback.ChannelID)
			if len(got) > want || time.Now().After(end) {
				t.Fatalf("%d messages, want %d: %s\n%s", len(got), want, got, b.log)
			}
			if len(got) == want {
				return got
			}
		}
	}
	settled := func() { // an answer to what was sent after an event: the event has been handled
		t.Helper()
		b.call(t, loopback.Slash("verify", loopback.Option{Name: "receipt", Value: "nonsense"}))
	}
	joined := time.Now()
	if err := server.Join(t.Context(), joined, loopback.ChannelID); err != nil {
		t.Fatal(err)
	}
	text := string(messages(1)[0])
	for _, want := range []string{"</ask:", "</summary:", "</daily set:", "</settings private:", "</help:", "q1:help:"} {
		if !strings.Contains(text, want) && !strings.Contains(text, strings.ReplaceAll(want, "<", `\u003c`)) {
			t.Errorf("the welcome is %s, want %q in it", text, want)
		}
	}
	if strings.Contains(text, "QUOTH_") || strings.Contains(text, "quoth import") {
		t.Errorf("the welcome has an operator's words: %s", text)
	}
	if err := server.Dispatch(t.Context(), "GUILD_DELETE", map[string]any{"id": loopback.GuildID, "unavailable": true}); err != nil {
		t.Fatal(err)
	}
	if err := server.Join(t.Context(), joined, loopback.ChannelID); err != nil {
		t.Fatal(err)
	}
	settled()
	b.end(t)
	b = startBotOn(t, server, folder)
	settled()
	b.end(t)
	b = startBotOn(t, server, filepath.Join(t.TempDir(), "new"))
	settled()
	messages(1)
	if err := server.Leave(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := server.Join(t.Context(), joined.Add(time.Second), ""); err != nil {
		t.Fatal(err)
	}
	messages(2)
}

// The server that Quoth was in before it knew how to welcome reads nothing, at whatever start.
func TestOldServersReadNoWelcome(t *testing.T) {
	b := startBot(t)
	b.call(t, loopback.Slash("help"))
	if got := b.Messages(loopback.ChannelID); len(got) != 0 {
		t.Errorf("posted %s", got)
	}
}
