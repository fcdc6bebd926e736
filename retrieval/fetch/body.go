package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
)

// read makes a Response of an answer that is no redirect. The address is the caller's to add.
func (c *Client) read(resp *http.Response, sent Validators) (*Response, error) {
	now, status := c.options.Now(), resp.StatusCode
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
		return nil, &Error{Reason: refusal(status), Status: status, NotBefore: retryAfter(resp.Header, now)}
	}
	body, err := unpack(resp.Header.Get("Content-Encoding"), resp.Body)
	if err == nil {
		r.Body, err = readAll(body, c.options.Limit)
	}
	return r, err
}

// unpack undoes a Content-Encoding. Doing it here is what makes the limit count decoded bytes.
func unpack(encoding string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return r, nil
	case "br":
		return damage{brotli.NewReader(r)}, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, damaged(err)
		}
		return damage{z}, nil
	}
	return nil, &Error{Reason: BadEncoding, Err: fmt.Errorf("%.40q", encoding)}
}

// readAll reads to the end, or to the first byte past limit.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err == nil && int64(len(b)) > limit:
		return nil, &Error{Reason: TooLarge, Err: fmt.Errorf("more than %d KiB", limit>>10)}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, damaged(err)
	case err != nil:
		return nil, err
	}
	return b, nil
}

// damage marks the errors of an unpacker.
type damage struct{ r io.Reader }

func (d damage) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if err != nil && err != io.EOF {
		err = damaged(err)
	}
	return n, err
}

// damaged is err as bad encoding, unless it comes from the connection underneath.
func damaged(err error) error {
	if isTimeout(err) {
		return err
	}
	return &Error{Reason: BadEncoding, Err: err}
}
