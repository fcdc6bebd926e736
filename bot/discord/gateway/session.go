package gateway

import (
	"context"
	"errors"

	"github.com/gorilla/websocket"
)

// session is what is known of a session at Discord. The zero session is none.
type session struct {
	id      string
	address string // where it can be resumed; empty: where all connect
	seq     int    // of the last event; 0: there was none

	unreached int // tries in a row to connect that did not reach the gateway
	refused   int // tries in a row to resume it that failed on an open connection
	context   context.Context
	cancel    context.CancelFunc // of what runs because of the session
}

func (s *session) resumable() bool { return s.id != "" }

// end ends what runs because of the session, and forgets it.
func (s *session) end() {
	if s.cancel != nil {
		s.cancel()
	}
	*s = session{unreached: s.unreached}
}

// mostRefused is how often a RESUME may fail before the session is given up.
const mostRefused = 3

// learn notes how a connection has ended, and forgets a session that cannot be resumed.
func (s *session) learn(ready bool, err error) {
	switch {
	case ready:
		s.refused = 0
	case s.unreached == 0:
		s.refused++
	}
	if s.resumable() && (endsSession(err) || s.refused >= mostRefused) {
		s.end()
	}
}

// endsSession reports whether a session cannot be resumed after an error
// (docs.discord.com, topics/opcodes-and-status-codes).
func endsSession(err error) bool {
	if invalid, ok := errors.AsType[*invalidError](err); ok {
		return !invalid.resumable
	}
	closed, ok := errors.AsType[*websocket.CloseError](err)
	return ok && (closed.Code == 4003 || closed.Code == 4007 || closed.Code == 4009)
}
