package socket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime/debug"

	"quoth/bot/report"
)

// session is a conversation with one client.
type session struct {
	*wire
	server   *Server
	requests chan received
}

// received is a request that is in memory until done is called.
type received struct {
	request
	done func()
}

// converse answers one request after another until the client goes or breaks the protocol, or the
// server closes.
func (s *Server) converse(conn net.Conn) {
	defer conn.Close()
	defer context.AfterFunc(s.ctx, func() { conn.Close() })()
	c := &session{newWire(conn, s.limits), s, make(chan received)}
	c.grow = func() error { return tooLong(bufferBytes) } // no hello is that long
	ctx, stop := context.WithCancelCause(s.ctx)
	defer stop(nil)
	s.running.Go(func() { stop(c.listen(ctx)) })
	for {
		select {
		case r := <-c.requests:
			e := c.answer(ctx, r.request)
			r.done()
			// An answer that was cut off is none: the client may ask somebody else.
			if s.ctx.Err() != nil || c.send(response{End: e}) != nil {
				return
			}
		case <-s.closing:
			return
		case <-ctx.Done():
			c.complain(context.Cause(ctx))
			return
		}
	}
}

// listen passes requests on and returns what ended them. It also reads while a request is answered:
// otherwise nobody would notice that the client has gone.
func (c *session) listen(ctx context.Context) error {
	if err := c.greet(); err != nil {
		return err
	}
	for {
		r, err := c.next(ctx)
		if err == nil {
			select {
			case c.requests <- r:
				continue
			case <-ctx.Done():
				err = ctx.Err()
			}
		}
		r.done()
		return err
	}
}

// next reads a request. A long one takes one of the places that all clients share, until it is done; a
// short one needs none.
func (c *session) next(ctx context.Context) (received, error) {
	r := received{done: func() {}}
	c.grow = func() error {
		if !c.server.long.take(ctx.Done()) {
			return ctx.Err()
		}
		r.done = c.server.long.leave
		return nil
	}
	line, err := c.receive(0)
	if err == nil {
		r.request, err = decodeRequest(line)
	}
	return r, err
}

func (c *session) greet() error {
	line, err := c.receive(c.limits.hello)
	if err != nil {
		return err
	}
	theirs, err := decodeHello(line)
	if err != nil {
		return err
	}
	ours := hello{Quoth: protocol}
	if theirs.Quoth != protocol {
		ours.Error = fmt.Sprintf("it speaks protocol %d, this one %d", protocol, theirs.Quoth)
	}
	if err := c.send(ours); err != nil || ours.Error == "" {
		return err
	}
	return errors.New(ours.Error)
}

// complain sends the client what was wrong with its message, if that is what ended the session. It may
// not arrive.
func (c *session) complain(cause error) {
	var wrong messageError
	if errors.As(cause, &wrong) {
		_ = c.send(response{End: &end{Error: wrong.Error()}})
	}
}

// answer does what r asks for. A panic is an error of this request alone.
func (c *session) answer(ctx context.Context, r request) (e *end) {
	e = new(end)
	defer func() {
		if p := recover(); p != nil {
			c.server.log.Error("serve", "panic", p, "stack", string(debug.Stack()))
			e = &end{Error: "something went wrong, and has been logged by the quoth that holds the folder"}
		}
	}()
	var err error
	switch {
	case len(r.Add) > 0:
		// Half an Add would be neither in nor reported.
		articles := unpackAll(r.Add)
		e.Outcomes, err = c.server.service.Add(context.WithoutCancel(ctx), articles)
		e.Keys = keysOf(articles)
	case r.Reindex != nil:
		// Without its client too: half an index would serve everybody else until then.
		e.Stats, err = c.server.service.Reindex(c.server.ctx, r.Reindex.Cluster, c.progress)
	case r.Compact:
		e.Sizes, err = c.server.service.Compact(c.server.ctx, c.progress)
	case r.Refresh != nil:
		e.Status, err = c.server.service.Refresh(ctx, *r.Refresh, c.progress, c.stdout(), c.stderr())
	default:
		e.Status, err = c.server.service.Write(ctx, r.Request, c.stdout(), c.stderr())
	}
	if err != nil {
		e.Error, e.Hint = report.Split(err)
	}
	return e
}

// progress sends the progress. It may not arrive: the work goes on without its client.
func (c *session) progress(done, total int) {
	_ = c.send(response{Progress: &progress{done, total}})
}

func (c *session) stdout() output {
	return output{c, func(b []byte) response { return response{Out: b} }}
}
func (c *session) stderr() output {
	return output{c, func(b []byte) response { return response{Err: b} }}
}

// output sends what is written to it.
type output struct {
	to   *session
	wrap func([]byte) response
}

var _ io.Writer = output{}

func (o output) Write(b []byte) (int, error) {
	for n := 0; n < len(b); n += maxPiece {
		if err := o.to.send(o.wrap(b[n:min(n+maxPiece, len(b))])); err != nil {
			return n, err
		}
	}
	return len(b), nil
}
