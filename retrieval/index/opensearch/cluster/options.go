package cluster

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"time"
)

// Options say where the nodes are, and who asks.
type Options struct {
	Addresses []string // scheme, host and port

	User, Password string
	Token          string // sent as a bearer token in the place of a user and a password
	CA             []byte // PEM: authorities that are trusted besides the machine's own
}

// dialTime is how long it may take to reach a node.
const dialTime = 800 * time.Millisecond

// transport returns the connections to the nodes.
func (o Options) transport() (*http.Transport, error) {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DialContext = (&net.Dialer{Timeout: dialTime, KeepAlive: 30 * time.Second}).DialContext
	t.TLSHandshakeTimeout = dialTime
	t.MaxIdleConnsPerHost = 16
	if len(o.CA) == 0 {
		return t, nil
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(o.CA) {
		return nil, errors.New("QUOTH_INDEX_CA has no certificate: it must be a file in PEM form")
	}
	t.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return t, nil
}
