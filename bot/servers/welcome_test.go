package servers

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/guild"
)

// greeted is a Servers that counts its greetings. Its clock shows tuesday.
func greeted(t *testing.T, err *error) (s *Servers, sent *[]discord.Greeting) {
	t.Helper()
	s, sent = newServers(t), new([]discord.Greeting)
	s.Welcome = func(context.Context, bot.Call) bot.Reply { return bot.Reply{} }
	s.Greet = func(_ context.Context, g discord.Greeting) error {
		*sent = append(*sent, g)
		return *err
	}
	return s, sent
}

// Only a server that the bot has just joined is welcomed, and once.
func TestNewServersAreWelcomedOnce(t *testing.T) {
	for _, tt := range []struct {
		name  string
		times []time.Duration // before now, at which Discord says that the bot has joined
		want  int
	}{
		{"just now", []time.Duration{0}, 1},
		{"reported again, as at a reconnect", []time.Duration{time.Minute, time.Minute, time.Minute}, 1},
		{"while the bot was not running", []time.Duration{59 * time.Minute}, 1},
		{"long ago, as where the data folder is new", []time.Duration{time.Hour + time.Second}, 0},
		{"by a clock that is a little fast", []time.Duration{-time.Minute}, 1},
		{"by a clock that is wrong", []time.Duration{-2 * time.Hour}, 0},
		{"left and joined again", []time.Duration{30 * time.Minute, time.Minute}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var none error
			s, sent := greeted(t, &none)
			for _, ago := range tt.times {
				s.Join(t.Context(), "81", tuesday.Add(-ago))
			}
			if len(*sent) != tt.want {
				t.Fatalf("%d greetings, want %d", len(*sent), tt.want)
			}
			keys := make(map[string]bool)
			for _, g := range *sent {
				keys[g.Key] = true
				if len(g.Key) != 16 || g.Server != "81" {
					t.Errorf("greeting %+v", g)
				}
			}
			if len(keys) != tt.want {
				t.Errorf("keys %v, want another for each time", keys)
			}
		})
	}
	var none error
	s, sent := greeted(t, &none)
	s.Join(t.Context(), "81", time.Time{})
	if len(*sent) != 0 {
		t.Error("a server that was joined nobody knows when is welcomed")
	}
}

// What failed is tried again when Discord reports the server, what was refused is not, and neither is what
// another process that had the same folder has sent.
func TestWelcomesThatFail(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want int
	}{
		{"no answer", errors.New("no answer"), 3},
		{"no channel", &discord.Refused{Reason: "There is no channel in which Quoth may post."}, 1},
	} {
		s, sent := greeted(t, &tt.err)
		for range 3 {
			s.Join(t.Context(), "81", tuesday)
		}
		if len(*sent) != tt.want {
			t.Errorf("%s: %d greetings, want %d", tt.name, len(*sent), tt.want)
		}
	}
	path := filepath.Join(t.TempDir(), "settings.db")
	sent := 0
	for range 2 {
		store, err := guild.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		s := New(store, slog.New(slog.DiscardHandler), func() time.Time { return tuesday })
		s.Welcome = func(context.Context, bot.Call) bot.Reply { return bot.Reply{} }
		s.Greet = func(context.Context, discord.Greeting) error { sent++; return nil }
		s.Join(t.Context(), "81", tuesday)
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if sent != 1 {
		t.Errorf("%d greetings over a restart, want 1", sent)
	}
}

// Leaving deletes the note, and a mistake in a welcome ends nothing.
func TestWelcomeIsForgotten(t *testing.T) {
	var none error
	s, sent := greeted(t, &none)
	s.Join(t.Context(), "81", tuesday)
	if kept, err := s.Kept("81"); err != nil || len(kept) != 1 {
		t.Errorf("kept %q, %v, want the note", kept, err)
	}
	s.Leave("81")
	if kept, err := s.Kept("81"); err != nil || len(kept) != 0 {
		t.Errorf("kept %q, %v after the server was left", kept, err)
	}
	s.Welcome = func(context.Context, bot.Call) bot.Reply { panic("a mistake") }
	s.Join(t.Context(), "82", tuesday)
	if len(*sent) != 1 {
		t.Errorf("%d greetings, want 1", len(*sent))
	}
}
