package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
)

// Validators identify the version of a feed that a server sent. They are sent back to it unchanged:
// their contents are opaque, even if they look like dates.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Response is an answer with a status of 2xx or 304.
type Response struct {
	Status      int
	URL         string // the address that answered, after redirects
	Moved       string // where the requested address has moved permanently, or ""
	Body        []byte // decoded; nil if NotModified
	ContentType string
	Validators  Validators // for the next request
	NotModified bool
	NotBefore   time.Time // until when the server says that the answer is fresh; zero if it does not say
}

// readResponse reads an answer that is not a redirect; limit is in bytes of the decoded body. The
// caller sets URL and Moved.
func readResponse(resp *http.Response, sent Validators, limit int64, now time.Time) (*Response, error) {
	status := resp.StatusCode
	r := &Response{
		Status:      status,
		ContentType: resp.Header.Get("Content-Type"),
		Validators:  Validators{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")},
		NotModified: status == http.StatusNotModified && sent != Validators{},
		NotBefore:   freshUntil(resp.Header, now),
	}
	switch {
	case r.NotModified:
		if r.Validators == (Validators{}) {
			r.Validators = sent
		}
		return r, nil
	case status < 200 || status > 299:
		return nil, &Error{Reason: statusReason(status), Status: status, NotBefore: retryAfter(resp.Header, now)}
	}
	body, err := decode(resp.Header.Get("Content-Encoding"), resp.Body)
	if err == nil {
		r.Body, err = readAll(body, limit)
	}
	return r, err
}

// decode returns a reader of the decoded body. It is done here and not by net/http, so that the
// limit counts decoded bytes.
func decode(encoding string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return r, nil
	case "br":
		return decoder{brotli.NewReader(r)}, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, decodingError(err)
		}
		return decoder{z}, nil
	}
	return nil, &Error{Reason: BadEncoding, Err: fmt.Errorf("%.40q", encoding)}
}

// readAll returns all of r, or a TooLarge error if that is more than limit bytes.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err == nil && int64(len(b)) > limit:
		return nil, &Error{Reason: TooLarge, Err: fmt.Errorf("more than %d KiB", limit>>10)}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, decodingError(err)
	case err != nil:
		return nil, err
	}
	return b, nil
}

// decoder returns the errors of a decompressing reader as BadEncoding.
type decoder struct{ r io.Reader }

func (d decoder) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if err != nil && err != io.EOF {
		err = decodingError(err)
	}
	return n, err
}

// decodingError returns err as a BadEncoding error, unless it is a timeout of the connection.
func decodingError(err error) error {
	if isTimeout(err) {
		return err
	}
	return &Error{Reason: BadEncoding, Err: err}
}
