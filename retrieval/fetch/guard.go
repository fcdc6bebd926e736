package fetch

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

const (
	dialTimeout = 10 * time.Second
	maxHeaders  = 256 << 10 // bytes; some publishers' security policies take dozens of KiB
)

// guardedTransport dials public addresses on ports 80 and 443, and those of o.Allow. It
// uses no proxy: the guard would see only the proxy's address.
func guardedTransport(o Options) *http.Transport {
	dialer := &net.Dialer{Timeout: dialTimeout, Control: control(o.Allow)}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: o.Roots},
		TLSHandshakeTimeout:    dialTimeout,
		MaxResponseHeaderBytes: maxHeaders,
		MaxConnsPerHost:        1,
		MaxIdleConnsPerHost:    1,
		MaxIdleConns:           100,
		IdleConnTimeout:        15 * time.Second,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
}

// control looks at an address after its name was resolved and right before the connection
// is made, so that no second answer of the name server comes in between.
func control(allow []netip.Prefix) func(network, address string, c syscall.RawConn) error {
	guard := ssrf.New()
	return func(network, address string, c syscall.RawConn) error {
		if a, err := netip.ParseAddrPort(address); err == nil && contains(allow, a.Addr()) {
			return nil
		}
		return guard.Safe(network, address, c)
	}
}

func contains(networks []netip.Prefix, a netip.Addr) bool {
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(a) })
}
