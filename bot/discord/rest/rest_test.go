package rest_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

// clientFor sends requests to a Discord of this machine, and hardly waits before it repeats one.
func clientFor(server *loopback.Server) *rest.Client {
	return &rest.Client{
		HTTP: http.DefaultClient, Base: server.URL + "/api/v9/", Token: "Bot secret-token", Pause: time.Millisecond,
	}
}

func TestErrorsHoldNoToken(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	server.Fail(loopback.Fault{Path: "/webhooks/*/*/messages/*", Drop: true})
	path := rest.Path("webhooks", "1", "interaction-token", "messages", "@original")
	err := clientFor(server).Do(t.Context(), http.MethodPatch, path, struct{}{}, nil)
	if err == nil || strings.Contains(err.Error(), "-token") {
		t.Errorf("got %v, want an error without the tokens", err)
	}
}

// What may pass is tried again; what is final is not, and says what Discord answered.
func TestTries(t *testing.T) {
	const path = "/users/@me"
	noAccess := loopback.Fault{Status: 403, Body: `{"message":"no","code":50001}`}
	for _, tt := range []struct {
		name   string
		fault  loopback.Fault
		times  int // that the fault comes; 0: always
		tries  int
		status int // of the error; 0: there is none, or no answer
		code   int
		fails  bool
	}{
		{"500 for good", loopback.Fault{Status: 500}, 0, 3, 500, 0, true},
		{"503 once", loopback.Fault{Status: 503}, 1, 2, 0, 0, false},
		{"a short rate limit", loopback.RateLimited("GET", path, 5*time.Millisecond, false), 1, 2, 0, 0, false},
		{"a long rate limit", loopback.RateLimited("GET", path, time.Hour, true), 0, 1, 429, 0, true},
		{"no access", noAccess, 0, 1, 403, rest.CodeMissingAccess, true},
		{"a cut connection, once", loopback.Fault{Drop: true}, 1, 2, 0, 0, false},
		{"an answer that is not JSON", loopback.Fault{Status: 200, Body: "<html>"}, 0, 1, 200, 0, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			tt.fault.Path, tt.fault.Times = path, tt.times
			server.Fail(tt.fault)
			var me struct{ ID string }
			err := clientFor(server).Do(t.Context(), http.MethodGet, rest.Path("users", "@me"), nil, &me)
			if (err != nil) != tt.fails || rest.Status(err) != tt.status || rest.Code(err) != tt.code {
				t.Errorf("got %v, status %d, code %d; want %d and %d", err, rest.Status(err), rest.Code(err),
					tt.status, tt.code)
			}
			if !tt.fails && me.ID == "" {
				t.Error("the answer was not read")
			}
			if n := len(server.Requests()); n != tt.tries {
				t.Errorf("%d tries, want %d", n, tt.tries)
			}
		})
	}
}

func TestPathEscapes(t *testing.T) {
	got := rest.Path("webhooks", "1", "a/b?c", "messages")
	if want := "webhooks/1/" + url.PathEscape("a/b?c") + "/messages"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
