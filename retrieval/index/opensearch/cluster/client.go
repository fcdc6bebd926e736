// Package cluster sends requests to the nodes of an OpenSearch cluster, tries again at another node when one fails, and
// says what their errors mean for an index.
//
//	c, err := cluster.New(cluster.Options{Addresses: []string{"http://10.0.0.5:9200"}})
//	err = c.Ask(ctx, http.MethodGet, "/_cluster/health", nil, &answer)
package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/opensearch-project/opensearch-go/v4"

	"quoth/retrieval/index"
)

// How long a request may take. A look-up that somebody waits for is answered or refused within ReadTime, so that a
// question is within three seconds.
const (
	// ReadTime is for a look-up that somebody waits for.
	ReadTime    = 2500 * time.Millisecond
	readAttempt = 1100 * time.Millisecond // at one node; then another one is asked
	writeTime   = 2 * time.Minute
	// restTime is how long look-ups are refused at once after one that no node answered.
	restTime = 500 * time.Millisecond
)

// Client sends requests to the nodes of a cluster, and tries again at another node when one fails.
type Client struct {
	reading, writing *opensearch.Client
	refused          atomic.Pointer[refusal] // of the last look-up that no node answered
}

// refusal is when and why no node answered.
type refusal struct {
	at  time.Time
	err error
}

// New returns a Client. The error means that the options are wrong.
func New(o Options) (*Client, error) {
	transport, err := o.transport()
	if err != nil {
		return nil, err
	}
	config := opensearch.Config{
		Addresses: o.Addresses, Username: o.User, Password: o.Password, Transport: transport,
		RetryOnStatus: []int{http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable,
			http.StatusGatewayTimeout},
		EnableRetryOnTimeout: true, RetryBackoff: Backoff, HealthCheckMaxRetries: -1,
		ResurrectTimeoutInitial: time.Second, ResurrectTimeoutMax: 5 * time.Second,
	}
	if o.Token != "" {
		config.Header = http.Header{"Authorization": {"Bearer " + o.Token}}
	}
	c := &Client{}
	config.RequestTimeout, config.MaxRetries = readAttempt, 2
	if c.reading, err = opensearch.NewClient(config); err != nil {
		return nil, err
	}
	config.RequestTimeout, config.MaxRetries = writeTime/2, 4
	c.writing, err = opensearch.NewClient(config)
	return c, err
}

// Backoff returns how long to wait before another attempt.
func Backoff(attempt int) time.Duration { return 50 * time.Millisecond << min(attempt, 6) }

// Close ends the connections.
func (c *Client) Close() {
	_ = c.reading.Close()
	_ = c.writing.Close()
}

// Ask sends a request that changes nothing. For somebody who waits, whose context has a deadline, it is answered or
// refused soon; after one that no node answered, the next ones are refused at once.
func (c *Client) Ask(ctx context.Context, method, path string, body []byte, into any) error {
	if _, waits := ctx.Deadline(); !waits {
		return c.Write(ctx, method, path, body, into)
	}
	if r := c.refused.Load(); r != nil && time.Since(r.at) < restTime {
		return r.err
	}
	limited, stop := context.WithTimeout(ctx, ReadTime)
	defer stop()
	err := send(limited, c.reading, method, path, body, into)
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if errors.Is(err, index.ErrAway) {
		c.refused.Store(&refusal{time.Now(), err})
	}
	return err
}

// Waiting returns the context of a request for which somebody waits.
func Waiting(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, d, fmt.Errorf("%w: it does not answer within %v", index.ErrAway, d))
}

// Write sends a request that changes something or may take long.
func (c *Client) Write(ctx context.Context, method, path string, body []byte, into any) error {
	limited, stop := context.WithTimeout(ctx, writeTime)
	defer stop()
	err := send(limited, c.writing, method, path, body, into)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// send sends a request and decodes the response into a value, which may be nil.
func send(ctx context.Context, c *opensearch.Client, method, path string, body []byte, into any) error {
	request, err := http.NewRequestWithContext(ctx, method, path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if len(body) > 0 {
		request.Header.Set("Content-Type", "application/x-ndjson")
		if body[len(body)-1] != '\n' {
			request.Header.Set("Content-Type", "application/json")
		}
	}
	response, err := c.Stream(request)
	if response == nil {
		return unreachable(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return unreachable(err)
	}
	if response.StatusCode >= 300 {
		return statusError(response.StatusCode, data)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("the cluster's answer cannot be read: %w", err)
	}
	return nil
}

// Encode returns values as JSON, each on a line of its own.
func Encode(values ...any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
