package loopback

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// sent sends an interaction to a new bot, and returns the paths at which the bot answers it.
func sent(t *testing.T, o Options, i Interaction) (s *Server, id, callback, webhook string) {
	t.Helper()
	s = start(t, o)
	c := connect(t, s)
	if _, err := s.Send(soon(t), i); err != nil {
		t.Fatal(err)
	}
	id, token := c.interaction()
	return s, id, fmt.Sprintf("/interactions/%s/%s/callback", id, token), fmt.Sprintf("/webhooks/%s/%s", ApplicationID, token)
}

func expectStatus(t *testing.T, s *Server, want int, method, path string, body any) string {
	t.Helper()
	got, answer := do(t, s, method, path, body)
	if got != want {
		t.Fatalf("%s %s: status %d (%s), want %d", method, path, got, answer, want)
	}
	return answer
}

func TestDirectAnswer(t *testing.T) {
	s, id, callback, webhook := sent(t, Options{}, Slash("help"))
	expectStatus(t, s, 404, "PATCH", webhook+"/messages/@original", said("too early"))
	expectStatus(t, s, 204, "POST", callback, object{"type": 4, "data": said("Here.")})
	twice := expectStatus(t, s, 400, "POST", callback, object{"type": 4, "data": said("Here.")})
	if !strings.Contains(twice, "40060") {
		t.Errorf("a second callback is answered with %s, want code 40060", twice)
	}
	got, err := s.Reply(soon(t), id)
	if err != nil {
		t.Fatal(err)
	}
	if got.Callback != 4 || got.Deferred || got.Callbacks != 2 || got.Took <= 0 || !strings.Contains(string(got.Message), `"content":"Here."`) {
		t.Errorf("got %+v", got)
	}
	if n := len(s.Messages(ChannelID)); n != 1 {
		t.Errorf("%d messages are in the channel, want 1", n)
	}
}

func TestDeferredAnswer(t *testing.T) {
	s, id, callback, webhook := sent(t, Options{}, Slash("ask"))
	expectStatus(t, s, 204, "POST", callback, object{"type": 5, "data": object{"flags": 64}})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if got, err := s.Reply(ctx, id); err == nil || !got.Deferred {
		t.Errorf("got %+v, %v before the answer, want an error", got, err)
	}
	expectStatus(t, s, 200, "PATCH", webhook+"/messages/@original", said("Late."))
	got, err := s.Reply(soon(t), id)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Deferred || !got.Ephemeral || got.Edits != 1 || !strings.Contains(string(got.Message), `"flags":64`) {
		t.Errorf("got %+v", got)
	}
	if n := len(s.Messages(ChannelID)); n != 0 {
		t.Errorf("%d messages are in the channel, want none: only one person sees it", n)
	}
	expectStatus(t, s, 204, "DELETE", webhook+"/messages/@original", nil)
	expectStatus(t, s, 404, "GET", webhook+"/messages/@original", nil)
}

func TestLateCallback(t *testing.T) {
	s, _, callback, _ := sent(t, Options{CallbackTimeout: time.Nanosecond}, Slash("ask"))
	if got := expectStatus(t, s, 404, "POST", callback, object{"type": 4, "data": said("x")}); !strings.Contains(got, "10062") {
		t.Errorf("got %s, want code 10062", got)
	}
}

// Suggestions cannot be answered with a message, nor a command with suggestions.
func TestAutocomplete(t *testing.T) {
	s, id, callback, _ := sent(t, Options{}, Typing("ask", Option{"source", "co"}))
	expectStatus(t, s, 400, "POST", callback, object{"type": 4, "data": said("x")})
	expectStatus(t, s, 204, "POST", callback, object{"type": 8, "data": object{"choices": []object{{"name": "The Coast", "value": "The Coast"}}}})
	got, err := s.Reply(soon(t), id)
	if err != nil {
		t.Fatal(err)
	}
	if got.Message != nil || !strings.Contains(string(got.Data), "The Coast") {
		t.Errorf("got %+v", got)
	}
}

// A press updates the message of its button.
func TestPress(t *testing.T) {
	s := start(t, Options{})
	c := connect(t, s)
	message := s.Post(ChannelID, said("Page one."))
	if _, err := s.Send(soon(t), Press("more", message)); err != nil {
		t.Fatal(err)
	}
	id, token := c.interaction()
	expectStatus(t, s, 204, "POST", fmt.Sprintf("/interactions/%s/%s/callback", id, token), object{"type": 7, "data": said("Page two.")})
	var got struct{ Content string }
	if err := json.Unmarshal(s.Messages(ChannelID)[0], &got); err != nil || got.Content != "Page two." {
		t.Errorf("the message says %q (%v), want page two", got.Content, err)
	}
}

func TestChannelMessages(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + ChannelID + "/messages"
	once := with(object{"nonce": "daily-7", "enforce_nonce": true})
	first := expectStatus(t, s, 200, "POST", path, once)
	if again := expectStatus(t, s, 200, "POST", path, once); again != first {
		t.Errorf("the same nonce made another message: %s", again)
	}
	expectStatus(t, s, 200, "POST", path, said("Another."))
	if got := expectStatus(t, s, 200, "GET", path+"?limit=1", nil); !strings.Contains(got, "Another.") || strings.Contains(got, "daily-7") {
		t.Errorf("the newest message is %s", got)
	}
	expectStatus(t, s, 404, "POST", "/channels/7/messages", said("x"))
	s.Deny(ChannelID, SendMessages)
	if got := expectStatus(t, s, 403, "POST", path, said("x")); !strings.Contains(got, "50013") {
		t.Errorf("got %s, want code 50013", got)
	}
	s.Deny(ChannelID, ViewChannel)
	if got := expectStatus(t, s, 403, "GET", path, nil); !strings.Contains(got, "50001") {
		t.Errorf("got %s, want code 50001", got)
	}
}

// The recorded requests have no secrets.
func TestRequestsWithoutToken(t *testing.T) {
	s := start(t, Options{Token: "secret"})
	do(t, s, "GET", "/users/@me", nil)
	got := s.Requests()
	if len(got) != 1 || got[0].Status != 200 || got[0].Path != "/users/@me" {
		t.Fatalf("got %+v", got)
	}
	if line := string(encode(got)); strings.Contains(line, "secret") {
		t.Errorf("the token is in %s", line)
	}
}

// A call from a menu has the message.
func TestMenu(t *testing.T) {
	s := start(t, Options{})
	c := connect(t, s)
	message := s.Post(ChannelID, said("“Onwards,” she said."))
	if _, err := s.Send(soon(t), Menu("Who said this?", message)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Data struct {
			Type     int
			TargetID string `json:"target_id"`
			Resolved struct {
				Messages map[string]struct{ Content string }
			}
		}
	}
	if err := json.Unmarshal(c.expect(opDispatch, "INTERACTION_CREATE").Data, &got); err != nil {
		t.Fatal(err)
	}
	if d := got.Data; d.Type != 3 || d.Resolved.Messages[d.TargetID].Content != "“Onwards,” she said." {
		t.Errorf("got %+v", d)
	}
}

func TestForget(t *testing.T) {
	s, id, callback, _ := sent(t, Options{}, Slash("help"))
	expectStatus(t, s, 204, "POST", callback, object{"type": 4, "data": said("Here.")})
	s.Forget()
	if _, err := s.Reply(soon(t), id); err == nil {
		t.Error("the interaction is still known")
	}
	if n, m := len(s.Requests()), len(s.Messages(ChannelID)); n+m != 0 {
		t.Errorf("%d requests and %d messages are left, want none", n, m)
	}
}

// Discord can refuse what the rules do not know. The same message without it is taken.
func TestFaultOfABody(t *testing.T) {
	s := start(t, Options{})
	s.Fail(Fault{Path: "/channels/*/messages", Contains: "https://ok.example", Status: 400})
	_, path, _ := strings.Cut(toChannel, " ")
	for body, want := range map[string]int{"at https://ok.example": 400, "nowhere": 200} {
		if status, answer := do(t, s, "POST", path, said(body)); status != want {
			t.Errorf("a message %q: got %d %s, want %d", body, status, answer, want)
		}
	}
}

// A refusal says where in the body the problem is.
func TestRefusal(t *testing.T) {
	s := ForTest(t, Options{Refusals: true})
	_, path, _ := strings.Cut(toChannel, " ")
	status, answer := do(t, s, "POST", path, with(pictured("https://ok.example:99999/")))
	const at = `"code":50035,"errors":{"embeds":{"0":{"thumbnail":{"url":{"_errors":[`
	if status != http.StatusBadRequest || !strings.Contains(answer, at) {
		t.Errorf("got %d %s, want 400 with %s", status, answer, at)
	}
}
