package discord

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/bot/queue"
	"quoth/bot/settings"
)

// slowStore is a store on a disk that hangs until it is released.
type slowStore struct {
	*memory
	settings, saving, reading chan struct{} // nil: does not hang
}

func wait(c chan struct{}) {
	if c != nil {
		<-c
	}
}

func (s *slowStore) Settings(server string) (settings.Server, error) {
	wait(s.settings)
	return s.memory.Settings(server)
}

func (s *slowStore) SaveCalls(calls [][]byte) ([]string, error) {
	wait(s.saving)
	return s.memory.SaveCalls(calls)
}

func (s *slowStore) SavedCall(key string) ([]byte, bool, error) {
	wait(s.reading)
	return s.memory.SavedCall(key)
}

// Whatever an answer waits for, it is announced. Where it is not known whether others may see it, it is private, and
// can be shared.
func TestAnnouncedWhateverHangs(t *testing.T) {
	for _, tc := range []struct {
		name      string
		hang      func(*slowStore) chan struct{}
		in        loopback.Interaction
		callback  int
		ephemeral bool
	}{
		{"the settings", func(s *slowStore) chan struct{} { s.settings = make(chan struct{}); return s.settings },
			loopback.Slash("paged"), 5, true},
		{"the disk", func(s *slowStore) chan struct{} { s.saving = make(chan struct{}); return s.saving },
			loopback.Slash("paged"), 5, false},
		{"the call behind a button", func(s *slowStore) chan struct{} { s.reading = make(chan struct{}); return s.reading },
			loopback.Press("q1:show:k", menuMessage), 5, true},
		{"the call behind a button that changes the message",
			func(s *slowStore) chan struct{} { s.reading = make(chan struct{}); return s.reading },
			loopback.Press("q1:turn:k", by(loopback.UserID, loopback.Answer{Message: menuMessage})), 6, false},
		{"the call behind a button that opens a form",
			func(s *slowStore) chan struct{} { s.reading = make(chan struct{}); return s.reading },
			loopback.Press("q1:ask:k", menuMessage), 5, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			store := &slowStore{memory: newMemory()}
			store.calls["k"] = []byte(`{"command":"paged"}`)
			release := tc.hang(store)
			server := loopback.ForTest(t, loopback.Options{})
			w := connected(t, server, testCommands(), Options{Store: store, Quick: 20 * time.Millisecond})
			id, err := server.Send(t.Context(), tc.in)
			if err != nil {
				t.Fatal(err)
			}
			eventually(t, 10*time.Second, func() bool { return server.Answer(id).Callbacks > 0 })
			close(release)
			a, err := server.Reply(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if a.Callback != tc.callback || a.Ephemeral != tc.ephemeral || a.Callbacks != 1 {
				t.Errorf("callback %d, private %t, %d first answers; want %d, %t, 1", a.Callback, a.Ephemeral, a.Callbacks,
					tc.callback, tc.ephemeral)
			}
			if strings.Contains(string(a.Data), "Something went wrong") {
				t.Errorf("got %s\n%s", a.Data, w.log)
			}
			if tc.name == "the settings" && !strings.Contains(string(a.Data), "Share") {
				t.Errorf("got %s, want a button that shares it", a.Data)
			}
		})
	}
}

// Where Discord takes no answer any more, the work on it ends.
func TestWorkOnLateAnswersEnds(t *testing.T) {
	ended := make(chan error, 1)
	waiting := bot.Command{Name: "waiting", Description: "waiting", Run: func(ctx context.Context, _ bot.Call) (bot.Reply, error) {
		<-ctx.Done()
		ended <- ctx.Err()
		return bot.Reply{}, ctx.Err()
	}}
	server := loopback.ForFaults(t, loopback.Options{})
	server.Fail(loopback.Fault{Path: "/interactions/*/*/callback", Status: 404, Body: `{"code":10062}`})
	w := connected(t, server, []bot.Command{waiting}, Options{Quick: 20 * time.Millisecond})
	if _, err := server.Send(t.Context(), loopback.Slash("waiting")); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Fatal("the work goes on")
	}
	eventually(t, 10*time.Second, func() bool { return w.log.Count("too late for Discord") == 1 })
}

// An interaction that another process has answered is left alone, and the log says so, not each time.
func TestAnotherProcess(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	const callback = "/interactions/*/*/callback"
	server.Fail(loopback.Fault{Path: callback, Status: 400, Body: `{"message":"already","code":40060}`})
	w := connected(t, server, append(testCommands(), slowPage()), Options{Quick: 20 * time.Millisecond, Pace: unhurried})
	for _, command := range []string{"plain", "slowly", "plain"} {
		if _, err := server.Send(t.Context(), loopback.Slash(command)); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, 10*time.Second, func() bool { return w.log.Count("another process uses") == 1 && triesAt(server, callback) == 3 })
	w.bot.Wait()
	if n := w.log.Count("another process uses"); n != 1 || triesAt(server, "/webhooks/*/*/messages/@original") > 0 {
		t.Errorf("%d lines about it and %d edits, want 1 line and no edit", n, triesAt(server, "/webhooks/*/*/messages/@original"))
	}
}

// An announcement that is asked to wait, or that is lost on its way, is sent again, and the answer comes.
func TestAnnouncementsInTrouble(t *testing.T) {
	const callback, original = "/interactions/*/*/callback", "/webhooks/*/*/messages/@original"
	for name, fault := range map[string]loopback.Fault{
		"429":                   loopback.RateLimited("POST", callback, 300*time.Millisecond, false),
		"503":                   {Path: callback, Status: http.StatusServiceUnavailable},
		"lost on its way back":  {Path: callback, Drop: true, After: true},
		"an edit that is reset": {Path: original, Drop: true},
	} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			fault.Times = 1
			server.Fail(fault)
			w := connected(t, server, []bot.Command{slowPage()}, Options{Quick: 20 * time.Millisecond})
			if a := w.ask(loopback.Slash("slowly")); !a.Deferred || a.Edits != 1 || !strings.Contains(string(a.Data), "page 0") {
				t.Errorf("got %+v, want it announced and answered once", a)
			}
		})
	}
}

// While as many searches run and wait as may, more are told so, privately and at once, and everything else is answered.
func TestBusy(t *testing.T) {
	release := make(chan struct{})
	var running atomic.Int64
	search := bot.Command{Name: "search", Description: "search", Articles: true, Run: func(context.Context, bot.Call) (bot.Reply, error) {
		running.Add(1)
		<-release
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "found"}}}, nil
	}}
	one := queue.New(queue.Options{AtOnce: 1, Waiting: 1})
	server := loopback.ForTest(t, loopback.Options{})
	w := connected(t, server, queue.Limit(append(testCommands(), search), one, one), Options{Pace: unhurried, Quick: 100 * time.Millisecond})
	var ids []string
	for range 2 {
		id, err := server.Send(t.Context(), loopback.Slash("search"))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
		eventually(t, 10*time.Second, func() bool { return server.Answer(id).Deferred })
	}
	a := w.ask(loopback.Slash("search"))
	if got := parsed(t, a.Data).words(); !strings.Contains(got, "Quoth is busy. Try again in a minute.") || !a.Ephemeral || a.Deferred {
		t.Errorf("got %q, private %t, announced %t; want that it is busy, privately and at once", got, a.Ephemeral, a.Deferred)
	}
	if got := parsed(t, w.ask(loopback.Slash("plain")).Data).words(); !strings.Contains(got, "done") {
		t.Errorf("a command that searches nothing answers %q", got)
	}
	close(release)
	for _, id := range ids {
		if a, err := server.Reply(t.Context(), id); err != nil || !strings.Contains(string(a.Data), "found") {
			t.Errorf("%v, %s, want it answered", err, a.Data)
		}
	}
}
