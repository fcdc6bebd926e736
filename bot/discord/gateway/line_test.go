package gateway

import (
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// Discord's gateway is reached by TLS, with a certificate that the machine trusts.
func TestDialTLS(t *testing.T) {
	var upgrader websocket.Upgrader
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		socket, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer socket.Close()
		socket.WriteMessage(websocket.TextMessage, []byte(`{"op":11}`))
		socket.ReadMessage()
	}))
	defer server.Close()
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	file := filepath.Join(t.TempDir(), "roots.pem")
	if err := os.WriteFile(file, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", file) // read once in a process: no other test needs the roots
	address := "wss" + strings.TrimPrefix(server.URL, "https")
	l, err := dial(t.Context(), address, "test", 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := <-l.packets; !ok || p.Op != opHeartbeatAck {
		t.Errorf("got %+v, %v", p, l.err)
	}
	l.close()
	address = strings.Replace(address, "127.0.0.1", "localhost", 1)
	if _, err := dial(t.Context(), address, "test", 10*time.Second); err == nil {
		t.Error("a certificate for another name is accepted")
	}
}

// A packet that is too long is not read to its end.
func TestMaxPacket(t *testing.T) {
	l := lineTo(t, func(socket *websocket.Conn) {
		w, _ := socket.NextWriter(websocket.TextMessage)
		for range maxPacket>>20 + 1 {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
		w.Close()
	})
	defer l.close()
	if _, ok := <-l.packets; ok || !errors.Is(l.err, websocket.ErrReadLimit) {
		t.Errorf("error %v, want that of the limit", l.err)
	}
}

// A goodbye is answered, or not waited for any longer.
func TestLeave(t *testing.T) {
	polite := lineTo(t, func(socket *websocket.Conn) {
		socket.WriteJSON(packet{Op: opHeartbeatAck})
		socket.ReadMessage()
	})
	polite.leave(normalClosure, time.Minute)
	polite.close()
	if !websocket.IsCloseError(polite.err, normalClosure) {
		t.Errorf("error %v, want the answer", polite.err)
	}
	end := make(chan struct{})
	rude := lineTo(t, func(*websocket.Conn) { <-end })
	rude.leave(normalClosure, 10*time.Millisecond)
	rude.close()
	close(end)
}

// lineTo returns a line to a gateway that does what serve does.
func lineTo(t *testing.T, serve func(*websocket.Conn)) *line {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var upgrader websocket.Upgrader
		if socket, err := upgrader.Upgrade(w, r, nil); err == nil {
			serve(socket)
			socket.Close()
		}
	}))
	t.Cleanup(server.Close)
	l, err := dial(t.Context(), "ws"+strings.TrimPrefix(server.URL, "http"), "test", 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A refused handshake says how long to wait, within a day.
func TestHandshakeError(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"": 0, "7": 7 * time.Second, "-7": 0, "soon": 0, "3600": time.Hour, "99999999999": day, "9e99": 0,
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", header)
			w.WriteHeader(http.StatusTooManyRequests)
		}))
		_, err := dial(t.Context(), "ws"+strings.TrimPrefix(server.URL, "http"), "test", 10*time.Second)
		if got := retryAfter(err); got != want || err == nil || !strings.Contains(err.Error(), "429") {
			t.Errorf("%q: %v, wait %s; want %s", header, err, got, want)
		}
		server.Close()
	}
	if _, err := dial(t.Context(), "ws://127.0.0.1:1", "test", time.Second); retryAfter(err) != 0 {
		t.Errorf("nobody listens: %v", err)
	} else if _, ok := errors.AsType[*net.OpError](err); !ok {
		t.Errorf("nobody listens: %v, want why", err)
	}
}
