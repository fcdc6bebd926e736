package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/pace"
	"quoth/bot/settings"
)

// testCommands behave in the ways that answers must cope with.
func testCommands() []bot.Command {
	paged := bot.Command{Name: "paged", Description: "paged", Options: []bot.Option{{Name: "about", Description: "about"}}}
	paged.Run = func(_ context.Context, c bot.Call) (bot.Reply, error) {
		if c.Page == 2 {
			return bot.Reply{}, &bot.Refusal{Message: "There is no such page."}
		}
		next, side := c, bot.Call{Command: "plain"}
		next.Page++
		return bot.Reply{Query: c.Options["about"], More: true, Page: c.Page,
			Blocks: []bot.Block{bot.Text{Words: fmt.Sprintf("page %d about %s", c.Page, c.Options["about"])}},
			Actions: []bot.Action{
				{Label: "Next", Call: next}, {Kind: bot.Choose, Label: "Around: a pier", Call: side, About: 1},
				{Kind: bot.Continue, Label: "Follow up", Call: bot.Call{Command: "further", Before: []string{c.Options["about"]}}},
			}}, nil
	}
	paged.Articles = true
	further := bot.Command{Name: "further", Description: "further", Articles: true, Options: []bot.Option{{Name: "question", Description: "q", Required: true}}}
	further.Run = func(_ context.Context, c bot.Call) (bot.Reply, error) {
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: fmt.Sprintf("%s, after %s", c.Options["question"], c.Before)}}}, nil
	}
	slow := bot.Command{Name: "slow", Description: "slow", Run: func(context.Context, bot.Call) (bot.Reply, error) {
		time.Sleep(300 * time.Millisecond)
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "at last @everyone"}}}, nil
	}}
	sleepy := bot.Command{Name: "sleepy", Description: "sleepy", Options: []bot.Option{{Name: "name", Description: "name", Complete: func(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
		if typed == "panic" {
			panic("a mistake in a completer")
		}
		<-ctx.Done()
		return nil, ctx.Err()
	}}}}
	access := bot.Command{Name: "access", Description: "access", Run: func(_ context.Context, c bot.Call) (bot.Reply, error) {
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: fmt.Sprintf("access %d zone %s server %s", c.Access, c.Zone, c.Server)}}}, nil
	}}
	access.Private = true // so that it is told to who called
	managed := saying("managed", bot.Text{Words: "set"})
	managed.Access, managed.Server = bot.Managers, true
	boom := bot.Command{Name: "boom", Description: "boom", Run: func(context.Context, bot.Call) (bot.Reply, error) { panic("a mistake in a handler") }}
	broken := saying("broken", nil) // a block that cannot be drawn
	whosaid := saying("whosaid", bot.Text{Words: "somebody"})
	return []bot.Command{saying("plain", bot.Text{Words: "done"}), paged, further, slow, sleepy, access, managed, boom, broken, whosaid, saying("help", bot.Text{Words: "helping"})}
}

func TestSlowAnswersAreAnnounced(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Quick: 50 * time.Millisecond})
	a := w.ask(loopback.Slash("slow"))
	if a.Callback != 5 || !a.Deferred || a.Ephemeral || a.Edits != 1 || a.Callbacks != 1 {
		t.Errorf("got %+v, want it announced once and edited once", a)
	}
	m := parsed(t, a.Data)
	if m.Mentions == nil || m.Mentions.Parse == nil || len(*m.Mentions.Parse) != 0 {
		t.Errorf("the edit allows mentions: %s", a.Data)
	}
	if want := `at last \@everyone`; m.words() != "\n"+want {
		t.Errorf("got %q, want %q", m.words(), want)
	}
	t.Run("privately where the server wants it", func(t *testing.T) {
		w.store.set(settings.Server{Private: true})
		defer w.store.set(settings.Server{})
		if a := w.ask(loopback.Slash("slow")); !a.Ephemeral || a.Callback != 5 {
			t.Errorf("got %+v, want a private announcement", a)
		}
	})
	t.Run("the edits of many do not wait for each other", func(t *testing.T) {
		w.server.Fail(loopback.Fault{Method: "PATCH", Path: "/webhooks/*/*/messages/@original", Delay: 2 * time.Second})
		defer w.server.ClearFaults()
		start := time.Now()
		var all sync.WaitGroup
		for i := range 5 {
			all.Go(func() {
				in := loopback.Slash("slow")
				in.User = fmt.Sprintf("10000000000000005%02d", i)
				w.ask(in)
			})
		}
		all.Wait()
		if took := time.Since(start); took > 8*time.Second { // one after the other: 10 s
			t.Errorf("5 took %s, want about 2 s", took)
		}
	})
}

func TestMistakesAreAnswered(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Pace: unhurried})
	unreadable := loopback.Menu(appcommand.MenuName, []byte(strings.Replace(string(menuMessage), `"components":[]`, `"components":[{"type":250}]`, 1)))
	wordless := loopback.Menu(appcommand.MenuName, []byte(strings.Replace(string(menuMessage), "Did she say “the hardest yards are still ahead” or not?", " ", 1)))
	tests := []struct {
		name, want, log string
		in              loopback.Interaction
	}{
		{"a panic in a handler", "Something went wrong", `command=boom`, loopback.Slash("boom")},
		{"a panic while it is drawn", "Something went wrong", `command=broken`, loopback.Slash("broken")},
		{"a component that discordgo cannot decode", "Quoth cannot read this message", "", unreadable},
		{"a message without words", "has no words", "", wordless},
		{"an unknown command", "There is no command", "", loopback.Slash("nothing")},
		{"a form that Quoth never shows", "another version of Quoth", "", loopback.Interaction{Kind: loopback.KindModal, Data: map[string]any{"custom_id": "x", "components": []any{}}}},
		{"no options at all", "done", "", loopback.Interaction{Kind: loopback.KindCommand, Data: map[string]any{"id": "1", "name": "plain", "type": 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := w.ask(tt.in)
			if words := parsed(t, a.Data).words(); !strings.Contains(words, tt.want) || a.Callbacks != 1 {
				t.Errorf("%d first answers, %q, want one with %q", a.Callbacks, words, tt.want)
			}
			if tt.want != "done" && !a.Ephemeral {
				t.Error("everyone sees it, want who called alone")
			}
			if tt.log != "" && w.log.Count(tt.log) == 0 {
				t.Errorf("no line with %q in the log:\n%s", tt.log, w.log)
			}
		})
	}
}

func TestSuggestionsKeepTheirDeadline(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{})
	for _, typed := range []string{"x", "panic"} {
		a := w.ask(loopback.Typing("sleepy", option("name", typed)))
		if string(a.Data) != `{"choices":[]}` {
			t.Errorf("typing %q is answered with %s, want no choices", typed, a.Data)
		}
	}
}

func TestWhoCallsAndWhere(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Operators: []string{"1000000000000000077"}, Pace: unhurried})
	manager := loopback.Slash("access")
	manager.Permissions = loopback.ManageServer
	named, owner := loopback.Slash("access"), loopback.Slash("access")
	named.User, owner.User = "1000000000000000077", loopback.OwnerID
	tests := []struct {
		name, want string
		in         loopback.Interaction
	}{
		{"a member", "access 0 zone UTC server " + loopback.GuildID, loopback.Slash("access")},
		{"a member who manages the server", "access 1 zone UTC server " + loopback.GuildID, manager},
		{"an operator by setting", "access 2 zone UTC server " + loopback.GuildID, named},
		{"the application's owner", "access 2 zone UTC server " + loopback.GuildID, owner},
		{"in direct messages", "access 0 zone UTC server ", direct(loopback.Slash("access"))},
		{"a command for managers", "needs the permission Manage Server", loopback.Slash("managed")},
	}
	// Discord is asked for the owner once connected, while calls are answered already.
	for deadline := time.Now().Add(10 * time.Second); !(*w.bot.operators.Load())[loopback.OwnerID] &&
		time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	for _, tt := range tests {
		if got := parsed(t, w.ask(tt.in).Data).words(); !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	w.store.set(settings.Server{Zone: "Asia/Tokyo"})
	if got := parsed(t, w.ask(loopback.Slash("access")).Data).words(); !strings.Contains(got, "zone Asia/Tokyo") {
		t.Errorf("got %q, want the server's zone", got)
	}
	t.Run("answers about the server are private", func(t *testing.T) {
		in := loopback.Slash("managed")
		in.Permissions = loopback.ManageServer
		if a := w.ask(in); !a.Ephemeral || len(parsed(t, a.Data).Components) != 0 {
			t.Errorf("got %s, want a private answer that is not to be shared", a.Data)
		}
	})
	t.Run("settings that cannot be read", func(t *testing.T) {
		w.store.mu.Lock()
		w.store.err = errors.New("the disk is gone")
		w.store.mu.Unlock()
		if got := parsed(t, w.ask(loopback.Slash("paged")).Data); !strings.Contains(got.words(), "page 0") || len(got.Components) != 0 {
			t.Errorf("got %q, want the answer without buttons", got.words())
		}
	})
}

func TestOnePersonCannotSlowDownTheOthers(t *testing.T) {
	// Checking a hundred bodies at once takes longer than the usual timeout.
	server, err := loopback.Start(loopback.Options{CallbackTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	w := connected(t, server, testCommands(), Options{})
	var mu sync.Mutex
	counts := map[string]int{}
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			words := parsed(t, w.ask(loopback.Slash("plain")).Data).words()
			mu.Lock()
			defer mu.Unlock()
			counts[strings.TrimSpace(words)]++
		})
	}
	all.Wait()
	slowDown := "**That is a lot at once.**\nWait a few seconds, then go on."
	if counts["done"] < pace.UserBurst || counts["done"] > pace.UserBurst+10 || counts["done"]+counts[slowDown] != 100 {
		t.Errorf("got %v, want about %d answers, and the others asked to wait", counts, pace.UserBurst)
	}
	other := loopback.Slash("plain")
	other.User = "1000000000000000555"
	if got := strings.TrimSpace(parsed(t, w.ask(other).Data).words()); got != "done" {
		t.Errorf("somebody else is answered with %q", got)
	}
}

// Whatever Discord says, there is one calm line about it, and the next one is answered.
func TestDiscordInTrouble(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	w := connected(t, server, testCommands(), Options{Pace: unhurried, Quick: 100 * time.Millisecond})
	w.ask(loopback.Slash("plain"))
	eventually(t, 5*time.Second, func() bool { return w.log.Count("msg=answered") == 1 && w.log.Count("registered") == 1 })
	const callback, original = "/interactions/*/*/callback", "/webhooks/*/*/messages/@original"
	status := func(code int, body string) loopback.Fault {
		return loopback.Fault{Path: callback, Status: code, Body: body}
	}
	times := func(n int, f loopback.Fault) loopback.Fault {
		f.Times = n
		return f
	}
	at := func(path string, f loopback.Fault) loopback.Fault {
		f.Path = path
		return f
	}
	html := loopback.Fault{Path: callback, Status: 429, Header: http.Header{"Retry-After": {"1"}}, Body: "<html>error 1015</html>"}
	tests := []struct {
		name, command string
		fault         loopback.Fault
		tries         int    // of the request that meets the fault; -3: at least 3
		log           string // of the one line about it; empty: it was answered
	}{
		{"401", "plain", status(401, ""), 1, "(401)"},
		{"403", "plain", status(403, ""), 1, "403"},
		{"404", "plain", status(404, `{"message":"Unknown interaction","code":10062}`), 1, "too late"},
		{"429 of a bucket, then not", "plain", times(1, loopback.RateLimited("POST", callback, 200*time.Millisecond, false)), 2, ""},
		{"429 of all, for long", "plain", loopback.RateLimited("POST", callback, time.Minute, true), 1, "global true"},
		{"429 in HTML, then not", "plain", times(1, html), 2, ""},
		{"500", "plain", status(500, ""), -3, "500"},
		{"503 in HTML", "plain", status(503, "<html>503</html>"), -3, "something before Discord"},
		{"502 once", "plain", times(1, status(502, "")), 2, ""},
		{"the connection is cut once", "plain", times(1, loopback.Fault{Path: callback, Drop: true}), 2, ""},
		{"it arrives, and the answer is lost", "plain", times(1, loopback.Fault{Path: callback, Drop: true, After: true}), 2, ""},
		{"no answer in three seconds", "plain", loopback.Fault{Path: callback, Delay: 4 * time.Second}, 1, "deadline"},
		{"404 for the edit", "slow", at(original, status(404, `{"message":"Unknown Webhook","code":10015}`)), 1, "10015"},
		{"500 for the edit, once", "slow", times(1, at(original, status(500, ""))), 2, ""},
		{"429 for the edit", "slow", times(1, loopback.RateLimited("PATCH", original, 200*time.Millisecond, true)), 2, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server.ClearFaults()
			server.Forget()
			w.log.Reset()
			server.Fail(tt.fault)
			id, err := server.Send(t.Context(), loopback.Slash(tt.command))
			if err != nil {
				t.Fatal(err)
			}
			eventually(t, 8*time.Second, func() bool { return w.log.Count("command="+tt.command) > 0 })
			if got := w.log.Count("level=ERROR") + w.log.Count("level=WARN"); tt.log == "" && got != 0 || tt.log != "" && got != 1 {
				t.Errorf("%d lines of trouble:\n%s", got, w.log)
			}
			if !strings.Contains(w.log.String(), tt.log) {
				t.Errorf("no %q in the log:\n%s", tt.log, w.log)
			}
			if a := server.Answer(id); tt.log == "" && (len(a.Data) == 0 || a.Callback == 0) {
				t.Errorf("got %+v, want it answered", a)
			}
			made := func() int { return triesAt(server, tt.fault.Path) }
			eventually(t, 8*time.Second, func() bool { return made() >= max(tt.tries, -tt.tries) }) // one that was given up is noted when it ends
			if tries := made(); tries != tt.tries && tt.tries > 0 {
				t.Errorf("%d tries, want %d", tries, tt.tries)
			}
		})
	}
	server.ClearFaults()
	if got := strings.TrimSpace(parsed(t, w.ask(loopback.Slash("plain")).Data).words()); got != "done" {
		t.Errorf("after all that the answer is %q", got)
	}
}

// triesAt counts the requests to where a fault is.
func triesAt(server *loopback.Server, pattern string) int {
	n := 0
	for _, r := range server.Requests() {
		if ok, _ := path.Match(pattern, r.Path); ok {
			n++
		}
	}
	return n
}

// eventually waits until it holds.
func eventually(t *testing.T, d time.Duration, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(d); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("nothing of it in %s", d)
		}
	}
}

// An answer that Discord refuses is sent once more without links and buttons. Where that is refused too, there is
// the word that something went wrong.
func TestAnswersThatDiscordRefuses(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	w := connected(t, server, append(testCommands(), slowPage()), Options{Quick: 100 * time.Millisecond, Pace: unhurried})
	w.ask(loopback.Slash("plain"))
	for command, place := range map[string]string{"paged": "/interactions/*/*/callback", "slowly": "/webhooks/*/*/messages/@original"} {
		for refused, want := range []string{"page 0", "page 0", "Something went wrong"} {
			server.ClearFaults()
			w.log.Reset()
			if refused > 0 {
				server.Fail(loopback.Fault{Path: place, Status: 400, Body: `{"message":"Invalid Form Body","code":50035,"errors":{"embeds":{"_errors":[]}}}`, Times: refused})
			}
			got := parsed(t, w.ask(loopback.Slash(command)).Data)
			if !strings.Contains(got.words(), want) || (len(got.Components) > 0) != (refused == 0) {
				t.Errorf("%s, refused %d times: got %q and %d rows of buttons, want %q", command, refused, got.words(), len(got.Components), want)
			}
			eventually(t, 2*time.Second, func() bool {
				return w.log.Count("only without links and buttons") == min(refused, 1) && w.log.Count("level=ERROR msg=answer command="+command) == refused/2
			})
		}
	}
}

// slowPage is a page that is announced first.
func slowPage() bot.Command {
	return bot.Command{Name: "slowly", Description: "slowly", Articles: true, Run: func(_ context.Context, c bot.Call) (bot.Reply, error) {
		time.Sleep(300 * time.Millisecond)
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "page 0"}}, Actions: []bot.Action{{Label: "Next", Call: c}}}, nil
	}}
}

func TestAnswersAreFinishedBeforeTheEnd(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	w := connected(t, server, testCommands(), Options{})
	id, err := server.Send(t.Context(), loopback.Slash("slow"))
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, 2*time.Second, func() bool {
		if w.bot.running.TryLock() {
			w.bot.running.Unlock()
			return false
		}
		return true
	})
	w.bot.Wait()
	if a := server.Answer(id); a.Callback != 4 {
		t.Errorf("got %+v when Wait returned, want it answered", a)
	}
	if diff := cmp.Diff(true, w.bot.closed); diff != "" {
		t.Error("the bot still takes calls")
	}
}
