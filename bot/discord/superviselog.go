package discord

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

// discordgo has one logger for the whole process, a variable. It is set once, so that
// nothing is written while a session reads it, and leads to whoever holds the connection.
var (
	setLogger sync.Once
	sink      atomic.Pointer[holder]
	holding   = make(chan struct{}, 1) // has a value while somebody holds
)

// captureLog makes h the one whom discordgo's log goes to until release. The error is
// that of ctx, which ended while another one held.
func (h *holder) captureLog(ctx context.Context) (release func(), err error) {
	select {
	case holding <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	setLogger.Do(func() { discordgo.Logger = logToSink })
	sink.Store(h)
	return func() {
		sink.Store(nil)
		<-holding
	}, nil
}

func logToSink(level, _ int, format string, args ...any) {
	if h := sink.Load(); h != nil {
		h.log(level, format, args)
	}
}

// log takes a line of discordgo's. The code of a close after READY is to be found nowhere
// else, so it is picked out here.
func (h *holder) log(level int, format string, args []any) {
	for _, a := range args {
		var closed *websocket.CloseError
		if err, ok := a.(error); ok && errors.As(err, &closed) {
			h.closed(closed)
			return
		}
	}
	line := h.options.redact(fmt.Sprintf(format, bare(args)...))
	if strings.HasPrefix(format, "error reading from gateway") {
		h.options.Log.Debug("discordgo", "line", line) // the loss itself is logged
		return
	}
	if level <= discordgo.LogWarning {
		h.options.Log.Warn("discordgo", "line", line)
	}
}

// closed ends the holding when the code forbids another try.
func (h *holder) closed(e *websocket.CloseError) {
	h.options.Log.Debug("the gateway closed the connection", "code", e.Code, "text", e.Text)
	if refused := refusal(e); refused != nil {
		select {
		case h.fatal <- refused:
		default:
		}
	}
}

// bare leaves the packets out of a line: they hold what people wrote, and tokens.
func bare(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case *discordgo.Event:
			out[i] = fmt.Sprintf("op %d %s", a.Operation, a.Type)
		case string:
			if strings.HasPrefix(strings.TrimSpace(a), "{") {
				out[i] = "{…}"
				continue
			}
			out[i] = a
		default:
			out[i] = a
		}
	}
	return out
}
