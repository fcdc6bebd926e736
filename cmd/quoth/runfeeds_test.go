package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/socket"
)

// A running bot asks its feeds and watches its folder; another command adds a feed through it,
// and those who run it see the list in Discord.
func TestRunCollects(t *testing.T) {
	o, articles := newOutlet(t), t.TempDir()
	t.Setenv("QUOTH_ARTICLES", articles)
	t.Setenv("QUOTH_OPERATORS", "1000000000000000020") // who calls at the loopback
	b := startBot(t)
	var out, messages bytes.Buffer
	if n := run(t.Context(), []string{"feeds", "add", o.URL + "/feed"},
		streams{strings.NewReader(""), &out, &messages}); n != socket.StatusOK {
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
	if n := b.end(t); n != socket.StatusOK {
		t.Errorf("status %d\n%s", n, b.log)
	}
	if log := b.log.String(); !strings.Contains(log, "msg=feeds asked=1") || strings.Contains(log, o.URL) {
		t.Errorf("log:\n%s\nwant a line on the feed, without its address", log)
	}
}

// While a running bot checks the feeds, refresh --all says so, waits, and leaves out those that
// were asked.
func TestRefreshWhileTheBotChecks(t *testing.T) {
	t.Setenv("QUOTH_ALLOW", "127.0.0.1, ::1")
	asked, answer := make(chan string, 10), make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		<-answer
		io.WriteString(w, `<rss version="2.0"><channel><title>Slow</title></channel></rss>`)
	}))
	t.Cleanup(slow.Close)
	letGo := sync.OnceFunc(func() { close(answer) })
	t.Cleanup(letGo) // before the server closes, which waits
	startBot(t)
	list := fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" xmlUrl="%[1]s/a"/><outline type="rss" xmlUrl="%[1]s/b"/></body></opml>`, slow.URL)
	var out bytes.Buffer
	messages := new(lockedBuffer)
	if n := run(t.Context(), []string{"feeds", "import", "-"},
		streams{strings.NewReader(list), &out, messages}); n != socket.StatusOK {
		t.Fatalf("feeds import: status %d\n%s%s", n, &out, messages)
	}
	<-asked
	ended := make(chan int, 1)
	go func() {
		ended <- run(t.Context(), []string{"refresh", "--all"}, streams{strings.NewReader(""), &out, messages})
	}()
	const waits = "the feeds are being checked right now (0 of 2 done)"
	for end := time.Now().Add(20 * time.Second); !strings.Contains(messages.String(), waits); {
		time.Sleep(10 * time.Millisecond)
		if time.Now().After(end) {
			t.Fatalf("got messages %q, want that the feeds are being checked", messages)
		}
	}
	letGo()
	if n := <-ended; n != socket.StatusOK ||
		!strings.Contains(messages.String(), "2 feeds left out: another check has just asked for them") || len(asked) != 1 {
		t.Errorf("got status %d, %d requests after the first, and %s; want each feed asked once", n, len(asked), messages)
	}
}
