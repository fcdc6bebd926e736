package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// maxRedirects is the limit of net/http.
const maxRedirects = 10

// redirectChain is a requested address and those that it was redirected to so far.
type redirectChain struct {
	client     *Client
	validators Validators
	left       time.Duration // of the Timeout
	addresses  []string
	moved      string // the last address that was reached by permanent redirects only, or ""
	temporary  bool   // one of the redirects was temporary
}

// add adds an address to the chain. The error is RedirectLoop if it is there already, or if the
// chain is too long.
func (c *redirectChain) add(u *url.URL) error {
	s := u.String()
	if slices.Contains(c.addresses, s) {
		return &Error{Reason: RedirectLoop, Target: s}
	}
	if c.addresses = append(c.addresses, s); len(c.addresses) > maxRedirects+1 {
		return &Error{Reason: RedirectLoop, Target: s}
	}
	return nil
}

// request waits for the host to be free and sends it one request. It returns the answer, or the
// address to which that redirects.
func (c *redirectChain) request(ctx context.Context, u *url.URL) (r *Response, next *url.URL, err error) {
	now := c.client.options.Now
	slot, err := c.client.pace.acquire(ctx, u.Hostname(), now())
	if err != nil {
		return nil, nil, err
	}
	defer slot.release()
	ctx, cancel := context.WithTimeoutCause(ctx, c.left, errTooSlow)
	defer cancel()
	start := time.Now()
	defer func() { c.left -= time.Since(start) }()

	resp, err := c.client.send(ctx, u, c.validators)
	if err != nil {
		return nil, nil, contextError(ctx, err)
	}
	defer resp.Body.Close()
	if isRedirect(resp.StatusCode) {
		next, err = c.redirect(u, resp)
		return nil, next, err
	}
	if r, err = readResponse(resp, c.validators, c.client.options.Limit, now()); err != nil {
		if e, ok := errors.AsType[*Error](err); ok && e.Reason == Busy {
			slot.closeHost(e.NotBefore)
		}
		return nil, nil, contextError(ctx, err)
	}
	return r, nil, nil
}

// contextError returns why ctx ended, or err if it has not ended. The error of the transport does
// not say that it was the context that ended the request.
func contextError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirect returns the address to which resp, the answer to u, redirects.
func (c *redirectChain) redirect(u *url.URL, resp *http.Response) (*url.URL, error) {
	location := resp.Header.Get("Location")
	if location == "" {
		return nil, &Error{Reason: BadAnswer, Status: resp.StatusCode}
	}
	ref, err := u.Parse(location)
	if err != nil {
		return nil, &Error{Reason: BadAddress, Target: location, Err: err}
	}
	next, err := checkAddress(ref)
	if err != nil {
		return nil, err
	}
	permanent := resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect
	weaker := u.Scheme == "https" && next.Scheme == "http" // followed this time only
	if c.temporary = c.temporary || !permanent || weaker; !c.temporary {
		c.moved = next.String()
	}
	return next, nil
}

// fetchError returns err as an *Error about address, unless the caller's own context ended.
func (c *redirectChain) fetchError(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("fetch %s: %w", redact(address), context.Cause(ctx))
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		e = &Error{Reason: transportReason(err), Err: err}
	}
	e.URL = redact(address)
	if e.Target == "" && len(c.addresses) > 1 {
		e.Target = c.addresses[len(c.addresses)-1]
	}
	return e
}

func redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address" // a password may be anywhere in what cannot be parsed
	}
	return u.Redacted()
}

func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &Error{Reason: BadAddress, Err: errors.Unwrap(err)}
	}
	return checkAddress(u)
}

// checkAddress returns u without its fragment, which is not sent to servers. An address with a user
// name or password is rejected, because addresses are shown in lists and reports.
func checkAddress(u *url.URL) (*url.URL, error) {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, &Error{Reason: BadAddress, Target: u.Redacted()}
	}
	if u.User != nil {
		return nil, &Error{Reason: HasPassword, Target: u.Redacted()}
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}
