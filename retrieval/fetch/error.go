package fetch

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// Reason is why something could not be fetched, in words for a user.
type Reason string

// The reasons.
const (
	BadAddress   Reason = "not an address that can be fetched: want http:// or https:// and a host"
	HasPassword  Reason = "the address holds a user name: pages behind a login are not fetched"
	Guarded      Reason = "leads to an address that is private, local or reserved: only public ones are fetched"
	BadPort      Reason = "leads to an unusual port: only 80 and 443 are fetched"
	NoHost       Reason = "there is no such host: check the spelling"
	Unreachable  Reason = "the server cannot be reached"
	Insecure     Reason = "no secure connection: the server's certificate or its TLS is wrong"
	TooSlow      Reason = "the server was too slow"
	TooLarge     Reason = "too large to be read"
	BadEncoding  Reason = "the body is damaged, cut short or in an encoding that was not asked for"
	RedirectLoop Reason = "redirects go in a circle, or there are more than 10"
	Forbidden    Reason = "the server does not let us read it"
	NotFound     Reason = "there is nothing at this address"
	Gone         Reason = "it was removed for good"
	Busy         Reason = "the server asks us to come back later"
	ServerError  Reason = "the server has a fault"
	BadAnswer    Reason = "the server gave an unexpected answer"
	Robots       Reason = "its robots.txt asks not to fetch it"
	NoRobots     Reason = "its robots.txt cannot be read, so its pages are not fetched for now"
)

// Lasting reports whether it is of no use to try again soon.
func (r Reason) Lasting() bool {
	switch r {
	case BadAddress, HasPassword, Guarded, BadPort, TooLarge, RedirectLoop, Forbidden, NotFound, Gone, Robots:
		return true
	}
	return false
}

// Error is a fetch that failed.
type Error struct {
	URL       string // as requested, without its password
	Target    string // the address that failed, if URL was redirected to it
	Reason    Reason
	Status    int       // of HTTP, 0 if there was no answer
	NotBefore time.Time // from Retry-After; zero if the server did not say
	Err       error     // the cause, or nil
}

// Error returns "fetch", the address and Why.
func (e *Error) Error() string { return "fetch " + e.URL + ": " + e.Why() }

// Brief returns the reason and the status, for a person: no address, which may hold a subscriber's key, and
// no cause.
func (e *Error) Brief() string {
	if e.Status != 0 {
		return fmt.Sprintf("%s (HTTP %d)", e.Reason, e.Status)
	}
	return string(e.Reason)
}

// Why returns the reason, the status, the address that failed, and the cause.
func (e *Error) Why() string {
	var b strings.Builder
	b.WriteString(e.Brief())
	if e.Target != "" && e.Target != e.URL {
		fmt.Fprintf(&b, " (at %s)", e.Target)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

var errTooSlow = errors.New("time is up")

// transportReason returns the reason for an error of the transport.
func transportReason(err error) Reason {
	switch {
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return BadPort
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return Guarded
	case errors.Is(err, errTooSlow), isTimeout(err):
		return TooSlow
	case isInsecure(err):
		return Insecure
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return NoHost
	}
	return Unreachable
}

func isTimeout(err error) bool {
	e, ok := errors.AsType[net.Error](err)
	return ok && e.Timeout()
}

// isInsecure reports whether err is about TLS. Some errors of crypto/tls and net/http have no type
// to test, so it looks at their text.
func isInsecure(err error) bool {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.AlertError](err); ok {
		return true
	}
	s := err.Error()
	return strings.Contains(s, "tls: ") || strings.Contains(s, "x509: ") ||
		strings.Contains(s, "HTTP response to HTTPS client")
}

// statusReason returns the reason for a status other than 2xx.
func statusReason(status int) Reason {
	switch status {
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden,
		http.StatusUnavailableForLegalReasons:
		return Forbidden
	case http.StatusNotFound:
		return NotFound
	case http.StatusGone:
		return Gone
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return Busy
	}
	if status >= 500 {
		return ServerError
	}
	return BadAnswer
}
