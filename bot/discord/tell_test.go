package discord

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
)

// A person is told once, however often it is tried.
func TestTell(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := posting(t, server)
	news := bot.Reply{Blocks: []bot.Block{bot.Text{Words: "The channel #a_b @everyone is gone."}}}
	for range 2 {
		told, err := p.Tell(t.Context(), loopback.UserID, news, postKey, time.Now())
		if !told || err != nil {
			t.Fatalf("told %t, %v", told, err)
		}
	}
	messages := server.Messages(loopback.DirectID)
	if len(messages) != 1 || !strings.Contains(string(messages[0]), `\\@everyone`) {
		t.Errorf("messages %s, want one without effect", messages)
	}
}

// Who takes no messages is not told, and it is not an error to try again.
func TestTellClosed(t *testing.T) {
	for name, tt := range map[string]struct {
		fault loopback.Fault
		ok    bool
	}{
		"closed to messages": {loopback.Fault{Path: "/channels/*/messages", Status: 403,
			Body: `{"message":"Cannot send messages to this user","code":50007}`}, true},
		"no server in common": {loopback.Fault{Path: "/users/@me/channels", Status: 400,
			Body: `{"message":"no","code":50278}`}, true},
		"the account is gone": {loopback.Fault{Path: "/users/@me/channels", Status: 404,
			Body: `{"message":"Unknown User","code":10013}`}, true},
		"Discord is down": {loopback.Fault{Path: "/users/@me/channels", Status: 503}, false},
	} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			tt.fault.Method = "POST"
			server.Fail(tt.fault)
			p := posting(t, server)
			p.client.Pause = time.Millisecond
			told, err := p.Tell(t.Context(), loopback.UserID, summary, postKey, time.Now())
			if told || (err == nil) != tt.ok {
				t.Errorf("told %t, %v", told, err)
			}
			if err != nil && strings.Contains(fmt.Sprint(err), "secret-token") {
				t.Errorf("the token is in %v", err)
			}
		})
	}
}
