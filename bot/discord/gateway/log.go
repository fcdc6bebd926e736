package gateway

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// discordgo has one logger for the whole process, a variable. It is set once, so that nothing is
// written while a session reads it, and leads to the supervisor that runs.
var (
	setLogger sync.Once
	sink      atomic.Pointer[supervisor]
	running   = make(chan struct{}, 1) // has a value while a supervisor runs
)

// captureLog makes discordgo's log go to s until release. The error is that of ctx, which ended
// while another supervisor ran.
func (s *supervisor) captureLog(ctx context.Context) (release func(), err error) {
	select {
	case running <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	setLogger.Do(func() { discordgo.Logger = logToSink })
	sink.Store(s)
	return func() {
		sink.Store(nil)
		<-running
	}, nil
}

func logToSink(level, _ int, format string, args ...any) {
	if s := sink.Load(); s != nil {
		s.log(level, format, args)
	}
}

// log takes a line of discordgo's. The code of a close after READY is found nowhere else, so log
// picks it out.
func (s *supervisor) log(level int, format string, args []any) {
	for _, a := range args {
		var closed *websocket.CloseError
		if err, ok := a.(error); ok && errors.As(err, &closed) {
			s.closed(closed)
			return
		}
	}
	line := s.options.redact(fmt.Sprintf(format, bare(args)...))
	if strings.HasPrefix(format, "error reading from gateway") {
		s.options.Log.Debug("discordgo", "line", line) // the loss itself is logged
		return
	}
	if level <= discordgo.LogWarning {
		s.options.Log.Warn("discordgo", "line", line)
	}
}

// closed ends the run when the code forbids another try.
func (s *supervisor) closed(e *websocket.CloseError) {
	s.options.Log.Debug("the gateway closed the connection", "code", e.Code, "text", e.Text)
	if refused := refusal(e); refused != nil {
		select {
		case s.fatal <- refused:
		default:
		}
	}
}

// bare leaves the packets out of a line: they hold what people wrote, and tokens.
func bare(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		out[i] = a
		switch a := a.(type) {
		case *discordgo.Event:
			out[i] = fmt.Sprintf("op %d %s", a.Operation, a.Type)
		case string:
			if strings.HasPrefix(strings.TrimSpace(a), "{") {
				out[i] = "{…}"
			}
		}
	}
	return out
}
