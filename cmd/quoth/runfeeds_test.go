package main

import (
	"bytes"
	"encoding/json"
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
	"quoth/bot/testlog"
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
	messages := new(testlog.Log)
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

// Those who run Quoth attach a list of feeds in Discord, and get it back as a file. What is no list is
// refused in words, and an address that is private is not fetched.
func TestListsOfFeedsInDiscord(t *testing.T) {
	o := newOutlet(t)
	operators := []string{"1000000000000000020", "1000000000000000021", "1000000000000000022"} // none asks for much at once
	t.Setenv("QUOTH_OPERATORS", strings.Join(operators, ","))
	b := startBot(t)
	attached := func(name, data string) loopback.Interaction {
		file := loopback.File{Name: name, ContentType: "application/octet-stream", Data: []byte(data)}
		return loopback.Slash("feeds import", loopback.Option{Name: "file", Value: file})
	}
	named := func(address string) loopback.Interaction {
		return loopback.Slash("feeds import", loopback.Option{Name: "list", Value: address})
	}
	list := fmt.Sprintf(`<opml version="2.0"><body><outline text="Packet **@everyone**" xmlUrl="%s/feed"/></body></opml>`, o.URL)
	for i, tt := range []struct {
		name string
		in   loopback.Interaction
		want string
	}{
		{"a list", attached("my feeds.opml", list), "Added 1 feed."},
		{"again", attached("my feeds.opml", list), "Added 0 feeds. In the list already: 1 feed."},
		{"a picture", attached("pier.png", "\x89PNG\r\n\x1a\n\x00\x00"), "This is not a list of feeds in OPML."},
		{"an empty file", attached("feeds.opml", ""), "This is not a list of feeds in OPML."},
		{"a damaged list", attached("feeds.opml", list[:60]), "damaged, or too long"},
		{"a list without feeds", attached("feeds.opml", `<opml><body><outline text="Coast"/></body></opml>`), "There are no feeds in this list."},
		{"a file that is too long", attached("feeds.opml", list+strings.Repeat(" ", 16<<20)), "could not be read: too large"},
		{"a list at an address", named(o.URL + "/list.opml"), "Added 0 feeds."},
		{"a private address", named("http://10.0.0.7/list.opml"), "private, local or reserved"},
		{"nothing", loopback.Slash("feeds import"), "takes one list of feeds"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.User = operators[i%2]
			if got := b.call(t, tt.in); !strings.Contains(got, tt.want) || !strings.Contains(got, `"flags":64`) {
				t.Errorf("answered with %s, want %q for the caller alone", got, tt.want)
			}
		})
	}
	var exported struct {
		Attachments []struct{ Filename, URL string }
	}
	export := loopback.Slash("feeds export")
	export.User = operators[2]
	if err := json.Unmarshal([]byte(b.call(t, export)), &exported); err != nil || len(exported.Attachments) != 1 {
		t.Fatalf("exported %+v, %v", exported, err)
	}
	response, err := http.Get(exported.Attachments[0].URL)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil || exported.Attachments[0].Filename != "quoth-feeds.opml" || !strings.Contains(string(data), o.URL+"/feed") {
		t.Errorf("exported %s as %s, %v", data, exported.Attachments[0].Filename, err)
	}
	if log := b.log.String(); strings.Contains(log, "10.0.0.7") || strings.Contains(log, "level=ERROR") {
		t.Errorf("log:\n%s", log)
	}
}
