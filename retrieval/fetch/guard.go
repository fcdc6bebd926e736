package fetch

import (
	"crypto/tls"
	"crypto/x509"
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
	maxHeaders  = 256 << 10 // bytes; the security policies of some publishers take dozens of KiB
)

// guardedTransport returns a transport that connects only to public addresses on ports 80 and 443,
// and to the networks in allow. It uses no proxy, because the guard would see only the proxy's
// address. If roots is nil, it trusts the certificates of the system.
func guardedTransport(allow []netip.Prefix, roots *x509.CertPool) *http.Transport {
	dialer := &net.Dialer{Timeout: dialTimeout, Control: checkDial(allow)}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: roots},
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

// checkDial returns a net.Dialer's Control function, which rejects an address that must not be
// dialled. It sees the address after the name was resolved, so that a later answer of the name
// server cannot lead elsewhere.
func checkDial(allow []netip.Prefix) func(network, address string, c syscall.RawConn) error {
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
