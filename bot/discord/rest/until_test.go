package rest_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot/discord/rest"
)

// answering is a Discord that answers requests in turn: with a status, then a space and a body. "reset" is no answer.
// The last answer is repeated.
type answering struct {
	mu      sync.Mutex
	answers []string
	at      []time.Duration // when the requests came
	start   time.Time
}

// RoundTrip is http.RoundTripper's.
func (a *answering) RoundTrip(*http.Request) (*http.Response, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	answer := a.answers[min(len(a.at), len(a.answers)-1)]
	a.at = append(a.at, time.Since(a.start))
	status, body, _ := strings.Cut(answer, " ")
	if status == "reset" {
		return nil, errors.New("connection reset by peer")
	}
	code := map[string]int{"200": 200, "400": 400, "429": 429, "502": 502}[status]
	return &http.Response{StatusCode: code, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// Until tries again for as long as its context lasts, at a calm pace, and not what is final.
func TestUntil(t *testing.T) {
	const life = 15 * time.Minute
	for _, tc := range []struct {
		name        string
		answers     string // separated by commas
		status      int    // of the error; -1: there is none
		tries, most int    // at least and at most
		last        time.Duration
	}{
		{"at once", "200 {}", -1, 1, 1, 0},
		{"after seven failures", "502 <html>,reset,502 {},502 {},reset,502 {},502 {},200 {}", -1, 8, 8, time.Minute},
		{"after a short rate limit", `429 {"retry_after":7.5},200 {}`, -1, 2, 2, 7500 * time.Millisecond},
		{"after a rate limit of an hour, which is over sooner", `429 {"retry_after":3600},200 {}`, -1, 2, 2, 5 * time.Minute},
		{"an hour, again and again", `429 {"retry_after":3600}`, 429, 3, 3, 10 * time.Minute},
		{"never", "502 {}", 502, 30, 50, life},
		{"what is final", `400 {"code":50035}`, 400, 1, 1, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				discord := &answering{answers: strings.Split(tc.answers, ","), start: time.Now()}
				c := &rest.Client{HTTP: &http.Client{Transport: discord}, Base: "http://discord.example/"}
				ctx, cancel := context.WithTimeout(t.Context(), life)
				defer cancel()
				err := c.Until(ctx, http.MethodPatch, "webhooks/1/token/messages/@original", struct{}{}, nil)
				if got := rest.Status(err); tc.status >= 0 && got != tc.status || tc.status < 0 && err != nil {
					t.Errorf("err = %v, want the status %d", err, tc.status)
				}
				if n := len(discord.at); n < tc.tries || n > tc.most || err != nil && rest.Tries(err) != n {
					t.Errorf("%d tries at %s, the error says %d; want %d to %d", n, discord.at, rest.Tries(err), tc.tries, tc.most)
				}
				if last := discord.at[len(discord.at)-1]; last > tc.last || last < tc.last*9/10 && tc.name != "after seven failures" {
					t.Errorf("the last try is after %s, want about %s", last, tc.last)
				}
			})
		})
	}
}

// An attempt that ends with its context is not repeated.
func TestUntilTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := &rest.Client{HTTP: &http.Client{Transport: &answering{answers: []string{"502 {}"}}}, Base: "http://discord.example/"}
	if err := c.Until(ctx, http.MethodGet, "users/@me", nil, nil); rest.Tries(err) != 1 {
		t.Errorf("%d tries, want 1", rest.Tries(err))
	}
}

// After a limit of the whole bot no request is sent until Discord takes them again, whoever sends them. The first
// answers to interactions are sent.
func TestGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		discord := &answering{answers: []string{`429 {"retry_after":60,"global":true}`, "200 {}"}, start: time.Now()}
		c := &rest.Client{HTTP: &http.Client{Transport: discord}, Base: "http://discord.example/"}
		if err := c.Do(t.Context(), http.MethodGet, "users/@me", nil, nil); rest.Status(err) != 429 {
			t.Fatalf("err = %v, want the limit", err)
		}
		if err := c.Do(t.Context(), http.MethodPost, "channels/1/messages", nil, nil); rest.Status(err) != 429 || len(discord.at) != 1 {
			t.Errorf("err = %v after %d requests, want the limit and no request", err, len(discord.at))
		}
		if err := c.Do(t.Context(), http.MethodPost, "interactions/1/token/callback", nil, nil); err != nil || len(discord.at) != 2 {
			t.Errorf("err = %v after %d requests, want it sent", err, len(discord.at))
		}
		ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
		defer cancel()
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if err := c.Until(ctx, http.MethodPatch, "webhooks/1/token/messages/@original", nil, nil); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		first, last := discord.at[2], discord.at[len(discord.at)-1]
		if len(discord.at) != 102 || first < time.Minute || last > 100*time.Second || last-first < 10*time.Second {
			t.Errorf("%d requests, from %s to %s; want 102, after a minute and spread", len(discord.at), first, last)
		}
	})
}
