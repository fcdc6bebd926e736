package fetch

import (
	"crypto/x509"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// hops serves a chain of redirects: from /0 to /1 with the first status, and so on to a page.
func hops(t *testing.T, statuses ...int) string {
	t.Helper()
	return server(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &n)
		if n < len(statuses) {
			http.Redirect(w, r, fmt.Sprintf("/%d#there", n+1), statuses[n])
			return
		}
		_, _ = w.Write([]byte("arrived"))
	}).URL
}

func TestRedirects(t *testing.T) {
	for _, tc := range []struct {
		name     string
		statuses []int
		moved    string // path, "" where it has not moved
	}{
		{"none", nil, ""},
		{"moved", []int{301}, "/1"},
		{"moved, keeping the method", []int{308}, "/1"},
		{"for now", []int{302}, ""},
		{"for now, both other ways", []int{303, 307}, ""},
		{"moved twice", []int{301, 308}, "/2"},
		{"moved, and from there for now", []int{301, 302}, "/1"},
		{"for now, to what has moved", []int{302, 301}, ""},
		{"ten times", []int{302, 302, 302, 302, 302, 302, 302, 302, 302, 302}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			base := hops(t, tc.statuses...)
			got := get(t, client(t, nil), base+"/0", Validators{})
			want := tc.moved
			if want != "" {
				want = base + want
			}
			if got.Moved != want || got.URL != fmt.Sprintf("%s/%d", base, len(tc.statuses)) || string(got.Body) != "arrived" {
				t.Errorf("got %q at %s, moved to %q; want it arrived after %d hops, moved to %q",
					got.Body, got.URL, got.Moved, len(tc.statuses), want)
			}
		})
	}
}

func TestRedirectIsRefused(t *testing.T) {
	for _, tc := range []struct {
		name     string
		location string
		want     Reason
		target   string // part of the address to blame
	}{
		{"to itself", "/0", RedirectLoop, "/0"},
		{"to metadata", "http://169.254.169.254/latest/", Guarded, "169.254.169.254"},
		{"to a private network", "http://192.168.0.1/", Guarded, "192.168.0.1"},
		{"to a file", "file:///etc/passwd", BadAddress, "file:///etc/passwd"},
		{"to a password", "http://ada:geheim@packet.example/", HasPassword, "packet.example"},
		{"to nonsense", "http://[::1", BadAddress, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := server(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Location", tc.location)
				w.WriteHeader(http.StatusFound)
			})
			_, err := client(t, nil).Get(t.Context(), s.URL+"/0", Validators{})
			e := wantReason(t, err, tc.want)
			if !strings.Contains(e.Target, tc.target) || strings.Contains(e.Error(), "geheim") {
				t.Errorf("got %v, want it to blame %s and show no password", e, tc.target)
			}
		})
	}
}

// A permanent redirect from https to http is followed, but does not count as permanent.
func TestMoveToAWeakerConnection(t *testing.T) {
	plain := server(t, func(w http.ResponseWriter, r *http.Request) {})
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusMovedPermanently))
	defer secure.Close()
	roots := x509.NewCertPool()
	roots.AddCert(secure.Certificate())
	got := get(t, client(t, func(o *Options) { o.Roots = roots }), secure.URL, Validators{})
	if got.URL != plain.URL+"/" || got.Moved != "" {
		t.Errorf("got %s, moved to %q; want %s, not moved", got.URL, got.Moved, plain.URL)
	}
}

func TestPermanentLoop(t *testing.T) {
	asked := 0
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, map[string]string{"/a": "/b", "/b": "/a"}[r.URL.Path], http.StatusMovedPermanently)
	})
	_, err := client(t, nil).Get(t.Context(), s.URL+"/a", Validators{})
	wantReason(t, err, RedirectLoop)
	if asked != 2 {
		t.Errorf("asked %d times, want 2: the circle ends at its first address", asked)
	}
}

func TestElevenRedirects(t *testing.T) {
	base := hops(t, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302)
	_, err := client(t, nil).Get(t.Context(), base+"/0", Validators{})
	wantReason(t, err, RedirectLoop)
}

func TestRedirectToAnError(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/0" {
			http.Redirect(w, r, "/gone", http.StatusFound)
			return
		}
		w.WriteHeader(http.StatusGone)
	})
	_, err := client(t, nil).Get(t.Context(), s.URL+"/0", Validators{})
	if e := wantReason(t, err, Gone); e.URL != s.URL+"/0" || e.Target != s.URL+"/gone" {
		t.Errorf("got %v, want it to name both addresses", e)
	}
}
