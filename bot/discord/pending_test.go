package discord

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/guild"
)

// What was announced when the process ended is closed by the next one. What was answered stays.
func TestInterruptedAnswersAreClosed(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	path := filepath.Join(t.TempDir(), "settings.db")
	first, err := guild.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	forever := make(chan struct{})
	defer close(forever)
	stuck := bot.Command{Name: "stuck", Description: "stuck", Articles: true, Run: func(_ context.Context, c bot.Call) (bot.Reply, error) {
		if c.Page != 1 {
			<-forever
		}
		return bot.Reply{}, nil
	}}
	killed := &killed{Store: first}
	table := append(testCommands(), stuck, slowPage())
	d := New(bot.NewRouter(table, nil), Options{Store: first, Pending: killed, Quick: 10 * time.Millisecond, Pace: unhurried})
	stop := serving(t, server, d)
	answered, err := server.Send(t.Context(), loopback.Slash("slowly"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := server.Reply(t.Context(), answered); err != nil {
		t.Fatal(err)
	}
	open, err := server.Send(t.Context(), loopback.Slash("stuck"))
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, func() bool {
		saved, _ := first.Pending()
		return saved[open] != nil && saved[answered] != nil && server.Answer(open).Deferred
	})
	stop()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}

	second, err := guild.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { second.Close() })
	next := New(bot.NewRouter(table, nil), Options{Store: second, Pending: second})
	if err := next.Ready(t.Context(), clientFor(t, server)); err != nil {
		t.Fatal(err)
	}
	if got := parsed(t, server.Answer(open).Data).words(); !strings.Contains(got, "restarted before it had an answer") {
		t.Errorf("the open answer is %q, want the word that there was a restart", got)
	}
	if got := parsed(t, server.Answer(answered).Data).words(); !strings.Contains(got, "page 0") {
		t.Errorf("the answer that was sent is now %q, want it as it was", got)
	}
	if saved, err := second.Pending(); len(saved) != 0 || err != nil {
		t.Errorf("%d answers are still remembered, %v; want none", len(saved), err)
	}
}

// killed is a store of a process that ends before it forgets an answer.
type killed struct{ *guild.Store }

func (killed) DropPending(string) error { return nil }

// serving runs a bot until stop, which does not wait for answers under way.
func serving(t *testing.T, server *loopback.Server, d *Bot) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- gateway.Run(ctx, gateway.Options{Token: "secret-token", APIBase: server.URL, Grace: time.Millisecond}, d)
	}()
	return func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
