// Package rest sends requests to Discord's REST interface. It tries again what may pass, within
// bounds and as long as the context lasts, and its errors hold neither tokens nor addresses.
//
//	client := rest.Client{HTTP: http.DefaultClient, Base: "https://discord.com/api/v9/", Token: "Bot " + token}
//	err := client.Do(ctx, "GET", rest.Path("users", "@me"), nil, &me)
//	if rest.Status(err) == http.StatusUnauthorized {
//		// the token is a bad one
//	}
//
// It stands in for discordgo's own requests. Those keep a lock and the interaction's token for
// every address for ever, make the edits of all interactions wait for each other, sleep without
// regard to the context, and lose the status of an answer that is not JSON.
package rest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Client sends requests. Its methods are safe for concurrent use.
type Client struct {
	HTTP  *http.Client
	Base  string        // the address that paths are below, with a slash at its end
	Token Secret        // the value of the Authorization header
	Agent string        // the value of the User-Agent header
	Pause time.Duration // before the first repetition; doubled before each further one; 0: 250 ms

	global gate
}

const (
	usualPause  = 250 * time.Millisecond
	mostTries   = 3
	longestWait = 5 * time.Second // that a rate limit may ask Do and Once for
	mostAnswer  = 4 << 20         // bytes

	// Between two attempts of Until. A rate limit may ask for an hour, when a proxy before Discord has banned the
	// machine, and what is sent would be worth nothing after that.
	longestPause = 30 * time.Second
	longestLimit = 5 * time.Minute
)

// Do sends body, as JSON or as the Form that it is, to a path below Base, and reads the answer into
// out. Both may be nil. It repeats a request that may succeed a moment later, a few times and as
// long as ctx lasts. The error is an *Error.
func (c *Client) Do(ctx context.Context, method, path string, body, out any) error {
	return c.do(ctx, method, path, body, out, again{(*Error).passes, mostTries, longestWait})
}

// Until does the same as Do, but repeats the request for as long as ctx lasts.
func (c *Client) Until(ctx context.Context, method, path string, body, out any) error {
	return c.do(ctx, method, path, body, out, again{(*Error).passes, math.MaxInt, math.MaxInt64})
}

// Once does the same as Do for a request that must not be executed twice. It repeats the request only
// when Discord has not executed it.
func (c *Client) Once(ctx context.Context, method, path string, body, out any) error {
	return c.do(ctx, method, path, body, out, again{(*Error).wasNotDone, mostTries, longestWait})
}

// again says when a request is repeated.
type again struct {
	after func(*Error) bool // these failures
	tries int               // at most so many in all
	wait  time.Duration     // unless Discord asks for a longer wait
}

// do does the same as Do, with other bounds.
func (c *Client) do(ctx context.Context, method, path string, body, out any, again again) error {
	data, contentType, err := encode(body)
	if err != nil {
		return &Error{Err: fmt.Errorf("write %s: %w", method, err)}
	}
	pause := cmp.Or(c.Pause, usualPause)
	for try := 1; ; try++ {
		failure := c.global.check(path)
		if failure == nil {
			failure = c.once(ctx, method, path, contentType, data, out)
		}
		if failure == nil {
			return nil
		}
		c.global.learn(path, failure)
		failure.Tries = try
		if try == again.tries || !again.after(failure) || failure.RetryAfter > again.wait || ctx.Err() != nil {
			return failure
		}
		if !Sleep(ctx, max(shortened(ctx, pause), min(failure.RetryAfter, longestLimit))) {
			return failure
		}
		pause = min(2*pause, longestPause)
	}
}

// shortened returns a pause, or half of the time that ctx still lasts if that is less: there is time for more attempts
// then. It is not shorter than the first pause.
func shortened(ctx context.Context, pause time.Duration) time.Duration {
	end, ok := ctx.Deadline()
	if !ok {
		return pause
	}
	return min(pause, max(time.Until(end)/2, usualPause))
}

// Path joins the parts of a path, each escaped.
func Path(parts ...string) string {
	escaped := make([]string, len(parts))
	for i, p := range parts {
		escaped[i] = url.PathEscape(p)
	}
	return strings.Join(escaped, "/")
}

// once sends a request and reads its answer.
func (c *Client) once(ctx context.Context, method, path, contentType string, data []byte, out any) *Error {
	request, err := c.request(ctx, method, path, contentType, data)
	if err != nil {
		return &Error{Err: withoutAddress(err)}
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return &Error{Err: withoutAddress(err)}
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	if response.StatusCode >= 300 {
		return newError(response, answer)
	}
	if out == nil {
		return nil // Discord has done it
	}
	if err == nil {
		err = json.Unmarshal(answer, out)
	}
	if err != nil {
		return &Error{Status: response.StatusCode, Err: fmt.Errorf("read the answer: %w", withoutAddress(err))}
	}
	return nil
}

func (c *Client) request(ctx context.Context, method, path, contentType string, data []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.Base+path, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", string(c.Token))
	request.Header.Set("User-Agent", c.Agent)
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	return request, nil
}

// withoutAddress takes the address out of an error of net/http: the token of an interaction is
// a part of it.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// Sleep waits for d, and reports whether ctx lasted. It does not begin a wait that the deadline of
// ctx would cut short.
func Sleep(ctx context.Context, d time.Duration) bool {
	if end, ok := ctx.Deadline(); ok && time.Until(end) <= d {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
