package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func wantReason(t *testing.T, err error, want Reason) *Error {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("got error %v, want one whose reason is %q", err, want)
	}
	if e.Reason != want {
		t.Fatalf("got reason %q (%v), want %q", e.Reason, err, want)
	}
	return e
}

func TestStatusIsAReason(t *testing.T) {
	for _, tc := range []struct {
		status int
		want   Reason
	}{
		{304, BadAnswer}, // nothing was known
		{400, BadAnswer},
		{401, Forbidden},
		{402, Forbidden},
		{403, Forbidden},
		{404, NotFound},
		{410, Gone},
		{429, Busy},
		{451, Forbidden},
		{500, ServerError},
		{502, ServerError},
		{503, Busy},
		{301, BadAnswer}, // without a Location
	} {
		s := server(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(tc.status) })
		_, err := client(t, nil).Get(t.Context(), s.URL, Validators{})
		if e := wantReason(t, err, tc.want); e.Status != tc.status || e.URL != s.URL {
			t.Errorf("got %+v, want status %d of %s", e, tc.status, s.URL)
		}
	}
}

func TestAddressIsRefused(t *testing.T) {
	for _, tc := range []struct {
		name, address string
		want          Reason
	}{
		{"no scheme", "packet.example/feed", BadAddress},
		{"a file", "file:///etc/hostname", BadAddress},
		{"another scheme", "gopher://packet.example/1", BadAddress},
		{"no host", "https:///feed", BadAddress},
		{"not an address", "https://packet.example/%zz", BadAddress},
		{"a password", "https://ada:geheim@packet.example/feed", HasPassword},
		{"this machine", "http://127.0.0.1/", Guarded},
		{"this machine by name", "http://localhost/", Guarded},
		{"this machine in six", "http://[::1]/", Guarded},
		{"any address", "http://0.0.0.0/", Guarded},
		{"a private network", "http://10.1.2.3/", Guarded},
		{"a carrier's network", "http://100.64.0.9/", Guarded},
		{"metadata", "http://169.254.169.254/latest/meta-data/", Guarded},
		{"metadata dressed as six", "http://[::ffff:169.254.169.254]/", Guarded},
		{"metadata through NAT64", "http://[64:ff9b::a9fe:a9fe]/", Guarded},
		{"link-local", "http://[fe80::1]/", Guarded},
		{"an unusual port", "http://93.184.215.14:6379/", BadPort},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := client(t, func(o *Options) { o.Allow = nil })
			_, err := c.Get(t.Context(), tc.address, Validators{})
			e := wantReason(t, err, tc.want)
			if strings.Contains(e.Error(), "geheim") {
				t.Errorf("the error contains the password: %v", e)
			}
		})
	}
}

func TestNobodyIsThere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	_, err = client(t, nil).Get(t.Context(), "http://"+l.Addr().String(), Validators{})
	wantReason(t, err, Unreachable)
}

// The test server's certificate is signed by itself.
func TestTLS(t *testing.T) {
	hello := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("hello")) })
	s := httptest.NewUnstartedServer(hello)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := client(t, nil).Get(t.Context(), s.URL, Validators{})
	wantReason(t, err, Insecure)

	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	trusting := client(t, func(o *Options) { o.Roots = roots })
	if got := string(get(t, trusting, s.URL, Validators{}).Body); got != "hello" {
		t.Errorf("got %q over a trusted connection, want hello", got)
	}
	_, err = trusting.Get(t.Context(), strings.Replace(s.URL, "127.0.0.1", "localhost", 1), Validators{})
	wantReason(t, err, Insecure) // the certificate has another name
	plain := server(t, hello)
	_, err = client(t, nil).Get(t.Context(), strings.Replace(plain.URL, "http:", "https:", 1), Validators{})
	wantReason(t, err, Insecure)
}

// A server that sends a byte now and then is too slow.
func TestSlowBody(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		for range 100 {
			_, _ = w.Write([]byte("."))
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	c := client(t, func(o *Options) { o.Timeout = 100 * time.Millisecond })
	start := time.Now()
	_, err := c.Get(t.Context(), s.URL, Validators{})
	wantReason(t, err, TooSlow)
	if took := time.Since(start); took > time.Second {
		t.Errorf("gave up after %v, want 100ms", took)
	}
}

// The timeout of a Get includes its redirects.
func TestSlowRedirects(t *testing.T) {
	var hops atomic.Int32
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		hops.Add(1)
		time.Sleep(60 * time.Millisecond)
		http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
	})
	c := client(t, func(o *Options) { o.Timeout = 150 * time.Millisecond })
	_, err := c.Get(t.Context(), s.URL, Validators{})
	wantReason(t, err, TooSlow)
	if n := hops.Load(); n > 3 {
		t.Errorf("asked %d times, want no more than fit into the time", n)
	}
}

// Neither a large body is read beyond the limit, nor a small one that decodes to a large one.
func TestBombs(t *testing.T) {
	huge := strings.Repeat("\x00", defaultLimit+1)
	for _, tc := range []struct {
		encoding string
		body     string
	}{
		{"gzip", gzipped(t, huge)},
		{"br", brotlied(t, huge)},
		{"", "<rss><channel><title>" + strings.Repeat("a", 64<<20)},
	} {
		s := server(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", tc.encoding)
			_, _ = io.WriteString(w, tc.body)
		})
		_, err := client(t, nil).Get(t.Context(), s.URL, Validators{})
		wantReason(t, err, TooLarge)
	}
}

func TestBadEncoding(t *testing.T) {
	whole := gzipped(t, strings.Repeat("The ferry sails again. ", 500))
	for _, tc := range []struct{ name, encoding, body string }{
		{"not gzip", "gzip", "<rss/>"},
		{"gzip cut short", "gzip", whole[:len(whole)/2]},
		{"gzip whose sum is wrong", "gzip", whole[:len(whole)-8] + "\x00\x00\x00\x00" + whole[len(whole)-4:]},
		{"not brotli", "br", "<rss/>"},
		{"never asked for", "zstd", "<rss/>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := server(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", tc.encoding)
				_, _ = io.WriteString(w, tc.body)
			})
			_, err := client(t, nil).Get(t.Context(), s.URL, Validators{})
			wantReason(t, err, BadEncoding)
		})
	}
}

func TestBodyCutShort(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, "<rss>")
	})
	_, err := client(t, nil).Get(t.Context(), s.URL, Validators{})
	wantReason(t, err, BadEncoding)
}

// If the caller's context ends, the error is not about the server.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := client(t, nil).Get(ctx, s.URL, Validators{})
	if _, ok := errors.AsType[*Error](err); ok || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestTransportReason(t *testing.T) {
	for _, tc := range []struct {
		err  error
		want Reason
	}{
		{&net.OpError{Op: "dial", Err: os.ErrDeadlineExceeded}, TooSlow},
		{&net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "packet.example", IsNotFound: true}}, NoHost},
		{&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, Unreachable},
		{&net.OpError{Op: "remote error", Err: tls.AlertError(40)}, Insecure},
		{io.EOF, Unreachable},
	} {
		if got := transportReason(tc.err); got != tc.want {
			t.Errorf("%v: got %q, want %q", tc.err, got, tc.want)
		}
	}
}

func TestErrorText(t *testing.T) {
	e := &Error{URL: "https://packet.example/feed", Target: "https://packet.example/old", Reason: Gone, Status: 410}
	want := "fetch https://packet.example/feed: it was removed for good (HTTP 410) (at https://packet.example/old)"
	if got := e.Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
