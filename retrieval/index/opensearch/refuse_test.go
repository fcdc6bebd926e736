package opensearch

import (
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
)

// answering returns a server that answers every request alike.
func answering(t *testing.T, status int, body string) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // of the handshakes that fail
	t.Cleanup(s.Close)
	return s
}

// What the settings have wrong is an error that says what to do, and shows no secret.
func TestRejected(t *testing.T) {
	for name, c := range map[string]struct {
		options func(t *testing.T) Options
		want    string
	}{
		"a wrong password": {func(t *testing.T) Options {
			s := answering(t, 401, "Unauthorized")
			s.Start()
			return Options{Addresses: []string{s.URL}, User: "quoth", Password: "hidden"}
		}, "QUOTH_INDEX_PASSWORD"},
		"a user without rights": {func(t *testing.T) Options {
			s := answering(t, 403, `{"error":{"type":"security_exception","reason":"no permissions"}}`)
			s.Start()
			return Options{Addresses: []string{s.URL}, User: "quoth", Password: "hidden"}
		}, "give it all rights"},
		"another program": {func(t *testing.T) Options {
			s := answering(t, 200, `{"version":{"number":"8.1.0"}}`)
			s.Start()
			return Options{Addresses: []string{s.URL}}
		}, "it is not OpenSearch 2 or newer"},
		"an old version": {func(t *testing.T) Options {
			s := answering(t, 200, `{"version":{"distribution":"opensearch","number":"1.3.20"}}`)
			s.Start()
			return Options{Addresses: []string{s.URL}}
		}, "it is not OpenSearch 2 or newer"},
		"a certificate of an unknown authority": {func(t *testing.T) Options {
			s := answering(t, 200, "{}")
			s.StartTLS()
			return Options{Addresses: []string{s.URL}, Password: "hidden"}
		}, "set QUOTH_INDEX_CA"},
		"a certificate for another name": {func(t *testing.T) Options {
			s := answering(t, 200, "{}")
			s.StartTLS()
			elsewhere := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
			return Options{Addresses: []string{elsewhere}, CA: authority(s)}
		}, "another name"},
		"https for a server without it": {func(t *testing.T) Options {
			s := answering(t, 200, "{}")
			s.Start()
			return Options{Addresses: []string{strings.Replace(s.URL, "http:", "https:", 1)}}
		}, "write http://"},
		"a file that is no certificate": {func(*testing.T) Options {
			return Options{Addresses: []string{"https://127.0.0.1:9"}, CA: []byte("hidden")}
		}, "QUOTH_INDEX_CA has no certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.options(t)
			o.Prefix = "news"
			for what, make := range map[string]func(Options) (*Index, error){"open": Open, "create": Create} {
				_, err := make(o)
				switch {
				case !errors.Is(err, index.ErrRejected) || errors.Is(err, index.ErrStale):
					t.Errorf("%s: err = %v, want ErrRejected, and not ErrStale: it would be rebuilt", what, err)
				case !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hidden"):
					t.Errorf("%s: %v, want what to do (%q), and no secret", what, err, c.want)
				case strings.Contains(err.Error(), "\n"):
					t.Errorf("%s: %v, want one line", what, err)
				}
			}
		})
	}
}

// A user, a password or a token is sent over TLS to a server whose authority is trusted.
func TestCredentials(t *testing.T) {
	for name, c := range map[string]struct {
		user, password, token, want string
	}{
		"user and password": {"quoth", "secret", "", "Basic cXVvdGg6c2VjcmV0"},
		"token":             {"", "", "abc", "Bearer abc"},
		"none":              {"", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := "nothing was sent"
			s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got = r.Header.Get("Authorization")
				fmt.Fprint(w, `{"version":{"distribution":"opensearch","number":"2.19.6"}}`)
			}))
			defer s.Close()
			x, err := newIndex(Options{
				Addresses: []string{s.URL}, User: c.user, Password: c.password, Token: c.token,
				CA: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}),
			})
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			if err := x.checkVersion(t.Context()); err != nil || got != c.want {
				t.Errorf("err = %v, authorization %q, want %q", err, got, c.want)
			}
		})
	}
}

// A look-up in a cluster that is away, overloaded or slow ends soon with an error, which does not ask for a rebuild.
// Once the cluster is known to be away, the next look-up fails at once.
func TestAway(t *testing.T) {
	hang := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer slow.Close()
	defer close(hang)
	for name, address := range map[string]func(*testing.T) string{
		"no program at the port": func(*testing.T) string { return "http://127.0.0.1:9" },
		"no such host":           func(*testing.T) string { return "http://node.invalid:9200" },
		"it does not answer":     func(*testing.T) string { return slow.URL },
		"too many requests": func(t *testing.T) string {
			s := answering(t, 429, `{"error":{"type":"rejected_execution_exception","reason":"queue is full"}}`)
			s.Start()
			return s.URL
		},
		"no manager": func(t *testing.T) string {
			s := answering(t, 503, `{"error":{"type":"cluster_manager_not_discovered_exception","reason":null}}`)
			s.Start()
			return s.URL
		},
	} {
		t.Run(name, func(t *testing.T) {
			x, err := Open(Options{Addresses: []string{address(t)}, Prefix: "news"})
			if err != nil {
				t.Fatalf("open: %v, want an index that is not ready", err)
			}
			defer x.Close()
			ctx, stop := deadline(t, 10*time.Second)
			defer stop()
			for what, look := range map[string]func() error{
				"count": func() error { _, err := x.Counts(ctx, []string{"ferri"}); return err },
				"ready": func() error { return x.Ready(ctx) },
			} {
				if err := look(); !errors.Is(err, index.ErrAway) || errors.Is(err, index.ErrStale) {
					t.Errorf("%s: err = %v, want ErrAway", what, err)
				}
			}
			if x.Cursor() != 0 || x.Stats() != (index.Stats{}) {
				t.Errorf("cursor %d, stats %+v, want nothing", x.Cursor(), x.Stats())
			}
		})
	}
}

// A look-up ends with its time also while an update makes the index ready, which may take minutes.
func TestLookUpBesideUpdate(t *testing.T) {
	asked, hang := make(chan struct{}, 100), make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		asked <- struct{}{}
		<-hang
	}))
	defer slow.Close()
	x, err := newIndex(Options{Addresses: []string{slow.URL}, Prefix: "news"})
	if err != nil {
		t.Fatal(err)
	}
	var updating sync.WaitGroup
	updating.Go(func() { _ = x.Update(index.Batch{Upto: 1}) })
	<-asked
	looked := make(chan error, 1)
	go func() {
		ctx, stop := cluster.Waiting(t.Context(), 10*time.Millisecond)
		defer stop()
		_, err := x.Counts(ctx, []string{"ferri"})
		looked <- err
	}()
	select {
	case err := <-looked:
		if !errors.Is(err, index.ErrAway) {
			t.Errorf("err = %v, want ErrAway", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the look-up waits for the update")
	}
	close(hang)
	updating.Wait()
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}

func TestParseAddress(t *testing.T) {
	for name, c := range map[string]struct {
		address, prefix string
		nodes           []string
		fails           string
	}{
		"one node":                   {address: "http://10.0.0.5:9200/news", prefix: "news", nodes: []string{"http://10.0.0.5:9200"}},
		"no prefix":                  {address: "https://node1:9200", prefix: "quoth", nodes: []string{"https://node1:9200"}},
		"a stroke at the end":        {address: "https://node1:9200/", prefix: "quoth", nodes: []string{"https://node1:9200"}},
		"three nodes":                {address: "https://a:1,b:2, c:3/x_1-y", prefix: "x_1-y", nodes: []string{"https://a:1", "https://b:2", "https://c:3"}},
		"each with its scheme":       {address: "https://a:1,https://b:2/x", prefix: "x", nodes: []string{"https://a:1", "https://b:2"}},
		"IPv6":                       {address: "http://[::1]:9200/x", prefix: "x", nodes: []string{"http://[::1]:9200"}},
		"no scheme":                  {address: "node1:9200/x", fails: "starts with http"},
		"another scheme":             {address: "ftp://node1/x", fails: "starts with http"},
		"a capital in the prefix":    {address: "http://node1/News", fails: "small letters"},
		"a password":                 {address: "http://quoth:hidden@node1:9200/x", fails: "QUOTH_INDEX_PASSWORD"},
		"a password with a stroke":   {address: "http://quoth:hid/den@node1:9200/x", fails: "small letters"},
		"no host":                    {address: "http:///x", fails: "addresses of nodes"},
		"an empty one among several": {address: "http://a,,b/x", fails: "addresses of nodes"},
		"nothing":                    {address: "", fails: "starts with http"},
	} {
		t.Run(name, func(t *testing.T) {
			o, err := ParseAddress(c.address)
			if c.fails != "" {
				if err == nil || !strings.Contains(err.Error(), c.fails) || strings.Contains(err.Error(), "hid") {
					t.Errorf("err = %v, want %q and no secret", err, c.fails)
				}
				return
			}
			if err != nil || o.Prefix != c.prefix || fmt.Sprint(o.Addresses) != fmt.Sprint(c.nodes) {
				t.Errorf("got %q of %q, %v; want %q of %q", o.Prefix, o.Addresses, err, c.prefix, c.nodes)
			}
		})
	}
}
