// Package fetch is one polite HTTP client for feeds and pages.
//
// It asks a host for one thing at a time and with a gap between, sends back the
// validators that it was given, honours robots.txt for pages, and stops at 20 seconds
// and 15 MiB of decoded body. Addresses are checked when they are dialled, so neither a
// name nor a redirect leads into a private network.
//
//	client := fetch.New(fetch.Options{UserAgent: "Quoth/1.0 (+https://example.org/contact)"})
//	r, err := client.Get(ctx, "https://packet.example/feed", source.Validators)
//	if e, ok := errors.AsType[*fetch.Error](err); ok {
//		fmt.Println(e.Reason, e.NotBefore) // a reason that a person understands
//	}
package fetch

import (
	"cmp"
	"context"
	"crypto/x509"
	"net/http"
	"net/netip"
	"time"
)

// Options of a Client; the zero Options are those of a polite stranger.
type Options struct {
	UserAgent string         // names the program, its version and a contact; "": Quoth alone
	Allow     []netip.Prefix // networks of the operator's own, reachable on every port though they are not public
	Gap       time.Duration  // between two requests to a host; 0: a second
	Timeout   time.Duration  // for one Get with its redirects, without waiting for its turn; 0: 20 seconds
	Limit     int64          // bytes of a decoded body; 0: 15 MiB
	Now       func() time.Time
	Roots     *x509.CertPool // of the certificates to trust; nil: the system's
}

const (
	defaultGap     = time.Second
	defaultTimeout = 20 * time.Second
	defaultLimit   = 15 << 20 // bytes, as Miniflux's
)

// Client fetches. It is safe for concurrent use; use one for the whole program, since it
// is what keeps the pace.
type Client struct {
	options   Options
	transport *http.Transport
	pace      *pace
	robots    *robotsCache
}

// New makes a Client.
func New(o Options) *Client {
	o.UserAgent = cmp.Or(o.UserAgent, "Quoth")
	o.Gap = positive(o.Gap, defaultGap)
	o.Timeout = positive(o.Timeout, defaultTimeout)
	o.Limit = positive(o.Limit, defaultLimit)
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Client{
		options:   o,
		transport: guardedTransport(o),
		pace:      newPace(o.Gap, o.Allow),
		robots:    newRobotsCache(),
	}
}

// Close lets go of the connections that wait for another request.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

func positive[T ~int64](v, otherwise T) T {
	if v > 0 {
		return v
	}
	return otherwise
}

// Validators are a server's marks of a version, sent back to it unread: they are opaque,
// however much they look like dates.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Response is what a server answered with a status of 2xx or 304.
type Response struct {
	Status      int
	URL         string // the address that answered, after redirects
	Moved       string // where the asked address has moved for good, or ""
	Body        []byte // decoded; nil when NotModified
	ContentType string
	Validators  Validators // for the next time
	NotModified bool
	NotBefore   time.Time // until when the server says the answer stays good; zero when it does not
}

// Get fetches a feed, or anything else that asks to be polled. The error is an *Error,
// or the context's.
func (c *Client) Get(ctx context.Context, address string, v Validators) (*Response, error) {
	return c.follow(ctx, address, v, nil)
}

// Page fetches a page that was made for readers: as Get, where robots.txt lets it, which
// is asked again for every redirect.
func (c *Client) Page(ctx context.Context, address string) (*Response, error) {
	return c.follow(ctx, address, Validators{}, c.welcome)
}
