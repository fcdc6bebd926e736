package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// A running bot asks its feeds and watches its folder; another command adds a feed through it,
// and those who run it see the list in Discord.
func TestRunCollects(t *testing.T) {
	o, articles := newOutlet(t), t.TempDir()
	t.Setenv("QUOTH_ARTICLES", articles)
	t.Setenv("QUOTH_OPERATORS", "1000000000000000020") // who calls at the loopback
	b := startBot(t)
	var out, messages bytes.Buffer
	if n := run(t.Context(), []string{"feeds", "add", o.URL + "/feed"}, streams{strings.NewReader(""), &out, &messages}); n != statusOK {
		t.Fatalf("feeds add while the bot runs: status %d\n%s%s", n, &out, &messages)
	}
	if err := os.WriteFile(filepath.Join(articles, "otters.txt"), []byte("date 2026-01-05 Otters counted\nVolunteers counted 31 otters.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := b.call(t, loopback.Slash("feeds list")); !strings.Contains(got, "Quenby Packet") {
		t.Errorf("feeds list is answered with %s", got)
	}
	// What is stored is indexed a moment later: until then an answer says so.
	wait := func(what string, try func() (got string, holds bool)) {
		t.Helper()
		got, holds := try()
		for end := time.Now().Add(20 * time.Second); !holds; got, holds = try() {
			if time.Now().After(end) {
				t.Fatalf("%s: %s\n%s", what, got, b.log)
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	wait("exported", func() (string, bool) {
		out.Reset()
		run(t.Context(), []string{"export"}, streams{strings.NewReader(""), &out, &messages})
		return out.String(), strings.Count(out.String(), "\n") == 3 // two of the feed, one of the folder
	})
	for question, want := range map[string]string{"When did the households go home?": "went home at noon", "How many otters were counted?": "31 otters"} {
		wait(question, func() (string, bool) {
			got := b.call(t, loopback.Slash("ask", loopback.Option{Name: "question", Value: question}))
			return got, strings.Contains(got, want)
		})
	}
	if n := b.end(t); n != statusOK {
		t.Errorf("status %d\n%s", n, b.log)
	}
	if log := b.log.String(); !strings.Contains(log, "msg=feeds asked=1") || strings.Contains(log, o.URL) {
		t.Errorf("log:\n%s\nwant a line on the feed, without its address", log)
	}
}
