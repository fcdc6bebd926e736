package socket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// The errors of a client; test with errors.Is.
var (
	// ErrNoAnswer means that no process listens on the socket, or that it does not answer.
	ErrNoAnswer = errors.New("nobody answers on the socket")
	// ErrVersion means that the other process is of another version of Quoth.
	ErrVersion = errors.New("another version of quoth")
	// ErrGone means that the other process ended before it answered: the same request can be sent to
	// the process that holds the folder now. The articles of an Add may have been stored all the
	// same; adding them again changes nothing.
	ErrGone = errors.New("the quoth that holds the folder has ended")
	// ErrCut means that the other process ended in the middle of its answer.
	ErrCut = errors.New("the quoth that holds the folder ended in the middle of its answer: run it again")
)

// Client is the Service of another process. It is safe for concurrent use; requests wait for each
// other. It cannot be used any more after an error that is not the other process's own, nor after a
// context that ended in the middle of a request.
type Client struct {
	wire *wire
	busy sync.Mutex
}

var _ Service = (*Client)(nil)

// Dial connects to the process that listens on the socket of the data folder dir. The error is
// ErrNoAnswer, ErrVersion or the error of ctx.
func Dial(ctx context.Context, dir string) (*Client, error) {
	return dial(ctx, dir, standardLimits())
}

func dial(ctx context.Context, dir string, l limits) (*Client, error) {
	address, release, err := addressIn(dir)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	defer release()
	conn, err := (&net.Dialer{Timeout: l.hello}).DialContext(ctx, "unix", address)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	c := &Client{wire: newWire(conn, l)}
	if err := c.greet(ctx); err != nil {
		conn.Close()
		return nil, err
	}
	return c, nil
}

func (c *Client) greet(ctx context.Context) error {
	defer context.AfterFunc(ctx, func() { c.Close() })()
	if err := c.wire.send(hello{Quoth: protocol}); err != nil {
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	line, err := c.wire.receive(c.wire.limits.hello)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	theirs, err := decodeHello(line)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	switch {
	case theirs.Error != "":
		return fmt.Errorf("%w: %s", ErrVersion, theirs.Error)
	case theirs.Quoth != protocol:
		return fmt.Errorf("%w: it speaks protocol %d, this one %d", ErrVersion, theirs.Quoth, protocol)
	}
	return nil
}

// Close ends the connection. It cuts off what is being answered, except an Add, a Reindex and a Compact.
func (c *Client) Close() error { return c.wire.conn.Close() }

// Write writes what r asks for. See Service.
func (c *Client) Write(ctx context.Context, r Request, stdout, stderr io.Writer) (int, error) {
	e, err := c.exchange(ctx, request{Request: r}, func(piece response) error { return piece.write(stdout, stderr) })
	return e.Status, err
}

// Refresh checks the feeds. See Service.
func (c *Client) Refresh(ctx context.Context, r Refresh, progress retrieval.Progress,
	stdout, stderr io.Writer) (int, error) {
	e, err := c.exchange(ctx, request{Refresh: &r}, func(piece response) error {
		piece.reportProgress(progress)
		return piece.write(stdout, stderr)
	})
	return e.Status, err
}

// Add stores articles. See Service. They are sent in as many requests as they need; after an error the
// outcomes are those of the requests before it.
func (c *Client) Add(ctx context.Context, articles []*news.Article) (outcomes []retrieval.Outcome, err error) {
	for len(articles) > 0 {
		lines, err := pack(articles, c.wire.message)
		if err != nil {
			return outcomes, err
		}
		e, err := c.exchange(ctx, addRequest{lines}, nil)
		for i, key := range e.Keys[:min(len(e.Keys), len(lines))] {
			articles[i].Key = key
		}
		articles = articles[len(lines):]
		outcomes = append(outcomes, e.Outcomes...)
		if err == nil && len(e.Outcomes) != len(lines) {
			err = fmt.Errorf("add %d articles: %d outcomes came back", len(lines), len(e.Outcomes))
		}
		if err != nil {
			return outcomes, err
		}
	}
	return outcomes, nil
}

// Reindex rebuilds the index. See Service. It goes on when its client has gone.
func (c *Client) Reindex(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (
	retrieval.Stats, error) {
	e, err := c.exchange(ctx, request{Reindex: &reindex{to}}, func(piece response) error {
		piece.reportProgress(progress)
		return nil
	})
	return e.Stats, err
}

// Compact gives space back. See Service. It goes on when its client has gone.
func (c *Client) Compact(ctx context.Context, progress retrieval.Progress) (retrieval.Compacted, error) {
	e, err := c.exchange(ctx, request{Compact: true}, func(piece response) error {
		piece.reportProgress(progress)
		return nil
	})
	return e.Sizes, err
}

// exchange sends r and calls take with each piece of the answer, up to its end. It closes the
// connection when it cannot wait for the end.
func (c *Client) exchange(ctx context.Context, r any, take func(response) error) (end, error) {
	c.busy.Lock()
	defer c.busy.Unlock()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	if err := c.wire.send(r); err != nil {
		return end{}, c.broken(ctx, err, false)
	}
	for answered := false; ; answered = true {
		piece, err := c.next()
		switch {
		case err != nil:
			return end{}, c.broken(ctx, err, answered)
		case piece.End != nil:
			return *piece.End, piece.End.err()
		}
		if take == nil {
			continue
		}
		if err := take(piece); err != nil {
			c.Close()
			return end{}, err
		}
	}
}

func (c *Client) next() (response, error) {
	var r response
	line, err := c.wire.receive(0)
	if err == nil {
		err = json.Unmarshal(line, &r)
	}
	return r, err
}

// broken returns the error for a connection that ended with err.
func (c *Client) broken(ctx context.Context, err error, answered bool) error {
	var wrong messageError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &wrong):
		return err
	case answered:
		return fmt.Errorf("%w (%w)", ErrCut, err)
	}
	return fmt.Errorf("%w (%w)", ErrGone, err)
}
