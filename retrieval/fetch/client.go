package fetch

import (
	"cmp"
	"context"
	"crypto/x509"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Options are the settings of a Client. The zero value is useful.
type Options struct {
	UserAgent string         // names the program, its version and a contact; "" means "Quoth"
	Allow     []netip.Prefix // networks of the operator, reachable on every port even if they are not public
	Gap       time.Duration  // between two requests to a host; 0 means a second
	Timeout   time.Duration  // for one Get with its redirects, without waiting for other requests; 0 means 20 seconds
	Limit     int64          // bytes of a decoded body; 0 means 15 MiB
	Now       func() time.Time
	Roots     *x509.CertPool // certificates to trust; nil means those of the system
}

const (
	defaultGap     = time.Second
	defaultTimeout = 20 * time.Second
	defaultLimit   = 15 << 20 // bytes, as in Miniflux
)

// Client fetches feeds and pages. It is safe for concurrent use. A program should use only one,
// because the gaps between requests to a host are kept within a Client.
type Client struct {
	options   Options
	transport *http.Transport
	pace      *pace
	robots    *robotsCache
}

// New returns a Client.
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
		transport: guardedTransport(o.Allow, o.Roots),
		pace:      newPace(o.Gap, o.Allow),
		robots:    newRobotsCache(o.UserAgent, o.Now),
	}
}

func positive[T ~int64](v, otherwise T) T {
	if v > 0 {
		return v
	}
	return otherwise
}

// Close closes idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// send sends one request.
func (c *Client) send(ctx context.Context, u *url.URL, v Validators) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	h := req.Header
	h.Set("User-Agent", c.options.UserAgent)
	h.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8")
	h.Set("Accept-Encoding", "br, gzip") // set here, so that net/http does not decode the body
	if v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		h.Set("If-Modified-Since", v.LastModified)
	}
	return c.transport.RoundTrip(req)
}
