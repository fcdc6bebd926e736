package gateway

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// transport sends requests for Discord to another host, where there is one; the paths stay.
type transport struct {
	*http.Transport
	base *url.URL // nil: to Discord
}

// newTransport leads to base, scheme://host[:port], or when that is empty to Discord.
func newTransport(base string) (*transport, error) {
	t := &transport{Transport: http.DefaultTransport.(*http.Transport).Clone()}
	t.MaxIdleConnsPerHost = 32 // all answers go to one host, and two would mean a handshake for most
	if base == "" {
		return t, nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Errorf("DISCORD_API_URL %q: it is no address like http://127.0.0.1:8700", base)
	}
	t.base = u
	return t, nil
}

// RoundTrip is http.RoundTripper's.
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	if t.base != nil {
		request = request.Clone(request.Context())
		request.URL.Scheme, request.URL.Host, request.Host = t.base.Scheme, t.base.Host, t.base.Host
	}
	return t.Transport.RoundTrip(request)
}
