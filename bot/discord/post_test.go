package discord

import (
	"errors"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

const postKey = "k3yofthepost0001"

// posting returns a poster to a Discord of this machine, without a connection to its gateway.
func posting(t *testing.T, server *loopback.Server) *Poster {
	t.Helper()
	return New(bot.NewRouter(testCommands(), nil), Options{Store: newMemory()}).Poster(clientFor(t, server))
}

// clientFor sends requests to a Discord of this machine.
func clientFor(t *testing.T, server *loopback.Server) *rest.Client {
	t.Helper()
	c, err := gateway.Options{Token: "secret-token", APIBase: server.URL}.Client()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var summary = bot.Reply{
	Blocks:  []bot.Block{bot.Text{Words: "What happened, @everyone"}},
	Actions: []bot.Action{{Label: "Earlier", Call: bot.Call{Command: "plain"}}},
}

func TestPostAndFind(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := posting(t, server)
	since := time.Now()
	post := Post{Channel: loopback.ChannelID, Reply: summary, Key: postKey, Silent: true}
	if _, found, err := p.Find(t.Context(), loopback.ChannelID, postKey, since); found || err != nil {
		t.Errorf("before it is posted: found %t, %v", found, err)
	}
	id, err := p.Post(t.Context(), post)
	if err != nil {
		t.Fatal(err)
	}
	sent := server.Requests()[len(server.Requests())-1]
	for _, want := range []string{`"nonce":"` + postKey + `"`, `"enforce_nonce":true`, `"flags":4096`, `"allowed_mentions":{"parse":[]}`} {
		if !strings.Contains(string(sent.Body), want) {
			t.Errorf("no %s in %s", want, sent.Body)
		}
	}
	if got := parsed(t, sent.Body); !strings.Contains(got.words(), `\@everyone`) || got.buttonID(t, "Earlier") == "" {
		t.Errorf("posted %s", sent.Body)
	}
	// Others talk after it, and one of them knows the key.
	for range 150 {
		server.Post(loopback.ChannelID, map[string]any{"content": "talk"})
	}
	server.Post(loopback.ChannelID, map[string]any{"content": "mine", "components": []any{map[string]any{"type": 1, "components": []any{
		map[string]any{"type": 2, "style": 2, "label": "x", "custom_id": button{verbHelp, postKey}.String()}}}}})
	got, found, err := p.Find(t.Context(), loopback.ChannelID, postKey, since)
	if err != nil || !found || got != id {
		t.Errorf("found %q, %t, %v; want %q", got, found, err, id)
	}
	if _, found, err := p.Find(t.Context(), loopback.ChannelID, "anotherkey", since); found || err != nil {
		t.Errorf("another key: found %t, %v", found, err)
	}
	t.Run("sent again with its key, it is one message", func(t *testing.T) {
		n := len(server.Messages(loopback.ChannelID))
		again, err := p.Post(t.Context(), post)
		if err != nil || again != id || len(server.Messages(loopback.ChannelID)) != n {
			t.Errorf("got %q, %v, and %d messages; want %q and %d", again, err, len(server.Messages(loopback.ChannelID)), id, n)
		}
	})
	t.Run("a key that is no nonce", func(t *testing.T) {
		for _, key := range []string{"", strings.Repeat("k", 26)} {
			if _, err := p.Post(t.Context(), Post{Channel: loopback.ChannelID, Reply: summary, Key: key}); err == nil {
				t.Errorf("a key of %d characters is taken", len(key))
			}
		}
	})
}

// In a forum a post opens a thread with a title that shows whatever the topic holds, and without a nonce,
// which Discord does not take there.
func TestPostToForum(t *testing.T) {
	const forum = loopback.ForumID
	for title, want := range map[string]string{
		"Tuesday 6 January 2026":             "Tuesday 6 January 2026",
		"":                                   untitled,
		" \n ":                               untitled,
		"a\nb @everyone \u202Egnp":           "a b @everyone ‹U+202E›gnp",
		strings.Repeat("é", 300):             strings.Repeat("é", 96) + " […]",
		"<#1> [x](https://x.example) **b** ": "<#1> [x](https://x.example) **b**",
	} {
		server := loopback.ForTest(t, loopback.Options{})
		p := posting(t, server)
		id, err := p.Post(t.Context(), Post{Channel: forum, Title: title, Reply: summary, Key: postKey, Silent: true})
		if err != nil {
			t.Fatal(err)
		}
		threads := server.Threads(forum)
		if len(threads) != 1 || threads[0].ID != id || threads[0].Name != want {
			t.Errorf("%q: post %s, threads %+v, want one with the name %q", title, id, threads, want)
		}
		if got, found, err := p.Find(t.Context(), forum, postKey, time.Now()); got != id || !found || err != nil {
			t.Errorf("found %s, %t, %v", got, found, err)
		}
	}
}

func TestPostToGoneChannel(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := posting(t, server)
	_, err := p.Post(t.Context(), Post{Channel: "12345", Reply: summary, Key: postKey})
	if refused, ok := errors.AsType[*Refused](err); !ok || refused.Reason != "The channel is gone." {
		t.Errorf("posting: %v", err)
	}
	if _, _, err := p.Find(t.Context(), "12345", postKey, time.Now()); err == nil {
		t.Error("finding: no error")
	}
	if _, err := p.CheckIn(t.Context(), loopback.GuildID, "12345"); err == nil {
		t.Error("checking: no error")
	}
}
