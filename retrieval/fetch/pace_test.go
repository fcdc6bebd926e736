package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// crowd gets n addresses of a server concurrently.
func crowd(t *testing.T, c *Client, base string, n int) {
	t.Helper()
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			if _, err := c.Get(t.Context(), fmt.Sprintf("%s/%d", base, i), Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// Requests to a host are sent one at a time and share a connection. net/http opens another one if a
// request takes 50 ms to send, which happens on a busy machine.
func TestOneConnectionAHost(t *testing.T) {
	var asking, most, opened atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), asking.Add(1)))
		defer asking.Add(-1)
		time.Sleep(time.Millisecond)
		_, _ = w.Write([]byte("hello"))
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.Start()
	defer s.Close()
	crowd(t, client(t, nil), s.URL, 40)
	if most.Load() != 1 || opened.Load() > 20 {
		t.Errorf("%d requests at once, %d connections in all; want 1, and few", most.Load(), opened.Load())
	}
}

// There is a gap between the requests to a host that is not in the operator's networks.
func TestGap(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {})
	byName := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	c := client(t, func(o *Options) { o.Gap = 30 * time.Millisecond })
	start := time.Now()
	crowd(t, c, byName, 5)
	if took := time.Since(start); took < 110*time.Millisecond {
		t.Errorf("5 requests took %v, want four gaps of 30ms between them", took)
	}
}

func TestHostsDoNotWaitForEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Minute, nil)
		start := time.Now()
		for _, name := range []string{"packet.example", "voice.example", "Packet.Example", "voice.example"} {
			slot, err := p.acquire(t.Context(), name, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			slot.release()
		}
		if took := time.Since(start); took != time.Minute {
			t.Errorf("took %v, want the gap of a minute once", took)
		}
	})
}

// Idle hosts are removed from memory, except those that are still within their gap.
func TestIdleHostsAreRemoved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Second, nil)
		for i := range 3 * maxHosts {
			slot, err := p.acquire(t.Context(), fmt.Sprintf("host%d.example", i), time.Now())
			if err != nil {
				t.Fatal(err)
			}
			slot.release()
			time.Sleep(10 * time.Millisecond)
		}
		if got := len(p.hosts); got > maxHosts {
			t.Errorf("%d hosts in memory, want at most %d", got, maxHosts)
		}
		if _, kept := p.hosts[fmt.Sprintf("host%d.example", 3*maxHosts-1)]; !kept {
			t.Error("the host of 10ms ago is removed, within its gap")
		}
	})
}

// A server that asks us to come back later gets no requests until then.
func TestBusyHostGetsNoRequests(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	asked := 0
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		if asked++; asked == 1 {
			w.Header().Set("Retry-After", "90")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	c := client(t, func(o *Options) { o.Now = func() time.Time { return now } })
	until := now.Add(90 * time.Second)
	for _, path := range []string{"/one", "/two"} {
		_, err := c.Get(t.Context(), s.URL+path, Validators{})
		if e := wantReason(t, err, Busy); !e.NotBefore.Equal(until) {
			t.Errorf("%s: not before %v, want %v", path, e.NotBefore, until)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
	now = until
	get(t, c, s.URL+"/two", Validators{})
}
