package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// A bot says how it is while it runs, and "check" understands it.
func TestHealthOfARunningBot(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	t.Setenv("DISCORD_TOKEN", "any")
	t.Setenv("DISCORD_API_URL", server.URL)
	t.Setenv("QUOTH_LISTEN", address)
	t.Setenv("QUOTH_DATA", t.TempDir())
	check := func(arguments ...string) (int, string) {
		var out, errs strings.Builder
		status := run(t.Context(), append([]string{"check"}, arguments...), streams{strings.NewReader(""), &out, &errs})
		return status, out.String() + errs.String()
	}
	if status, said := check(); status != 1 || !strings.Contains(said, "no quoth answers at "+address) {
		t.Errorf("before the start: status %d, %q", status, said)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"run"}, streams{strings.NewReader(""), io.Discard, io.Discard}) }()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if status, said := check(); status == 0 && said == "ready\n" {
			break
		} else if time.Now().After(end) {
			t.Fatalf("status %d, %q, want it ready", status, said)
		}
	}
	if status, said := check("--live", "--json"); status != 0 || said != `{"live":true,"problems":[]}`+"\n" {
		t.Errorf("status %d, %q", status, said)
	}
	asked, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	id, err := server.Send(asked, loopback.Slash("help"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := server.Reply(asked, id); err != nil {
		t.Fatal(err)
	}
	response, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	metrics, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`quoth_answers_total{command="help",outcome="answered"} 1`, `quoth_gateway_up{shard="0"} 1`, "quoth_ready 1", "quoth_articles 0",
	} {
		if !strings.Contains(string(metrics), want+"\n") {
			t.Errorf("no %q in\n%s", want, metrics)
		}
	}
	stop()
	if status := <-ended; status != 0 {
		t.Errorf("the bot ended with status %d", status)
	}
}

// A bot that listens nowhere cannot be asked.
func TestCheckWithoutAddress(t *testing.T) {
	t.Setenv("QUOTH_LISTEN", "")
	var out, errs strings.Builder
	status := run(t.Context(), []string{"check"}, streams{strings.NewReader(""), &out, &errs})
	if status != 1 || !strings.Contains(errs.String(), "QUOTH_LISTEN is empty") {
		t.Errorf("status %d, %q", status, errs.String())
	}
}
