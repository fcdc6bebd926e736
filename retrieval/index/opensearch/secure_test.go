package opensearch

import (
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
)

// guarded is a proxy before a node of the cluster, as a cluster with users has it: it speaks TLS, and answers whoever
// has the password or the token.
type guarded struct {
	*httptest.Server
	passwords atomic.Pointer[string] // the one that is accepted
}

const rightToken = "t0ken"

func guard(t *testing.T, node string) *guarded {
	t.Helper()
	to, err := url.Parse(node)
	if err != nil {
		t.Fatal(err)
	}
	g, proxy := &guarded{}, httputil.NewSingleHostReverseProxy(to)
	g.accept("right")
	g.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		isUser := user == "quoth" && password == *g.passwords.Load()
		if !isUser && r.Header.Get("Authorization") != "Bearer "+rightToken {
			w.Header().Set("WWW-Authenticate", `Basic realm="OpenSearch Security"`)
			http.Error(w, "Unauthorized", http.StatusUnauthorized)
			return
		}
		r.Header.Del("Authorization")
		proxy.ServeHTTP(w, r)
	}))
	g.Config.ErrorLog = log.New(io.Discard, "", 0) // of the handshakes that fail
	g.StartTLS()
	t.Cleanup(g.Close)
	return g
}

func (g *guarded) accept(password string) { g.passwords.Store(&password) }

// authority returns the certificate of a server, as QUOTH_INDEX_CA has it.
func authority(s *httptest.Server) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
}

// An index works over TLS with a password or a token. Once they do not fit any more, updates and questions fail with
// a line that says what to do, and nothing is lost.
func TestSecuredCluster(t *testing.T) {
	o := options(t)
	g := guard(t, o.Addresses[0])
	o.Addresses, o.CA, o.User, o.Password = []string{g.URL}, authority(g.Server), "quoth", "right"
	x := filled(t, o)
	byToken := o
	byToken.User, byToken.Password, byToken.Token = "", "", rightToken
	other, err := Open(byToken)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for what, x := range map[string]*Index{"with a password": x, "with a token": other} {
		indextest.Diff(t, what, indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth1")}), []news.Serial{2})
	}
	g.accept("another")
	next := index.Batch{Put: []index.Document{indextest.Doc(4, "Tide", "The tide turns.")}, Upto: 4}
	_, asked := x.Counts(t.Context(), []string{"never asked before"})
	for what, err := range map[string]error{"update": x.Update(next), "question": asked} {
		checkRejected(t, what, err, "QUOTH_INDEX_PASSWORD")
	}
	g.accept("right")
	indextest.Update(t, x, next)
	indextest.Diff(t, "found", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("tide")}), []news.Serial{4})
}

// What does not fit a secured cluster is an error of one line that says what to do.
func TestRejectedBySecuredCluster(t *testing.T) {
	o := options(t)
	g := guard(t, o.Addresses[0])
	o.Addresses, o.CA, o.User, o.Password = []string{g.URL}, authority(g.Server), "quoth", "right"
	filled(t, o)
	for name, c := range map[string]struct {
		change func(*Options)
		want   string
	}{
		"a wrong password":            {func(o *Options) { o.Password = "wrong" }, "QUOTH_INDEX_PASSWORD"},
		"a wrong token":               {func(o *Options) { o.User, o.Token = "", "wrong" }, "QUOTH_INDEX_TOKEN"},
		"no password":                 {func(o *Options) { o.User, o.Password = "", "" }, "QUOTH_INDEX_USER"},
		"a certificate of no one":     {func(o *Options) { o.CA = nil }, "set QUOTH_INDEX_CA"},
		"a certificate of other name": {func(o *Options) { o.Addresses = named(o.Addresses, "localhost") }, "another name"},
		"http for https": {func(o *Options) {
			o.Addresses = []string{strings.Replace(o.Addresses[0], "https:", "http:", 1)}
		}, "write https://"},
	} {
		t.Run(name, func(t *testing.T) {
			o := o
			c.change(&o)
			for what, make := range map[string]func(Options) (*Index, error){"open": Open, "create": Create} {
				_, err := make(o)
				checkRejected(t, what, err, c.want)
			}
		})
	}
	x, err := Open(o) // nobody has replaced it
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if x.Cursor() != 3 {
		t.Errorf("cursor = %d, want 3", x.Cursor())
	}
}

// named returns addresses of 127.0.0.1 under another name.
func named(addresses []string, name string) []string {
	return []string{strings.Replace(addresses[0], "127.0.0.1", name, 1)}
}

// checkRejected checks that an error is one line that says what to do.
func checkRejected(t *testing.T, what string, err error, want string) {
	t.Helper()
	if !errors.Is(err, index.ErrRejected) || errors.Is(err, index.ErrStale) || errors.Is(err, index.ErrAway) {
		t.Errorf("%s: err = %v, want ErrRejected alone", what, err)
	} else if text := err.Error(); !strings.Contains(text, want) || strings.Contains(text, "\n") ||
		strings.Contains(text, "wrong") {
		t.Errorf("%s: %v, want one line with %q, and no secret", what, err, want)
	}
}
