package opensearch

import (
	"errors"
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

// filled returns an index of some articles.
func filled(t *testing.T, o Options) *Index {
	t.Helper()
	x := create(t, o)
	indextest.Update(t, x, index.Batch{Put: indextest.Harbour(3), Upto: 3})
	return x
}

// The cluster keeps how far an index is. It is opened for its own archive only, and nobody else's is replaced.
func TestOpenAgain(t *testing.T) {
	o := options(t)
	filled(t, o)
	x, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if x.Cursor() != 3 || x.Stats() != (index.Stats{Articles: 3, Passages: 6}) {
		t.Errorf("cursor %d, stats %+v, want 3, and 6 passages of 3 articles", x.Cursor(), x.Stats())
	}
	indextest.Diff(t, "found", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth1")}), []news.Serial{2})
	other := o
	other.Archive = "two"
	for what, make := range map[string]func(Options) (*Index, error){"open": Open, "create": Create} {
		if _, err := make(other); !errors.Is(err, index.ErrRejected) || !strings.Contains(err.Error(), "another archive") {
			t.Errorf("%s: err = %v, want ErrRejected, since the prefix is another archive's", what, err)
		}
	}
	other.Prefix += "x"
	if _, err := Open(other); !errors.Is(err, index.ErrStale) {
		t.Errorf("err = %v, want ErrStale: there is none yet", err)
	}
}

// While the cluster takes no writes, as with full disks, an update fails and questions are answered.
func TestBlocked(t *testing.T) {
	x := filled(t, options(t))
	block := func(is string) {
		body := []byte(`{"index.blocks.read_only_allow_delete": ` + is + `}`)
		if err := x.client.Write(t.Context(), http.MethodPut, "/"+x.name()+"/_settings", body, nil); err != nil {
			t.Fatal(err)
		}
	}
	next := index.Batch{Drop: []news.Serial{1}, Put: []index.Document{indextest.Doc(4, "Tide", "The tide turns.")}, Upto: 4}
	block("true")
	if err := x.Update(next); !errors.Is(err, index.ErrAway) || !strings.Contains(err.Error(), "no writes") {
		t.Errorf("err = %v, want ErrAway, and that it takes no writes", err)
	}
	indextest.Diff(t, "found meanwhile", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth0")}),
		[]news.Serial{1})
	block("null")
	indextest.Update(t, x, next)
	indextest.Diff(t, "found", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth0", "tide")}), []news.Serial{4})
	if err := x.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// An index that lacks documents, as a snapshot can that was restored in part, must be rebuilt.
func TestIncomplete(t *testing.T) {
	x := filled(t, options(t))
	if err := x.Verify(t.Context()); err != nil {
		t.Errorf("whole: %v", err)
	}
	if err := errors.Join(x.delete(t.Context(), []string{"2.1"}), x.refresh(t.Context())); err != nil {
		t.Fatal(err)
	}
	if err := x.Verify(t.Context()); !errors.Is(err, index.ErrStale) {
		t.Errorf("err = %v, want ErrStale", err)
	}
}

// An update of which the last step fails, or is done while its answer is lost, is there whole or not at all, and can be
// made again.
func TestUpdateThatFails(t *testing.T) {
	for name, isDone := range map[string]bool{"the state is not written": false, "the answer is lost": true} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			filled(t, o)
			var failing atomic.Bool
			o.Addresses = []string{failingAt(t, o.Addresses[0], "/_doc/"+stateID, &failing, isDone)}
			through, err := Open(o)
			if err != nil {
				t.Fatal(err)
			}
			defer through.Close()
			next := index.Batch{Drop: []news.Serial{1}, Put: []index.Document{indextest.Doc(4, "Tide", "The tide turns.")},
				Upto: 4}
			failing.Store(true)
			if err := through.Update(next); err == nil {
				t.Error("the update succeeded")
			}
			indextest.Diff(t, "found meanwhile",
				indextest.Serials(t, through, index.Query{Terms: indextest.Terms("berth0", "tide")}), []news.Serial{1})
			failing.Store(false)
			indextest.Update(t, through, index.Batch{Upto: 4}) // goes on from what is there
			if through.Cursor() == 4 && !isDone {
				indextest.Update(t, through, next)
			}
			if err := through.Verify(t.Context()); err != nil {
				t.Error(err)
			}
			indextest.Diff(t, "found", indextest.Serials(t, through, index.Query{Terms: indextest.Terms("berth0", "tide")}),
				[]news.Serial{4})
		})
	}
}

// failingAt returns the address of a proxy that answers writes to a path with 502 while failing is set: before or, with
// after, when the node has done them.
func failingAt(t *testing.T, node, path string, failing *atomic.Bool, after bool) string {
	t.Helper()
	to, err := url.Parse(node)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !failing.Load() || r.Method != http.MethodPut || !strings.Contains(r.URL.Path, path) {
			proxy.ServeHTTP(w, r)
			return
		}
		if after {
			proxy.ServeHTTP(httptest.NewRecorder(), r)
		}
		w.WriteHeader(http.StatusBadGateway)
	}))
	t.Cleanup(s.Close)
	return s.URL
}
