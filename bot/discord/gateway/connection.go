package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"time"
)

// connection speaks the protocol of the gateway on a line, from HELLO to its end. Discord says HELLO, the shard
// begins a session or resumes one, and events follow. Both sides show by heartbeats that they are there.
type connection struct {
	*shard
	line    *line
	turn    *turn // to IDENTIFY; nil: to RESUME
	ready   bool
	awaited string      // while the connection opens: HELLO, READY or RESUMED
	late    *time.Timer // fires when it does not come in time
	beat    *time.Timer // fires when a heartbeat is due
	every   time.Duration
	silent  bool      // the last heartbeat has not been acknowledged
	sent    time.Time // when it was sent
}

func newConnection(s *shard, l *line, t *turn) *connection {
	c := &connection{shard: s, line: l, turn: t, late: time.NewTimer(0), beat: time.NewTimer(0)}
	c.beat.Stop()
	c.await("HELLO")
	return c
}

// await gives a packet its time.
func (c *connection) await(name string) {
	c.awaited = name
	c.late.Reset(c.timeout.now())
}

// serve receives packets until the connection ends. The error says why.
func (c *connection) serve(ctx context.Context) error {
	for {
		var err error
		select {
		case p, more := <-c.line.packets:
			if !more {
				return c.line.err
			}
			err = c.receive(ctx, p)
		case <-c.beat.C:
			err = c.heartbeat()
		case <-c.late.C:
			err = &lateError{c.awaited, c.timeout.now()}
		case <-ctx.Done():
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
}

const (
	normalClosure  = 1000 // ends the session
	keepsSession   = 4000
	goodbyeTimeout = 2 * time.Second
	partingTimeout = 500 * time.Millisecond // of a connection whose session goes on
)

// end closes the connection: for good when ctx has ended, and else so that Discord keeps the session.
func (c *connection) end(ctx context.Context) {
	c.late.Stop()
	c.beat.Stop()
	if ctx.Err() != nil {
		c.line.leave(normalClosure, goodbyeTimeout)
	} else {
		c.line.leave(keepsSession, partingTimeout)
	}
	c.line.close()
}

var (
	errReconnect = errors.New("the gateway asks to connect again")
	errSilence   = errors.New("the gateway does not acknowledge heartbeats")
)

// invalidError means that Discord does not continue the session.
type invalidError struct{ resumable bool }

func (e *invalidError) Error() string { return "Discord says that the session is invalid" }

// receive handles a packet.
func (c *connection) receive(ctx context.Context, p packet) error {
	switch p.Op {
	case opHello:
		return c.hello(p.Data)
	case opDispatch:
		return c.dispatch(ctx, p)
	case opHeartbeat:
		return c.sendHeartbeat()
	case opHeartbeatAck:
		c.acknowledged()
	case opReconnect:
		return errReconnect
	case opInvalidSession:
		return &invalidError{string(p.Data) == "true"}
	}
	return nil
}

// hello answers HELLO with an IDENTIFY or a RESUME. The first heartbeat comes after a random part of the interval,
// so that many bots do not send theirs at once.
func (c *connection) hello(data json.RawMessage) error {
	var h helloData
	if c.awaited != "HELLO" {
		return nil
	}
	if json.Unmarshal(data, &h) != nil {
		return errNoPacket
	}
	c.every = h.every()
	c.beat.Reset(rand.N(c.every))
	if c.turn == nil {
		c.await("RESUMED")
		return c.line.send(opResume, resumeData{string(c.options.Token), c.session.id, c.session.seq})
	}
	c.await("READY")
	c.turn.spend()
	return c.line.send(opIdentify, newIdentify(string(c.options.Token), c.id, c.of))
}

// heartbeat sends the heartbeat that is due. It returns an error when Discord has not acknowledged the one before.
func (c *connection) heartbeat() error {
	if c.silent {
		return errSilence
	}
	c.silent, c.sent = true, time.Now()
	c.beat.Reset(c.every)
	return c.sendHeartbeat()
}

// acknowledged notes that Discord has acknowledged a heartbeat.
func (c *connection) acknowledged() {
	if c.silent { // and not one that Discord asked for
		c.silent = false
		c.watch(ShardState{Up: c.ready, Latency: time.Since(c.sent)})
	}
}

func (c *connection) sendHeartbeat() error {
	var seq *int // null: there was no event
	if c.session.seq > 0 {
		seq = &c.session.seq
	}
	return c.line.send(opHeartbeat, seq)
}

// dispatch handles an event.
func (c *connection) dispatch(ctx context.Context, p packet) error {
	if p.Type == "READY" {
		return c.begin(ctx, p)
	}
	c.session.seq = max(c.session.seq, p.Seq)
	if p.Type == "RESUMED" {
		c.opened()
		return nil
	}
	c.event(p.Type, p.Data)
	return nil
}

// begin begins the session of a READY.
func (c *connection) begin(ctx context.Context, p packet) error {
	var r readyData
	if json.Unmarshal(p.Data, &r) != nil || r.Session == "" {
		return errNoPacket
	}
	c.session.end()
	address, err := addressOf(r.Address)
	if err != nil {
		c.options.Log.Debug("the session has no address of its own", "shard", c.id, "err", err)
	}
	c.session = session{id: r.Session, address: address, seq: p.Seq}
	c.session.context, c.session.cancel = context.WithCancel(ctx)
	c.opened()
	c.isIn(r)
	if c.id == 0 {
		session := c.session.context
		c.setUps.Go(func() { c.setUp(session) })
	}
	return nil
}

// opened notes that the connection is ready.
func (c *connection) opened() {
	resumed := c.awaited == "RESUMED"
	c.ready, c.awaited = true, ""
	c.late.Stop()
	c.watch(ShardState{Up: true})
	c.options.Log.Info("connected to Discord", "shard", c.id, "shards", c.of, "resumed", resumed)
}
