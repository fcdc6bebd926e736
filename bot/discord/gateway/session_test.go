package gateway

import (
	"errors"
	"io"
	"net"
	"testing"

	"github.com/gorilla/websocket"

	"quoth/bot/discord/loopback"
)

// A session is kept until Discord ends it, or it could not be resumed again and again.
func TestSessionLearns(t *testing.T) {
	closed := func(code int) error { return &websocket.CloseError{Code: code} }
	type end struct {
		reached, ready bool
		err            error
	}
	refused := end{true, false, errReconnect}
	for _, tc := range []struct {
		name string
		ends []end
		kept bool
	}{
		{"a broken line", []end{{true, true, io.ErrUnexpectedEOF}}, true},
		{"a timeout", []end{{true, true, closed(4009)}}, false},
		{"a wrong number", []end{{true, false, closed(4007)}}, false},
		{"not authenticated", []end{{true, true, closed(4003)}}, false},
		{"an unknown error", []end{{true, true, closed(4000)}}, true},
		{"a close by something before Discord", []end{{true, true, closed(1001)}}, true},
		{"invalid", []end{{true, true, &invalidError{}}}, false},
		{"valid", []end{{true, true, &invalidError{resumable: true}}}, true},
		{"not reached for long", []end{{}, {}, {}, {}, {}, {err: io.EOF}}, true},
		{"refused twice", []end{refused, refused}, true},
		{"refused three times", []end{refused, refused, refused}, false},
		{"refused, but not in a row", []end{refused, refused, {true, true, errReconnect}, refused, refused}, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ended := false
			s := session{id: "id", cancel: func() { ended = true }}
			for _, e := range tc.ends {
				if s.unreached++; e.reached {
					s.unreached = 0
				}
				s.learn(e.ready, e.err)
			}
			if s.resumable() != tc.kept || ended == tc.kept {
				t.Errorf("kept %t, what it began ended %t; want it kept %t", s.resumable(), ended, tc.kept)
			}
		})
	}
}

// A session is resumed at the address that came with it, and elsewhere only when that does not do.
func TestResumesAtOwnAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	tried := make(chan struct{}, 10)
	go func() {
		for {
			c, err := listener.Accept()
			if errors.Is(err, net.ErrClosed) {
				return
			}
			tried <- struct{}{}
			c.Close()
		}
	}()
	defer listener.Close()
	server := loopback.ForTest(t, loopback.Options{Token: secret})
	address := "ws://" + listener.Addr().String()
	server.FailGateway(loopback.GatewayFault{Resume: &address})
	h := start(t, server)
	h.ready()
	server.DropGateway()
	next(t, tried)
	h.gateway("a resumed session", func(n loopback.GatewayCounts) bool { return n.Resumes == 1 && n.Live == 1 })
	h.end()
	if n := len(tried); n != 0 {
		t.Errorf("tried %d more times at an address that does not do, want once", n)
	}
}
