package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"quoth/bot/socket"
)

// The clock goes on a day between one line and the next.
func TestConsoleTakesTheTimeOfEachLine(t *testing.T) {
	tests := []struct {
		name, now string
		want      []string
	}{
		{"the machine's clock", "", []string{`"articles":1,`, `"outside-dates"`}},
		{"--now stands still", "2026-01-06", []string{`"articles":1,`, `"articles":1,`}},
	}
	dir := t.TempDir()
	if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
		t.Fatalf("import: %+v", r)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			lines := strings.NewReader(strings.Repeat("/ask since:today Is the footbridge shut?\n", len(tt.want)))
			a, err := newApp(settings{Data: dir, Zone: zoneOf(t, "UTC"), Now: tt.now, JSON: true}, streams{lines, &out, io.Discard})
			if err != nil {
				t.Fatal(err)
			}
			days := 5
			a.clock = func() time.Time {
				days++
				return time.Date(2026, 1, days, 12, 0, 0, 0, time.UTC)
			}
			if err := (consoleVerb{}).Run(t.Context(), a); err != nil {
				t.Fatal(err)
			}
			replies := strings.Split(out.String(), "\n")
			for i, want := range tt.want {
				if !strings.Contains(replies[i], want) {
					t.Errorf("line %d: got %s, want %s in it", i+1, replies[i], want)
				}
			}
		})
	}
}

func TestConsoleGoesOnAfterALongLine(t *testing.T) {
	dir := t.TempDir()
	if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
		t.Fatalf("import: %+v", r)
	}
	lines := strings.Repeat("a", 1<<20+1) + "\nHow many otters were counted?\n"
	got := command(t, dir, lines, "console")
	if got.Status != socket.StatusOK || !strings.Contains(got.Stderr, "longer than 1 MiB") ||
		!strings.Contains(got.Stdout, "31 otters") {
		t.Errorf("got %+v, want a message, and an answer to the next line", got)
	}
}
