package cluster

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"quoth/retrieval/index"
)

// errNeedsTLS means that an address is of a server that speaks TLS only.
var errNeedsTLS = fmt.Errorf("%w: it does not speak plain HTTP: write https:// in QUOTH_INDEX", index.ErrRejected)

// Failure is what the cluster answers instead of a result.
type Failure struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
	Causes []struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
	} `json:"root_cause"`
}

func (f Failure) String() string {
	if len(f.Causes) > 0 {
		return f.Causes[0].Type + ": " + f.Causes[0].Reason
	}
	return f.Type + ": " + f.Reason
}

// unreachable returns what an error of the connection means.
func unreachable(err error) error {
	if name, ok := errors.AsType[x509.HostnameError](err); ok { // which is a CertificateVerificationError as well
		return fmt.Errorf("%w: its certificate is for another name (%w): write a name that it has in QUOTH_INDEX",
			index.ErrRejected, name)
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fmt.Errorf("%w: its certificate is not trusted (%w): set QUOTH_INDEX_CA to the file of the "+
			"authority that signed it", index.ErrRejected, innermost(err))
	}
	_, isPlain := errors.AsType[tls.RecordHeaderError](err)
	if isPlain || err != nil && strings.Contains(err.Error(), "server gave HTTP response to HTTPS client") {
		return fmt.Errorf("%w: it speaks plain HTTP: write http:// in QUOTH_INDEX", index.ErrRejected)
	}
	if err != nil && strings.Contains(err.Error(), "malformed HTTP response") {
		return errNeedsTLS
	}
	return fmt.Errorf("%w: %w", index.ErrAway, innermost(err))
}

// innermost returns the cause of an error without the address that net/http puts before it.
func innermost(err error) error {
	for err != nil {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
	return errors.New("no answer")
}

// statusError returns what a status other than 2xx means.
func statusError(status int, body []byte) error {
	var answer struct {
		Error json.RawMessage `json:"error"`
	}
	var f Failure
	if json.Unmarshal(body, &answer) == nil {
		_ = json.Unmarshal(answer.Error, &f)
	}
	if status == http.StatusBadRequest && bytes.Contains(body, []byte("HTTPS")) { // as Go's servers and nginx say
		return errNeedsTLS
	}
	return Failed(status, f)
}

// Failed returns what a Failure with a status means.
func Failed(status int, f Failure) error {
	switch {
	case f.Type == "index_not_found_exception":
		return fmt.Errorf("%w: the cluster does not have it", index.ErrStale)
	case f.Type == "cluster_block_exception":
		return fmt.Errorf("%w: it takes no writes now, as when its disks are nearly full (%v)", index.ErrAway, f)
	case status == http.StatusUnauthorized:
		return fmt.Errorf("%w: it does not accept the user name, the password or the token: see QUOTH_INDEX_USER, "+
			"QUOTH_INDEX_PASSWORD and QUOTH_INDEX_TOKEN", index.ErrRejected)
	case status == http.StatusForbidden:
		return fmt.Errorf("%w: the user may not do this: give it all rights on the index and its prefix, and "+
			"cluster_monitor and cluster_composite_ops (%v)", index.ErrRejected, f)
	case status == http.StatusTooManyRequests:
		return fmt.Errorf("%w: it has too much to do (%v)", index.ErrAway, f)
	case status >= 500:
		return fmt.Errorf("%w: status %d (%v)", index.ErrAway, status, f)
	}
	return &RequestError{status, f}
}

// RequestError means that the cluster does not take a request, which is a mistake of this package.
type RequestError struct {
	Status  int
	Failure Failure
}

func (e *RequestError) Error() string { return fmt.Sprintf("status %d: %v", e.Status, e.Failure) }
