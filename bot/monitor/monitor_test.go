package monitor

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/queue"
	"quoth/bot/schedule"
	"quoth/bot/settings"
	"quoth/bot/testlog"
	"quoth/bot/watch"
	"quoth/retrieval"
)

var noon = time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)

// well returns the options of a Quoth that is ready.
func well() Options {
	return Options{
		Version: "v1.2.3", Articles: func() retrieval.Stats { return retrieval.Stats{Articles: 120, Indexed: 120} },
		Room: func() (uint64, bool) { return 5 << 30, false },
		Queues: func() (searches, suggestions queue.Stats) {
			return queue.Stats{Inside: 2, Waiting: 7, Refused: 31}, queue.Stats{}
		},
		Gateway: &Shards{all: []Shard{{ID: 0, Up: true, Connects: 1, Latency: 40 * time.Millisecond}, {ID: 1, Up: true, Connects: 3}}},
		Feeds: func() (Feeds, error) {
			return Feeds{Listed: 4, Failing: 1, Fetched: noon.Add(-10 * time.Minute), Interval: 10 * time.Minute}, nil
		},
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return noon },
	}
}

func get(t *testing.T, m *Monitor, path string) (status int, body string) {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

// The bot is ready when its index, its connection, its feeds and its disk are; each says what is wrong with it.
func TestReady(t *testing.T) {
	for _, tc := range []struct {
		name string
		ill  func(*Options)
		want string
	}{
		{"well", func(*Options) {}, "ok"},
		{"without feeds", func(o *Options) { o.Feeds = func() (Feeds, error) { return Feeds{}, nil } }, "ok"},
		{"feeds that were never asked", func(o *Options) { o.Feeds = func() (Feeds, error) { return Feeds{Listed: 2}, nil } }, "ok"},
		{"not on Discord at all", func(o *Options) { o.Gateway = nil }, "ok"},
		{"an index that is behind", func(o *Options) {
			o.Articles = func() retrieval.Stats { return retrieval.Stats{Articles: 120, Indexed: 119, Behind: true} }
		}, "index: 1 article not indexed yet"},
		{"a disk that is full", func(o *Options) {
			o.Articles = func() retrieval.Stats { return retrieval.Stats{Behind: true, FullSince: noon} }
		}, "index: the disk has been full since 2026-01-06T12:00:00Z"},
		{"a disk that is nearly full", func(o *Options) { o.Room = func() (uint64, bool) { return 300 << 20, true } }, "disk: 300 MB are free"},
		{"before the first connection", func(o *Options) { o.Gateway = &Shards{} }, "gateway: not connected yet"},
		{"a shard that is down", func(o *Options) {
			o.Gateway = &Shards{all: []Shard{{ID: 0, Up: true}, {ID: 1}}}
		}, "gateway: shard 1 of 2 is not connected"},
		{"feeds that are stale", func(o *Options) {
			o.Feeds = func() (Feeds, error) {
				return Feeds{Listed: 4, Fetched: noon.Add(-2 * time.Hour), Interval: 10 * time.Minute}, nil
			}
		}, "feeds: none of 4 has answered for 2h0m0s"},
		{"a list of feeds that is damaged", func(o *Options) {
			o.Feeds = func() (Feeds, error) { return Feeds{}, errors.New("checksum") }
		}, "feeds: the list cannot be read"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := well()
			tc.ill(&o)
			want := http.StatusOK
			if tc.want != "ok" {
				want = http.StatusServiceUnavailable
			}
			if status, body := get(t, New(o), Ready); status != want || strings.TrimSpace(body) != tc.want {
				t.Errorf("status %d, %q; want %d, %q", status, body, want, tc.want)
			}
			if status, _ := get(t, New(o), Live); status != http.StatusOK {
				t.Errorf("%s: status %d, want 200: it lives", Live, status)
			}
		})
	}
}

// router answers each command with an outcome.
type router struct{}

func (router) Commands() []bot.Command {
	return []bot.Command{{Name: "ask"}, {Name: "help"}, {Name: "said"}}
}

func (router) Serve(_ context.Context, c bot.Call) bot.Reply {
	if c.Command == "said" {
		busy := bot.Silence{Silence: retrieval.Silence{Reason: retrieval.Busy}}
		return bot.Reply{Outcome: bot.Failed, Blocks: []bot.Block{busy}}
	}
	return bot.Reply{Outcome: map[string]bot.Outcome{"help": bot.Answered, "ask": bot.Silent}[c.Command]}
}

func (router) Complete(context.Context, bot.Call, string, string) []bot.Suggestion { return nil }

// ledger settles posts, except those of a channel.
type ledger struct{ schedule.Ledger }

func (ledger) Settle(p guild.Post) error {
	if p.Channel == "full" {
		return errors.New("the disk is full")
	}
	return nil
}

// alertLedger settles alerts, except those about a full disk.
type alertLedger struct{ watch.Ledger }

func (alertLedger) SettleAlert(w settings.Watch, _ time.Time) error {
	if w.About == "full" {
		return errors.New("the disk is full")
	}
	return nil
}

func (alertLedger) SwitchOffWatch(settings.Watch, string, time.Time) error { return nil }

func TestMetrics(t *testing.T) {
	m := New(well())
	r := m.Count(router{})
	for _, command := range []string{"ask", "ask", "help", "said", "who said “…”?"} {
		r.Serve(t.Context(), bot.Call{Command: command, User: "7000000000000000001"})
	}
	posts := m.CountPosts(ledger{})
	for channel, state := range map[string]guild.State{"1": guild.Sent, "2": guild.GaveUp, "full": guild.Sent} {
		_ = posts.Settle(guild.Post{Channel: channel, State: state})
	}
	alerts := m.CountAlerts(alertLedger{})
	_ = alerts.SettleAlert(settings.Watch{}, time.Now())
	_ = alerts.SettleAlert(settings.Watch{}, time.Time{})
	_ = alerts.SettleAlert(settings.Watch{About: "full"}, time.Now())
	_ = alerts.SwitchOffWatch(settings.Watch{}, "gone", time.Now())
	status, body := get(t, m, "/metrics")
	if status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	for _, want := range []string{
		`quoth_alerts_total{state="sent"} 1`, `quoth_alerts_total{state="empty"} 1`, `quoth_alerts_total{state="gave-up"} 1`,
		`quoth_answers_total{command="ask",outcome="silent"} 2`, `quoth_answers_total{command="help",outcome="answered"} 1`,
		`quoth_answers_total{command="said",outcome="busy"} 1`,
		`quoth_answers_total{command="unknown",outcome="answered"} 1`, `quoth_answer_seconds_count{command="ask"} 2`,
		`quoth_articles 120`, `quoth_index_lag_articles 0`, `quoth_queue_running{queue="searches"} 2`,
		`quoth_queue_waiting{queue="searches"} 7`, `quoth_queue_refused_total{queue="searches"} 31`,
		`quoth_gateway_up{shard="1"} 1`, `quoth_gateway_connects_total{shard="1"} 3`,
		`quoth_gateway_heartbeat_seconds{shard="0"} 0.04`, `quoth_feeds 4`, `quoth_feeds_failing 1`,
		`quoth_disk_free_bytes 5.36870912e+09`, `quoth_posts_total{state="sent"} 1`, `quoth_posts_total{state="gave-up"} 1`,
		`quoth_ready 1`, `quoth_build_info{version="v1.2.3"} 1`, "go_goroutines ", "process_resident_memory_bytes ",
	} {
		if !strings.Contains(body, want+"\n") && !strings.Contains(body, "\n"+want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	for _, secret := range []string{"who said", "7000000000000000001"} {
		if strings.Contains(body, secret) {
			t.Errorf("the metrics have %q", secret)
		}
	}
}

// A server answers until it is stopped, and Ask understands what it says.
func TestServeAndAsk(t *testing.T) {
	o := well()
	var log testlog.Log
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	o.Room = func() (uint64, bool) { return 1 << 20, true }
	address := freeAddress(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		New(o).Serve(ctx, address)
	}()
	await(t, func() bool { return Ask(t.Context(), address, Live) == nil })
	var not *NotReadyError
	if err := Ask(t.Context(), address, Ready); !errors.As(err, &not) || not.Error() != "disk: 1 MB are free" {
		t.Errorf("err = %v, want why it is not ready", err)
	}
	// A second one warns and goes on.
	New(o).Serve(ctx, address)
	if !strings.Contains(log.String(), "another program uses the port") {
		t.Errorf("the log says nothing of the port:\n%s", &log)
	}
	stop()
	<-ended
	if err := Ask(t.Context(), address, Live); err == nil || !strings.Contains(err.Error(), "no quoth answers") {
		t.Errorf("err = %v after the end", err)
	}
}

// An address that other machines reach is warned of, and asked at this one.
func TestPublicAddress(t *testing.T) {
	o := well()
	var log testlog.Log
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	_, port, _ := net.SplitHostPort(freeAddress(t))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go New(o).Serve(ctx, "0.0.0.0:"+port)
	await(t, func() bool { return Ask(t.Context(), "0.0.0.0:"+port, Ready) == nil })
	if !strings.Contains(log.String(), "other machines can read") {
		t.Errorf("no warning in\n%s", &log)
	}
}

// What is no quoth is not taken for one.
func TestAskSomethingElse(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>") }))
	defer other.Close()
	for address, want := range map[string]string{
		strings.TrimPrefix(other.URL, "http://"): "is no quoth", "nowhere:1:2": "host:port", "127.0.0.1:1": "no quoth answers",
	} {
		if err := Ask(t.Context(), address, Ready); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: err = %v, want %q", address, err, want)
		}
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func await(t *testing.T, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nothing of it in 10 s")
		}
	}
}

// The shards are those of which something is known, also when there are more of them after some time.
func TestShards(t *testing.T) {
	var s Shards
	if n := len(s.All()); n != 0 {
		t.Errorf("%d shards at first, want none", n)
	}
	s.Set(1, 2, true, 0)
	s.Set(1, 2, true, 40*time.Millisecond)
	s.Set(1, 2, false, 0)
	s.Set(1, 2, true, 0)
	want := []Shard{{ID: 0}, {ID: 1, Up: true, Connects: 2}}
	if got := s.All(); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	s.Set(2, 3, true, 0)
	if got := s.All(); len(got) != 3 || !got[2].Up {
		t.Errorf("got %+v, want a third shard", got)
	}
}
