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

// maxRedirects is net/http's own limit.
const maxRedirects = 10

// permit says why an address must not be fetched, or nil.
type permit func(context.Context, *url.URL) error

// trail is the way from an asked address through its redirects.
type trail struct {
	client     *Client
	validators Validators
	left       time.Duration // of the Timeout
	seen       []string
	moved      string // the end of the unbroken run of permanent redirects from the start
	temporary  bool   // that run has ended
}

// follow walks from address to what answers. Redirects are followed by hand, so that
// every host on the way is asked in its turn and no turn is held while waiting for another.
func (c *Client) follow(ctx context.Context, address string, v Validators, may permit) (*Response, error) {
	t := trail{client: c, validators: v, left: c.options.Timeout}
	u, err := parseAddress(address)
	for err == nil {
		if err = t.enter(u); err != nil {
			break
		}
		if may != nil {
			if err = may(ctx, u); err != nil {
				break
			}
		}
		var r *Response
		var next *url.URL
		if r, next, err = t.ask(ctx, u); err == nil && next == nil {
			r.URL, r.Moved = u.String(), t.moved
			return r, nil
		}
		u = next
	}
	return nil, t.failure(ctx, address, err)
}

// failure is err as an *Error about address, unless the caller's own context ended.
func (t *trail) failure(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("fetch %s: %w", redact(address), context.Cause(ctx))
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		e = &Error{Reason: reasonOf(err), Err: err}
	}
	e.URL = redact(address)
	if e.Target == "" && len(t.seen) > 1 {
		e.Target = t.seen[len(t.seen)-1]
	}
	return e
}

func redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address" // what cannot be parsed may hold a password anywhere
	}
	return u.Redacted()
}

// enter notes a step at u.
func (t *trail) enter(u *url.URL) error {
	s := u.String()
	if slices.Contains(t.seen, s) {
		return &Error{Reason: RedirectLoop, Target: s}
	}
	if t.seen = append(t.seen, s); len(t.seen) > maxRedirects+1 {
		return &Error{Reason: RedirectLoop, Target: s}
	}
	return nil
}

// ask sends one request in its host's turn; next is where its answer redirects to.
func (t *trail) ask(ctx context.Context, u *url.URL) (r *Response, next *url.URL, err error) {
	turn, err := t.client.pace.enter(ctx, u.Hostname(), t.client.options.Now())
	if err != nil {
		return nil, nil, err
	}
	defer turn.leave()
	ctx, cancel := context.WithTimeoutCause(ctx, t.left, errTooSlow)
	defer cancel()
	start := time.Now()
	defer func() { t.left -= time.Since(start) }()

	resp, err := t.client.send(ctx, u, t.validators)
	if err != nil {
		return nil, nil, cause(ctx, err)
	}
	defer resp.Body.Close()
	if isRedirect(resp.StatusCode) {
		next, err = t.redirect(u, resp)
		return nil, next, err
	}
	if r, err = t.client.read(resp, t.validators); err != nil {
		if e, ok := errors.AsType[*Error](err); ok && e.Reason == Busy {
			turn.close(e.NotBefore)
		}
		return nil, nil, cause(ctx, err)
	}
	return r, nil, nil
}

// cause is why ctx ended, if it did: the transport's error is then only how it noticed.
func cause(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

func (c *Client) send(ctx context.Context, u *url.URL, v Validators) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	h := req.Header
	h.Set("User-Agent", c.options.UserAgent)
	h.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8")
	h.Set("Accept-Encoding", "br, gzip") // asked for by hand, so that net/http leaves the body packed
	if v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		h.Set("If-Modified-Since", v.LastModified)
	}
	return c.transport.RoundTrip(req)
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirect is where resp, the answer to u, leads.
func (t *trail) redirect(u *url.URL, resp *http.Response) (*url.URL, error) {
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
	weaker := u.Scheme == "https" && next.Scheme == "http" // followed, and not for good
	if t.temporary = t.temporary || !permanent || weaker; !t.temporary {
		t.moved = next.String()
	}
	return next, nil
}

func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &Error{Reason: BadAddress, Err: errors.Unwrap(err)}
	}
	return checkAddress(u)
}

// checkAddress is u without its fragment, which is the reader's and not the server's. An
// address with a password is refused: it would stand in lists and reports.
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
