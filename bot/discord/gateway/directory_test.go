package gateway

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

func TestAddressOf(t *testing.T) {
	for _, tc := range []struct{ give, want string }{
		{"wss://gateway.example", "wss://gateway.example/?encoding=json&v=9"},
		{"wss://gateway.example/", "wss://gateway.example/?encoding=json&v=9"},
		{"ws://127.0.0.1:8700/moved/1", "ws://127.0.0.1:8700/moved/1?encoding=json&v=9"},
		{"wss://gateway.example/?v=6&compress=zlib-stream", "wss://gateway.example/?encoding=json&v=9"},
		{"https://gateway.example", ""},
		{"wss://user:word@gateway.example", ""},
		{"file:///etc/passwd", ""},
		{"gateway.example", ""},
		{"wss://", ""},
		{"ws://[", ""},
		{"", ""},
	} {
		if got, err := addressOf(tc.give); got != tc.want || (err != nil) != (tc.want == "") {
			t.Errorf("%q: got %q, %v; want %q", tc.give, got, err, tc.want)
		}
	}
}

// Where Discord does not say the address, the last one is used; where it asks to wait, it is not asked.
func TestDirectory(t *testing.T) {
	for _, tc := range []struct {
		name    string
		fault   loopback.Fault
		fails   bool // also where an address is known
		asked   bool // again, at the next connection
		within  time.Duration
		unknown string // the error where no address is known
	}{
		{"HTML", loopback.Fault{Status: 200, Body: "<html>"}, false, true, time.Minute, "read the answer"},
		{"503 in HTML", loopback.Fault{Status: 503, Body: "<html>"}, false, true, time.Minute, "no JSON"},
		{"a list", loopback.Fault{Status: 200, Body: "[]"}, false, true, time.Minute, "read the answer"},
		{"another kind of address", loopback.Fault{Status: 200, Body: `{"url":"http://x.example"}`}, false, true,
			time.Minute, "not that of a gateway"},
		{"an hour", loopback.RateLimited("", "", time.Hour, false), false, false, time.Minute, "wait 1h0m0s"},
		{"no answer", loopback.Fault{Delay: time.Minute}, false, true, 50 * time.Millisecond, "no answer"},
		{"a bad token", loopback.Fault{Status: 401}, true, true, time.Minute, "bot token"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{Shards: 3})
			client, err := Options{Token: secret, APIBase: server.URL}.Client()
			if err != nil {
				t.Fatal(err)
			}
			tc.fault.Path = "/gateway/bot"
			server.Fail(tc.fault)
			unknowing := &directory{client: client, log: slog.New(slog.DiscardHandler)}
			if _, err := unknowing.ask(t.Context(), tc.within); err == nil || !strings.Contains(err.Error(), tc.unknown) {
				t.Errorf("error %v, want one with %q", err, tc.unknown)
			}
			server.ClearFaults()
			d := &directory{client: client, log: slog.New(slog.DiscardHandler)}
			first, err := d.ask(t.Context(), time.Minute)
			if err != nil || first.Shards != 3 || first.Limit.Total != 1000 {
				t.Fatalf("got %+v, %v", first, err)
			}
			server.Fail(tc.fault)
			second, err := d.ask(t.Context(), tc.within)
			if (err != nil) != tc.fails || err == nil && (second.URL != first.URL || second.Limit.spent() != nil) {
				t.Errorf("got %+v, %v; want the first address", second, err)
			}
			before := len(server.Requests())
			d.ask(t.Context(), tc.within)
			if asked := len(server.Requests()) > before; tc.within == time.Minute && asked != tc.asked {
				t.Errorf("asked again: %t, want %t", asked, tc.asked)
			}
		})
	}
}

func TestSpent(t *testing.T) {
	for _, tc := range []struct {
		name  string
		limit startLimit
		want  time.Duration // 0: not spent
	}{
		{"some left", startLimit{Total: 1000, Remaining: 1, ResetAfter: 1000}, 0},
		{"none left", startLimit{Total: 1000, ResetAfter: 90_000}, 90 * time.Second},
		{"fewer than may begin at once", startLimit{Total: 9000, Remaining: 15, ResetAfter: 1000, Concurrency: 16},
			time.Second},
		{"nothing said", startLimit{}, 0},
		{"none left, but over", startLimit{Total: 1000, ResetAfter: 0}, 0},
		{"a year", startLimit{Total: 1000, ResetAfter: 365 * 24 * 60 * 60 * 1000}, 24 * time.Hour},
		{"more than fits", startLimit{Total: 1, Remaining: -3, ResetAfter: 1 << 62}, 24 * time.Hour},
	} {
		if got := retryAfter(tc.limit.spent()); got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}

func TestOpenTimeout(t *testing.T) {
	o := openTimeout{first: 5 * time.Second}
	for _, want := range []int{5, 10, 20, 40, 60, 60} {
		if got := o.now(); got != time.Duration(want)*time.Second {
			t.Errorf("after %d that ran out: %s, want %d s", o.cut, got, want)
		}
		o.learn(errReconnect)
		o.learn(&lateError{"HELLO", o.now()})
	}
}
