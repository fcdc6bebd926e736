package fetch

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

// client returns a Client that may reach the servers of the tests, with options that change edits.
func client(t *testing.T, change func(*Options)) *Client {
	t.Helper()
	o := Options{UserAgent: "Quoth/1.0 (+https://quenby.example)", Allow: loopback, Timeout: 5 * time.Second}
	if change != nil {
		change(&o)
	}
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func server(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func get(t *testing.T, c *Client, address string, v Validators) *Response {
	t.Helper()
	r, err := c.Get(t.Context(), address, v)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestGetAsksPolitely(t *testing.T) {
	var got http.Header
	s := server(t, func(w http.ResponseWriter, r *http.Request) { got = r.Header })
	get(t, client(t, nil), s.URL, Validators{ETag: `W/"not a date"`, LastModified: "yesterday, they say"})
	want := http.Header{
		"User-Agent":        {"Quoth/1.0 (+https://quenby.example)"},
		"Accept":            {"application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8"},
		"Accept-Encoding":   {"br, gzip"},
		"If-None-Match":     {`W/"not a date"`},
		"If-Modified-Since": {"yesterday, they say"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("request's header (-want +got):\n%s", d)
	}
}

func TestGetReturnsTheAnswer(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "application/rss+xml; charset=koi8-r")
		h.Set("ETag", `"seven"`)
		h.Set("Last-Modified", "Mon, 02 Mar 2026 07:00:00 GMT")
		h.Set("Cache-Control", "max-age=900")
		_, _ = w.Write([]byte("<rss/>"))
	})
	got := get(t, client(t, func(o *Options) { o.Now = func() time.Time { return now } }), s.URL+"/feed#top", Validators{})
	want := &Response{
		Status: 200, URL: s.URL + "/feed", Body: []byte("<rss/>"), ContentType: "application/rss+xml; charset=koi8-r",
		Validators: Validators{`"seven"`, "Mon, 02 Mar 2026 07:00:00 GMT"}, NotBefore: now.Add(15 * time.Minute),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("response (-want +got):\n%s", d)
	}
}

func TestNotModified(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fresh string // the ETag that comes with the 304
		want  Validators
	}{
		{"keeps the validators that were sent", "", Validators{"one", "then"}},
		{"uses new validators", "two", Validators{ETag: "two"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := server(t, func(w http.ResponseWriter, r *http.Request) {
				if tc.fresh != "" {
					w.Header().Set("ETag", tc.fresh)
				}
				w.WriteHeader(http.StatusNotModified)
			})
			got := get(t, client(t, nil), s.URL, Validators{"one", "then"})
			if !got.NotModified || got.Body != nil || got.Validators != tc.want {
				t.Errorf("got %+v, want nothing new and the validators %+v", got, tc.want)
			}
		})
	}
}

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func brotlied(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := brotli.NewWriterLevel(&b, brotli.BestSpeed)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBodyIsDecoded(t *testing.T) {
	text := strings.Repeat("The ferry sails again. ", 500)
	for _, tc := range []struct{ name, encoding, body string }{
		{"plain", "", text},
		{"identity", "identity", text},
		{"gzip", "gzip", gzipped(t, text)},
		{"gzip in two members", "gzip", gzipped(t, text[:600]) + gzipped(t, text[600:])},
		{"gzip by its old name", "X-GZIP", gzipped(t, text)},
		{"brotli", "br", brotlied(t, text)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := server(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", tc.encoding)
				_, _ = w.Write([]byte(tc.body))
			})
			if got := string(get(t, client(t, nil), s.URL, Validators{}).Body); got != text {
				t.Errorf("got %d bytes, want the text's %d", len(got), len(text))
			}
		})
	}
}

// A body as long as the limit is read, and one that is a byte longer is rejected.
func TestLimitCountsDecodedBytes(t *testing.T) {
	const limit = 64 << 10
	for _, tc := range []struct {
		name     string
		encoding string
		pack     func(*testing.T, string) string
	}{
		{"plain", "", func(_ *testing.T, s string) string { return s }},
		{"gzip", "gzip", gzipped},
		{"brotli", "br", brotlied},
	} {
		t.Run(tc.name, func(t *testing.T) {
			length := limit
			s := server(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", tc.encoding)
				_, _ = w.Write([]byte(tc.pack(t, strings.Repeat("a", length))))
			})
			c := client(t, func(o *Options) { o.Limit = limit })
			if got := len(get(t, c, s.URL, Validators{}).Body); got != limit {
				t.Errorf("got %d bytes, want %d", got, limit)
			}
			length++
			_, err := c.Get(t.Context(), s.URL, Validators{})
			wantReason(t, err, TooLarge)
		})
	}
}
