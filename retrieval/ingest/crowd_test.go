package ingest

import (
	"fmt"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/ingest/book"
)

// tally counts the requests to each host, and the connections. A busy server may still have a connection
// open that the client has closed, so only the requests at once are certain.
type tally struct {
	mu     sync.Mutex
	asking map[string]int
	most   int // requests to one host at once
	opened int // connections in all
}

func (c *tally) state(_ net.Conn, s http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened += one(s == http.StateNew)
}

// counts returns most and opened.
func (c *tally) counts() (most, opened int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.most, c.opened
}

func (c *tally) counting(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		c.asking[r.Host]++
		c.most = max(c.most, c.asking[r.Host])
		c.mu.Unlock()
		h(w, r)
		c.mu.Lock()
		c.asking[r.Host]--
		c.mu.Unlock()
	}
}

// crowd follows feeds on some hosts of the loopback network.
func crowd(tb testing.TB, feeds, hosts int) (*Collector, *tally) {
	tb.Helper()
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		tb.Skip("this machine does not let a test listen on all of its addresses: ", err)
	}
	count := &tally{asking: map[string]int{}}
	server := &http.Server{ConnState: count.state, ErrorLog: quiet(),
		Handler: count.counting(func(w http.ResponseWriter, r *http.Request) {
			var items []item
			for n := range 10 {
				items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprintf("Story %d of %s", n, r.URL.Path),
					text: "Short."})
			}
			_, _ = w.Write([]byte(rss(items...)))
		})}
	go func() { _ = server.Serve(l) }()
	tb.Cleanup(func() { server.Close() })
	b, err := book.Open(tb.TempDir() + "/sources.db")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { b.Close() })
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for n := range feeds {
		url := fmt.Sprintf("http://127.0.%d.1:%s/%d", n%hosts, port, n)
		if err := b.Add(book.Source{ID: url, URL: url}); err != nil {
			tb.Fatal(err)
		}
	}
	c := client(time.Now)
	tb.Cleanup(c.Close)
	return New(Options{Fetch: c, Book: b, Store: newShelf()}), count
}

// A host is asked for one thing at a time, and nearly always on the connection of the last.
func TestOneConnectionAHost(t *testing.T) {
	for _, hosts := range []int{1, 7} {
		c, count := crowd(t, 60, hosts)
		r, err := c.Refresh(t.Context(), Which{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Counts(); got.Sources != 60 || got.Failed != 0 || got.Added != 600 {
			t.Errorf("%d hosts: got %+v, want 60 feeds and 600 articles", hosts, got)
		}
		if most, opened := count.counts(); most != 1 || opened > 30 {
			t.Errorf("%d hosts: %d requests at once to one of them, %d connections in all; want 1, and few", hosts, most,
				opened)
		}
	}
}

// BenchmarkRefresh polls 1,000 feeds of ten items: all on one host, and spread over many.
func BenchmarkRefresh(b *testing.B) {
	for _, hosts := range []int{1, 200} {
		b.Run(fmt.Sprintf("hosts=%d", hosts), func(b *testing.B) {
			c, count := crowd(b, 1000, hosts)
			for b.Loop() {
				r, err := c.Refresh(b.Context(), Which{All: true})
				if err != nil {
					b.Fatal(err)
				}
				most, _ := count.counts()
				if got := r.Counts(); got.Sources != 1000 || got.Failed != 0 || most != 1 {
					b.Fatalf("got %+v and %d requests to a host at once, want 1000 feeds and 1", got, most)
				}
			}
		})
	}
}
