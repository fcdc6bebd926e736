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

// What a client can find; test with errors.Is.
var (
	// ErrNoAnswer means that nobody listens on the socket, or nobody speaks.
	ErrNoAnswer = errors.New("nobody answers on the socket")
	// ErrVersion means that the other process is of another version of Quoth.
	ErrVersion = errors.New("another version of quoth")
	// ErrGone means that the other process took no notice of a request: it ended, and
	// the same request can be put to whoever holds the folder now. An Add may have been
	// stored all the same; adding the same articles again changes nothing.
	ErrGone = errors.New("the quoth that holds the folder has ended")
	// ErrCut means that the other process ended in the middle of its answer.
	ErrCut = errors.New("the quoth that holds the folder ended in the middle of its answer: run it again")
)

// Client is the Service of another process. It is safe for concurrent use; requests
// wait for each other. After an error of a request other than the other process's own,
// and after a context that ended in the middle of one, it is of no further use.
type Client struct {
	wire *wire
	busy sync.Mutex
}

var _ Service = (*Client)(nil)

// Dial reaches the process that listens on the socket of the data folder dir. The error
// is ErrNoAnswer's kind, ErrVersion's or the context's.
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

// Close hangs up. What is being answered is cut off, save an Add and a Reindex.
func (c *Client) Close() error { return c.wire.conn.Close() }

// Write is Service's.
func (c *Client) Write(ctx context.Context, r Request, stdout, stderr io.Writer) (int, error) {
	e, err := c.exchange(ctx, request{Request: r}, func(piece response) error { return piece.write(stdout, stderr) })
	return e.Status, err
}

// Refresh is Service's.
func (c *Client) Refresh(ctx context.Context, r Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (int, error) {
	e, err := c.exchange(ctx, request{Refresh: &r}, func(piece response) error {
		piece.reportProgress(progress)
		return piece.write(stdout, stderr)
	})
	return e.Status, err
}

// Add is Service's. The articles travel in as many requests as they need; after an error
// the outcomes are those of the requests before it.
func (c *Client) Add(ctx context.Context, articles []*news.Article) (outcomes []retrieval.Outcome, err error) {
	for len(articles) > 0 {
		lines, err := pack(articles, c.wire.message)
		if err != nil {
			return outcomes, err
		}
		articles = articles[len(lines):]
		e, err := c.exchange(ctx, addRequest{lines}, nil)
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

// Reindex is Service's. It goes on when its client has gone.
func (c *Client) Reindex(ctx context.Context, progress retrieval.Progress) (retrieval.Stats, error) {
	e, err := c.exchange(ctx, request{Reindex: true}, func(piece response) error {
		piece.reportProgress(progress)
		return nil
	})
	return e.Stats, err
}

// exchange sends r and gives each piece of the answer to take, up to its end. It hangs
// up when it cannot wait for that.
func (c *Client) exchange(ctx context.Context, r any, take func(response) error) (end, error) {
	c.busy.Lock()
	defer c.busy.Unlock()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	if err := c.wire.send(r); err != nil {
		return end{}, c.broken(ctx, err, false)
	}
	for heard := false; ; heard = true {
		piece, err := c.next()
		switch {
		case err != nil:
			return end{}, c.broken(ctx, err, heard)
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

// broken is what it means that the conversation ended with err.
func (c *Client) broken(ctx context.Context, err error, heard bool) error {
	var wrong messageError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &wrong):
		return err
	case heard:
		return fmt.Errorf("%w (%w)", ErrCut, err)
	}
	return fmt.Errorf("%w (%w)", ErrGone, err)
}
