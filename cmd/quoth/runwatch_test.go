package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/socket"
)

// store imports an article that was published an hour ago.
func store(t *testing.T, id, title, text string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.jsonl")
	line := fmt.Sprintf(`{"id":%q,"title":%q,"published":%q,"source":"Post","text":%q}`,
		id, title, time.Now().Add(-time.Hour).Format(time.RFC3339), text)
	if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if n := run(t.Context(), []string{"import", path}, streams{strings.NewReader(""), new(bytes.Buffer), &log}); n != socket.StatusOK {
		t.Fatalf("import: status %d\n%s", n, log.String())
	}
}

// A story that comes in while the bot does not run is told once, at the next start, in the sentence that was printed;
// what came in before the watch is not told.
func TestRunTellsWhatComesUp(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	folder := filepath.Join(t.TempDir(), "data")
	b := startBotOn(t, server, folder)
	store(t, "1", "Bakery moves", "The bakery on Holm Street moves to the harbour in June.")
	if got := b.call(t, loopback.Slash("watch add", loopback.Option{Name: "about", Value: "bakery"})); !strings.Contains(got, "“bakery”") {
		t.Fatalf("watch add: %s", got)
	}
	b.end(t)
	store(t, "2", "Queue on Holm Street", "Four hundred people queued on Holm Street. The bakery had baked a loaf as long as a bus.")
	for range 2 {
		b = startBotOn(t, server, folder)
		deadline := time.Now().Add(20 * time.Second)
		for len(server.Messages(loopback.DirectID)) == 0 && time.Now().Before(deadline) {
			time.Sleep(10 * time.Millisecond)
		}
		b.end(t)
	}
	all := server.Messages(loopback.DirectID)
	if len(all) != 1 || !strings.Contains(string(all[0]), "The bakery had baked a loaf as long as a bus.") {
		t.Errorf("direct messages: %s", all)
	}
}
