package loopback

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// client is a bot that sends and receives packets itself.
type client struct {
	t  *testing.T
	s  *Server
	ws *websocket.Conn
}

// connect returns a client that has received READY.
func connect(t *testing.T, s *Server) *client {
	t.Helper()
	c := dial(t, s)
	c.expect(opHello, "")
	c.say(opIdentify, object{"token": "Bot secret", "intents": 1})
	c.expect(opDispatch, "READY")
	c.expect(opDispatch, "GUILD_CREATE")
	return c
}

func dial(t *testing.T, s *Server) *client {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial(s.gatewayURL()+"?v=9&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(5 * time.Second))
	return &client{t, s, ws}
}

func (c *client) say(op int, data any) {
	c.t.Helper()
	if err := c.ws.WriteJSON(packet{Op: op, Data: encode(data)}); err != nil {
		c.t.Fatal(err)
	}
}

// expect reads the next packet, which must be of the given operation and type of event.
func (c *client) expect(op int, event string) packet {
	c.t.Helper()
	var p packet
	if err := c.ws.ReadJSON(&p); err != nil {
		c.t.Fatalf("waiting for op %d %s: %v", op, event, err)
	}
	if p.Op != op || event != "" && (p.Type == nil || *p.Type != event) {
		c.t.Fatalf("got %s, want op %d %s", encode(p), op, event)
	}
	return p
}

// expectClose reads until the connection ends with a code.
func (c *client) expectClose(code int) {
	c.t.Helper()
	for {
		if _, _, err := c.ws.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, code) {
				c.t.Fatalf("connection ended with %v, want code %d", err, code)
			}
			return
		}
	}
}

// interaction reads the next interaction.
func (c *client) interaction() (id, token string) {
	c.t.Helper()
	var i struct{ ID, Token string }
	if err := json.Unmarshal(c.expect(opDispatch, "INTERACTION_CREATE").Data, &i); err != nil {
		c.t.Fatal(err)
	}
	return i.ID, i.Token
}

// do sends a request to the REST server.
func do(t *testing.T, s *Server, method, path string, body any) (status int, answer string) {
	t.Helper()
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(encode(body))
	}
	r, err := http.NewRequest(method, s.URL+"/api/v9"+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot secret")
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, strings.TrimSpace(string(data))
}

// said returns a valid message.
func said(content string) object {
	return object{"content": content, "allowed_mentions": object{"parse": []string{}}}
}

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	t.Cleanup(cancel)
	return ctx
}
