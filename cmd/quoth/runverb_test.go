package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/bot/guild"
	serverset "quoth/bot/settings"
	"quoth/bot/socket"
	"quoth/bot/testlog"
)

// liveBot is a quoth run that a test talks to over the loopback Discord.
type liveBot struct {
	*loopback.Server
	folder string
	stop   context.CancelFunc
	status chan int
	log    *testlog.Log
}

const liveToken = "a-token-that-stays-secret"

func startBot(t *testing.T) *liveBot {
	t.Helper()
	return startBotOn(t, loopback.ForTest(t, loopback.Options{}), filepath.Join(t.TempDir(), "data"))
}

func startBotOn(t *testing.T, server *loopback.Server, folder string) *liveBot {
	t.Helper()
	b := &liveBot{Server: server, folder: folder, status: make(chan int, 1), log: new(testlog.Log)}
	before := server.Gateway().Identifies
	t.Chdir(t.TempDir())
	t.Setenv("DISCORD_TOKEN", liveToken)
	t.Setenv("DISCORD_API_URL", b.URL)
	t.Setenv("QUOTH_DATA", b.folder)
	t.Setenv("QUOTH_ZONE", "UTC")
	t.Setenv("QUOTH_LOG", "text")
	t.Setenv("QUOTH_LISTEN", "")
	var ctx context.Context
	ctx, b.stop = context.WithCancel(t.Context())
	go func() {
		b.status <- run(ctx, []string{"run"}, streams{strings.NewReader(""), new(bytes.Buffer), b.log})
	}()
	t.Cleanup(func() { b.end(t) })
	ready, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if err := b.Await(ready, func(c loopback.GatewayCounts) bool { return c.Live > 0 && c.Identifies > before }); err != nil {
		t.Fatalf("not connected: %v\n%s", err, b.log)
	}
	return b
}

// end stops the bot and gives its exit status; a second call gives it again.
func (b *liveBot) end(t *testing.T) int {
	t.Helper()
	b.stop()
	select {
	case n := <-b.status:
		b.status <- n
		return n
	case <-time.After(20 * time.Second):
		t.Fatalf("does not end\n%s", b.log)
		return 0
	}
}

// call returns the message that answers an interaction.
func (b *liveBot) call(t *testing.T, i loopback.Interaction) string {
	t.Helper()
	answer := b.answer(t, i)
	if answer.Message != nil {
		return string(answer.Message)
	}
	return string(answer.Data)
}

// answer sends an interaction and waits for its answer.
func (b *liveBot) answer(t *testing.T, i loopback.Interaction) loopback.Answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	id, err := b.Send(ctx, i)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := b.Reply(ctx, id)
	if err != nil {
		t.Fatalf("%v\n%s", err, b.log)
	}
	return answer
}

func manager(name string, options ...loopback.Option) loopback.Interaction {
	i := loopback.Slash(name, options...)
	i.Permissions = loopback.ManageServer
	return i
}

// A fresh bot answers from the sample articles; when the first articles are stored through
// another command, it answers from those.
func TestRunAnswers(t *testing.T) {
	b := startBot(t)
	ask := func(question string) string {
		return b.call(t, loopback.Slash("ask", loopback.Option{Name: "question", Value: question}))
	}
	if got := ask("Why did the ferry strike end?"); !strings.Contains(got, "agreed on higher pay") || !strings.Contains(got, "sample articles") {
		t.Errorf("answer = %s", got)
	}
	article := filepath.Join(t.TempDir(), "a.jsonl")
	line := `{"id":"1","title":"Bakery moves","published":"2026-03-01","source":"Post","text":"The bakery on Holm Street moves to the harbour in June."}`
	if err := os.WriteFile(article, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := run(t.Context(), []string{"import", article},
		streams{strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer)}); n != socket.StatusOK {
		t.Fatalf("import while the bot runs: status %d", n)
	}
	if got := ask("Where does the bakery move?"); !strings.Contains(got, "moves to the harbour in June") || strings.Contains(got, "sample articles") {
		t.Errorf("answer = %s", got)
	}
	if got := b.call(t, loopback.Typing("said", loopback.Option{Name: "speaker", Value: "zz"})); !strings.Contains(got, `"choices":[]`) {
		t.Errorf("suggestions = %s", got)
	}
}

func TestRunKeepsSettings(t *testing.T) {
	b := startBot(t)
	if got := b.call(t, manager("settings zone", loopback.Option{Name: "zone", Value: "Mars/Olympus"})); !strings.Contains(got, "Mars/Olympus") {
		t.Errorf("an unknown zone is answered with %s", got)
	}
	if got := b.call(t, loopback.Slash("settings zone", loopback.Option{Name: "zone", Value: "Europe/London"})); !strings.Contains(got, "Manage Server") {
		t.Errorf("one who manages nothing is answered with %s", got)
	}
	if got := b.call(t, manager("settings zone", loopback.Option{Name: "zone", Value: "europe/london"})); !strings.Contains(got, "Europe/London") {
		t.Errorf("answer = %s", got)
	}
	got := b.call(t, manager("daily set", loopback.Option{Name: "channel", Value: loopback.Channel(loopback.ChannelID)}, loopback.Option{Name: "time", Value: "9.30pm"}))
	if !strings.Contains(got, `21\\:30 (Europe/London)`) {
		t.Errorf("daily set is answered with %s", got)
	}
	for _, tt := range []struct{ command, want string }{
		{"daily status", `21\\:30 (Europe/London)`}, {"privacy", `Every day at 21\\:30`}, {"daily off", "Ended in 1 channel"},
	} {
		if got := b.call(t, manager(tt.command)); !strings.Contains(got, tt.want) {
			t.Errorf("%s is answered with %s, want a mention of %q", tt.command, got, tt.want)
		}
	}
}

// Of several daily summaries, a button ends one, also after a restart.
func TestRunAsksWhichToEnd(t *testing.T) {
	server, folder := loopback.ForTest(t, loopback.Options{}), filepath.Join(t.TempDir(), "data")
	b := startBotOn(t, server, folder)
	for _, channel := range []string{loopback.ChannelID, loopback.ThreadID, loopback.ForumID} {
		got := b.call(t, manager("daily set", loopback.Option{Name: "channel", Value: loopback.Channel(channel)},
			loopback.Option{Name: "time", Value: "23:59"}, loopback.Option{Name: "days", Value: "mon-fri"}))
		if !strings.Contains(got, "Monday to Friday at") {
			t.Fatalf("answered with %s", got)
		}
	}
	asking := b.call(t, manager("daily off"))
	press := func(label string) string {
		i := loopback.Press(customID(t, asking, label), json.RawMessage(asking))
		i.Permissions = loopback.ManageServer
		return b.call(t, i)
	}
	b.end(t)
	b = startBotOn(t, server, folder)
	if got := press("End #press"); !strings.Contains(got, "Ended in 1 channel") {
		t.Errorf("answered with %s", got)
	}
	status := b.call(t, manager("daily status"))
	if strings.Contains(status, loopback.ForumID) || !strings.Contains(status, loopback.ThreadID) {
		t.Errorf("left is %s", status)
	}
	if got := press("End all of them"); !strings.Contains(got, "Ended in 2 channels") {
		t.Errorf("answered with %s", got)
	}
}

// customID returns the custom id of the button with a label.
func customID(t *testing.T, message, label string) string {
	t.Helper()
	var m struct {
		Components []struct {
			Components []struct {
				Label    string
				CustomID string `json:"custom_id"`
			}
		}
	}
	if err := json.Unmarshal([]byte(message), &m); err != nil {
		t.Fatal(err)
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.Label == label {
				return c.CustomID
			}
		}
	}
	t.Fatalf("no button %q in %s", label, message)
	return ""
}

// What is kept about a server is deleted when the bot has left it; an outage of Discord's is no
// leaving.
func TestRunForgetsAServer(t *testing.T) {
	b := startBot(t)
	b.call(t, manager("settings private", loopback.Option{Name: "private", Value: "yes"}))
	leave := func(unavailable bool) {
		event := map[string]any{"id": loopback.GuildID}
		if unavailable {
			event["unavailable"] = true
		}
		if err := b.Dispatch(t.Context(), "GUILD_DELETE", event); err != nil {
			t.Fatal(err)
		}
	}
	leave(true)
	b.call(t, loopback.Slash("sources"))
	leave(false)
	deadline := time.Now().Add(10 * time.Second)
	for !strings.Contains(b.log.String(), "left a server") {
		if time.Now().After(deadline) {
			t.Fatalf("nothing is forgotten\n%s", b.log)
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.end(t)
	store, err := guild.Open(filepath.Join(b.folder, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if s, err := store.Settings(loopback.GuildID); err != nil || s.Private {
		t.Errorf("settings = %+v, %v, want none", s, err)
	}
	if n := strings.Count(b.log.String(), "left a server"); n != 1 {
		t.Errorf("left %d times, want once", n)
	}
}

// A second bot on one folder refuses, and says whose it is.
func TestRunTwice(t *testing.T) {
	b := startBot(t)
	var out bytes.Buffer
	if n := run(t.Context(), []string{"run"},
		streams{strings.NewReader(""), new(bytes.Buffer), &out}); n != socket.StatusError {
		t.Errorf("status %d, want %d", n, socket.StatusError)
	}
	pid, err := os.ReadFile(filepath.Join(b.folder, "quoth.pid"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "in use by another quoth") || !strings.Contains(out.String(), strings.TrimSpace(string(pid))) {
		t.Errorf("said %q, want the process that holds the folder", out.String())
	}
	if n := b.end(t); n != socket.StatusOK {
		t.Errorf("the first ends with status %d", n)
	}
	if strings.Contains(b.log.String(), liveToken) {
		t.Error("the token is in the log")
	}
}

// A summary that is due is posted when the bot starts, once however often it does.
func TestRunPostsOnce(t *testing.T) {
	server, folder := loopback.ForTest(t, loopback.Options{}), t.TempDir()
	store, err := guild.Open(filepath.Join(folder, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	daily := serverset.Daily{Server: loopback.GuildID, Channel: loopback.ChannelID, Zone: "UTC", EmptyDay: true,
		SetAt: time.Now().AddDate(0, 0, -2)}
	if err := errors.Join(store.SetDaily(daily), store.Close()); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		b := startBotOn(t, server, folder)
		for deadline := time.Now().Add(10 * time.Second); !strings.Contains(b.call(t, manager("daily status")), ", posted"); {
			if time.Now().After(deadline) {
				t.Fatalf("nothing is posted\n%s", b.log)
			}
			time.Sleep(20 * time.Millisecond)
		}
		b.end(t)
	}
	if n := len(server.Messages(loopback.ChannelID)); n != 1 {
		t.Errorf("%d messages in the channel, want 1", n)
	}
}

// A channel that has gone is tried for three days, and the status says why nothing is posted.
func TestRunRefused(t *testing.T) {
	server, folder := loopback.ForFaults(t, loopback.Options{}), t.TempDir()
	store, err := guild.Open(filepath.Join(folder, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	daily := serverset.Daily{Server: loopback.GuildID, Channel: "1000000000000000999", Zone: "UTC", EmptyDay: true,
		SetAt: time.Now().AddDate(0, 0, -2)}
	if err := errors.Join(store.SetDaily(daily), store.Close()); err != nil {
		t.Fatal(err)
	}
	b := startBotOn(t, server, folder)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		status := b.call(t, manager("daily status"))
		if strings.Contains(status, "The channel is gone. Quoth tries until") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("status = %s\n%s", status, b.log)
		}
	}
}

// A server that the bot left while it did not run is forgotten when it runs again.
func TestRunForgetsWhatItLeft(t *testing.T) {
	server, folder := loopback.ForTest(t, loopback.Options{}), t.TempDir()
	store, err := guild.Open(filepath.Join(folder, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{loopback.GuildID, "1000000000000000777"} {
		if err := store.SetSettings(id, serverset.Server{Private: true}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.In(loopback.ApplicationID, []string{loopback.GuildID, "1000000000000000777"}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	b := startBotOn(t, server, folder)
	logged := func(words string) {
		t.Helper()
		for deadline := time.Now().Add(10 * time.Second); !strings.Contains(b.log.String(), words); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("no %q in the log\n%s", words, b.log)
			}
		}
	}
	logged("had left a server")
	if err := b.Dispatch(t.Context(), "GUILD_CREATE", map[string]any{"id": "1000000000000000888"}); err != nil {
		t.Fatal(err)
	}
	logged(`"joined a server" server=1000000000000000888`)
	b.end(t)
	if store, err = guild.Open(filepath.Join(folder, "settings.db")); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	left, err1 := store.Settings("1000000000000000777")
	in, err2 := store.Settings(loopback.GuildID)
	if err := errors.Join(err1, err2); err != nil || left.Private || !in.Private {
		t.Errorf("settings of the server that was left = %+v, of the other = %+v, %v; want the other's only", left, in, err)
	}
	forgotten, err := store.In(loopback.ApplicationID, []string{loopback.GuildID})
	if want := []string{"1000000000000000888"}; err != nil || !slices.Equal(forgotten, want) {
		t.Errorf("then %q is known to have been left, %v, want %q, which it had joined", forgotten, err, want)
	}
}

func TestRunWithoutToken(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("DISCORD_TOKEN", "")
	var out bytes.Buffer
	if n := run(t.Context(), []string{"run"},
		streams{strings.NewReader(""), new(bytes.Buffer), &out}); n != socket.StatusError ||
		!strings.Contains(out.String(), "DISCORD_TOKEN is not set") {
		t.Errorf("status %d, said %q", n, out.String())
	}
}

// A program that waits for an object gets one when a verb fails, too.
func TestFailureInJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("DISCORD_TOKEN", "")
	for _, tc := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"run"}, socket.StatusError, `{"command":"run","error":"DISCORD_TOKEN is not set`},
		{[]string{"invite"}, socket.StatusError, `{"command":"invite","error":"invite: the application is not known`},
		{[]string{"invite", "abc"}, socket.StatusUsage, `{"command":"invite","answered":false,`},
		{[]string{"reindex"}, socket.StatusError, `{"command":"reindex","error":"reindex: no articles`},
		{[]string{"export"}, socket.StatusError, ""}, // lines, and there are none
	} {
		var out bytes.Buffer
		n := run(t.Context(), append([]string{"--json"}, tc.args...), streams{strings.NewReader(""), &out, new(bytes.Buffer)})
		if n != tc.status || !strings.HasPrefix(out.String(), tc.want) || tc.want == "" && out.Len() > 0 || strings.Count(out.String(), "\n") > 1 {
			t.Errorf("%q: status %d, stdout %q, want status %d and %q", tc.args, n, &out, tc.status, tc.want)
		}
	}
}

func TestInvite(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	t.Chdir(t.TempDir())
	t.Setenv("DISCORD_TOKEN", liveToken)
	t.Setenv("DISCORD_API_URL", server.URL)
	var out bytes.Buffer
	if n := run(t.Context(), []string{"--json", "invite"},
		streams{strings.NewReader(""), &out, new(bytes.Buffer)}); n != socket.StatusOK {
		t.Fatalf("status %d", n)
	}
	var links map[string]string
	if err := json.Unmarshal(out.Bytes(), &links); err != nil {
		t.Fatal(err)
	}
	for _, which := range []string{"server", "user"} {
		if !strings.Contains(links[which], "client_id="+loopback.ApplicationID) {
			t.Errorf("%s = %q", which, links[which])
		}
	}
}

// A summary that a manager asks for opens a thread in a forum, named after its day; asked twice, one.
func TestRunPostsNow(t *testing.T) {
	b := startBot(t)
	articles := filepath.Join(t.TempDir(), "a.jsonl")
	stories := []string{ // of today and of yesterday: before noon, a post is about the day before
		"The pier at Tavel opens to walkers again in June, the harbour master Rosa Vane said.",
		"Forty otters live above the weir of Quenby, three times as many as ten years ago, a count by volunteers found.",
	}
	var lines []string
	for ago, text := range stories {
		day := time.Now().UTC().AddDate(0, 0, -ago).Format(time.DateOnly)
		lines = append(lines, `{"id":"`+day+`","title":"`+text[:15]+`","published":"`+day+
			`T08:00:00Z","source":"Post","text":"`+text+`"}`)
	}
	if err := os.WriteFile(articles, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := run(t.Context(), []string{"import", articles},
		streams{strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer)}); n != socket.StatusOK {
		t.Fatalf("import: status %d", n)
	}
	forum := loopback.Option{Name: "channel", Value: loopback.Channel(loopback.ForumID)}
	if got := b.call(t, manager("daily now", forum)); !strings.Contains(got, "Posted: the summary of") {
		t.Errorf("answered with %s", got)
	}
	if got := b.call(t, manager("daily now", forum)); !strings.Contains(got, "was posted just before") {
		t.Errorf("asked twice, answered with %s", got)
	}
	threads := b.Threads(loopback.ForumID)
	days := []string{bot.LongDate(time.Now().UTC()), bot.LongDate(time.Now().UTC().AddDate(0, 0, -1))}
	if len(threads) != 1 || !slices.Contains(days, threads[0].Name) {
		t.Fatalf("threads %+v, want one named after its day", threads)
	}
	first := string(b.Messages(threads[0].ID)[0])
	if !slices.ContainsFunc(stories, func(text string) bool { return strings.Contains(first, text[:20]) }) {
		t.Errorf("the thread begins with %s", first)
	}
	if got := b.call(t, loopback.Slash("daily now", forum)); !strings.Contains(got, "Manage Server") {
		t.Errorf("one who manages nothing is answered with %s", got)
	}
}
