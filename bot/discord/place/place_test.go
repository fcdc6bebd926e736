package place

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

const (
	forumID  = loopback.ForumID
	threadID = loopback.ThreadID
	mark     = "q1:help:k3yofthepost0001"
)

func clientFor(server *loopback.Server) *rest.Client {
	return &rest.Client{HTTP: http.DefaultClient, Base: server.URL + "/api/v9/", Token: "Bot any", Pause: time.Millisecond}
}

func open(t *testing.T, server *loopback.Server, id string) *Place {
	t.Helper()
	p, err := Open(t.Context(), clientFor(server), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// post is a post with a mark, as Discord takes it.
func post(title string) Post {
	button := map[string]any{"type": 2, "style": 2, "label": "Help", "custom_id": mark}
	return Post{Title: title, Mark: mark, Message: map[string]any{
		"content": "The ferry sails.", "allowed_mentions": map[string]any{"parse": []string{}},
		"components": []any{map[string]any{"type": 1, "components": []any{button}}},
	}}
}

// refusedWith fails the test unless err is a *Refused with some words in its reason.
func refusedWith(t *testing.T, err error, want string) {
	t.Helper()
	refused, ok := errors.AsType[*Refused](err)
	if !ok || !strings.Contains(refused.Reason, want) {
		t.Errorf("error %v, want a refusal with %q", err, want)
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name, id, server string
		change           func(*loopback.Server)
		want             string // in the refusal; empty: there is none
	}{
		{"a text channel", loopback.ChannelID, loopback.GuildID, nil, ""},
		{"a forum", forumID, loopback.GuildID, nil, ""},
		{"a thread", threadID, loopback.GuildID, nil, ""},
		{"another server's", loopback.ChannelID, "81", nil, "not in this server"},
		{"a forum that wants tags", forumID, loopback.GuildID, func(s *loopback.Server) {
			s.SetPlace(loopback.Place{ID: forumID, Kind: loopback.Forum, RequireTag: true})
		}, "wants a tag on each post"},
		{"an archived thread", threadID, loopback.GuildID, func(s *loopback.Server) {
			s.SetPlace(loopback.Place{ID: threadID, Kind: loopback.PublicThread, Parent: loopback.ChannelID, Archived: true})
		}, ""},
		{"a locked thread", threadID, loopback.GuildID, func(s *loopback.Server) {
			s.SetPlace(loopback.Place{ID: threadID, Kind: loopback.PublicThread, Parent: loopback.ChannelID, Locked: true})
		}, "thread is locked"},
		{"a text channel without permissions", loopback.ChannelID, loopback.GuildID, func(s *loopback.Server) {
			s.Deny(loopback.ChannelID, loopback.SendMessages|loopback.ReadHistory)
		}, "in that channel: Send Messages, Read Message History."},
		{"a forum without permissions", forumID, loopback.GuildID, func(s *loopback.Server) {
			s.Deny(forumID, loopback.SendMessages|loopback.EmbedLinks)
		}, "in that forum: Create Posts, Embed Links."},
		{"a thread has the permissions of its channel", threadID, loopback.GuildID, func(s *loopback.Server) {
			s.Deny(loopback.ChannelID, loopback.SendInThread)
		}, "in that thread: Send Messages in Threads."},
		{"in a thread, messages in the channel do not matter", threadID, loopback.GuildID, func(s *loopback.Server) {
			s.Deny(loopback.ChannelID, loopback.SendMessages)
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{})
			if tt.change != nil {
				tt.change(server)
			}
			names, err := open(t, server, tt.id).Check(t.Context(), tt.server)
			if tt.want != "" {
				refusedWith(t, err, tt.want)
			} else if err != nil || names.Server != "Loopback" {
				t.Errorf("names %+v, %v", names, err)
			}
		})
	}
}

func TestCheckKinds(t *testing.T) {
	for kind, want := range map[int]string{
		0: "", 5: "", 10: "", 11: "", 12: "", 15: "", 16: "",
		2: "in a voice channel", 4: "in a category", 13: "in a voice channel", 99: "in a channel",
	} {
		server := loopback.ForTest(t, loopback.Options{})
		server.SetPlace(loopback.Place{ID: "1000000000000000080", Kind: kind, Parent: loopback.ChannelID})
		_, err := open(t, server, "1000000000000000080").Check(t.Context(), loopback.GuildID)
		if want != "" {
			refusedWith(t, err, want)
		} else if err != nil {
			t.Errorf("kind %d: %v", kind, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	_, err := Open(t.Context(), clientFor(server), "12345")
	refusedWith(t, err, "The channel is gone.")
	server.Deny(loopback.ChannelID, loopback.ViewChannel)
	_, err = Open(t.Context(), clientFor(server), loopback.ChannelID)
	refusedWith(t, err, "cannot see the channel")
}

// A post to each kind of place is found again, also among many others, and only with its mark.
func TestSendAndFind(t *testing.T) {
	for name, id := range map[string]string{"text": loopback.ChannelID, "thread": threadID, "forum": forumID} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{})
			p, since := open(t, server, id), time.Now()
			if _, found, err := p.Find(t.Context(), mark, since); found || err != nil {
				t.Errorf("before it is sent: found %t, %v", found, err)
			}
			sent, err := p.Send(t.Context(), post("Tuesday 6 January 2026"))
			if err != nil {
				t.Fatal(err)
			}
			for range 150 {
				server.Post(id, map[string]any{"content": "talk"})
			}
			got, found, err := p.Find(t.Context(), mark, since)
			if got != sent || !found || err != nil {
				t.Errorf("found %q, %t, %v; want %q", got, found, err, sent)
			}
			if _, found, err := p.Find(t.Context(), "q1:help:other", since); found || err != nil {
				t.Errorf("another mark: found %t, %v", found, err)
			}
		})
	}
}

// A mark is known in whatever components it stands.
func TestCarries(t *testing.T) {
	nested := []component{{Components: []component{{}, {Components: []component{{CustomID: mark}}}}}}
	if !carries(nested, mark) || carries(nested, "other") || carries(nil, mark) {
		t.Error("a nested mark is not known")
	}
}

// Discord unarchives a thread for a post, unless it is locked.
func TestSendToThread(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	thread := loopback.Place{ID: threadID, Kind: loopback.PublicThread, Parent: loopback.ChannelID, Archived: true}
	server.SetPlace(thread)
	if _, err := open(t, server, threadID).Send(t.Context(), post("")); err != nil {
		t.Fatal(err)
	}
	if server.Threads(loopback.ChannelID)[0].Archived {
		t.Error("the thread is still archived")
	}
	thread.Locked = true
	server.SetPlace(thread)
	_, err := open(t, server, threadID).Send(t.Context(), post(""))
	refusedWith(t, err, "thread is locked")
	p := open(t, server, threadID)
	server.RemovePlace(threadID)
	_, err = p.Send(t.Context(), post(""))
	refusedWith(t, err, "The channel is gone.")
}

// Each post opens a thread in the forum, and a post that is there already opens none.
func TestSendToForum(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := open(t, server, forumID)
	first, err := p.Send(t.Context(), post("Tuesday 6 January 2026"))
	if err != nil {
		t.Fatal(err)
	}
	server.SetPlace(loopback.Place{ID: first, Kind: loopback.PublicThread, Parent: forumID, Owner: loopback.BotID,
		Name: "Renamed", Archived: true})
	again, err := p.Send(t.Context(), post("Tuesday 6 January 2026"))
	if threads := server.Threads(forumID); again != first || err != nil || len(threads) != 1 {
		t.Errorf("sent again as %s, %v, with threads %+v; want the first, %s, alone", again, err, threads, first)
	}
	server.SetPlace(loopback.Place{ID: forumID, Kind: loopback.Forum, RequireTag: true})
	other := post("Wednesday 7 January 2026")
	other.Mark = "q1:help:0therkey"
	_, err = p.Send(t.Context(), other)
	refusedWith(t, err, "wants a tag")
}

// A request whose answer is lost is not repeated: the thread is found when the post is tried again.
func TestForumLosesAnswer(t *testing.T) {
	for name, fault := range map[string]loopback.Fault{
		"an error after the thread was opened": {Status: 502, After: true},
		"a cut connection":                     {Drop: true, After: true},
	} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			fault.Method, fault.Path = "POST", "/channels/*/threads"
			server.Fail(fault)
			p := open(t, server, forumID)
			if _, err := p.Send(t.Context(), post("Tuesday")); err == nil {
				t.Fatal("no error")
			}
			server.ClearFaults()
			id, err := p.Send(t.Context(), post("Tuesday"))
			if threads := server.Threads(forumID); err != nil || len(threads) != 1 || threads[0].ID != id {
				t.Errorf("sent as %s, %v; threads %+v", id, err, threads)
			}
		})
	}
	t.Run("a short rate limit", func(t *testing.T) {
		server := loopback.ForFaults(t, loopback.Options{})
		limit := loopback.RateLimited("POST", "/channels/*/threads", 10*time.Millisecond, false)
		limit.Times = 1
		server.Fail(limit)
		if _, err := open(t, server, forumID).Send(t.Context(), post("Tuesday")); err != nil {
			t.Error(err)
		}
	})
}

// Of processes that post to a forum at the same time, the one that came second takes its thread away.
func TestForumFromTwoProcesses(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	const processes = 4
	ids, errs := make(chan string, processes), make(chan error, processes)
	for range processes {
		p := open(t, server, forumID)
		go func() {
			id, err := p.Send(t.Context(), post("Tuesday"))
			ids <- id
			errs <- err
		}()
	}
	for range processes {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	threads := server.Threads(forumID)
	if len(threads) != 1 {
		t.Fatalf("%d threads, want one", len(threads))
	}
	for range processes {
		if id := <-ids; id != threads[0].ID {
			t.Errorf("a process has thread %s, want %s", id, threads[0].ID)
		}
	}
}

// Where Quoth may not delete the second thread, it deletes what it wrote there.
func TestRemoveWithoutPermission(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	p := open(t, server, forumID)
	id, err := p.Send(t.Context(), post("Tuesday"))
	if err != nil {
		t.Fatal(err)
	}
	server.Fail(loopback.Fault{Method: "DELETE", Path: "/channels/*", Status: 403})
	if err := p.remove(t.Context(), id); err != nil || len(server.Messages(id)) != 0 {
		t.Errorf("%v, and %d messages", err, len(server.Messages(id)))
	}
}

func TestSendRefusals(t *testing.T) {
	answer := func(status, code int) loopback.Fault {
		return loopback.Fault{Method: "POST", Path: "/channels/*/messages", Status: status,
			Body: fmt.Sprintf(`{"message":"no","code":%d}`, code)}
	}
	for _, tt := range []struct {
		name  string
		fault loopback.Fault
		want  string // the reason, when it is for good
	}{
		{"no access", answer(403, 50001), "Quoth cannot see the channel."},
		{"no permission, and not known which", answer(403, 50013), "Quoth may not post in the channel."},
		{"no channel", answer(404, 10003), "The channel is gone."},
		{"a forum by now", answer(400, 50008), "The channel takes no messages."},
		{"locked by now", answer(400, 160005), "That thread is locked."},
		{"another 403", answer(403, 160002), "Discord refuses posts to the channel."},
		{"a 403 that is not Discord's", answer(403, 0), ""},
		{"a page of a server in front of Discord", loopback.Fault{Method: "POST", Path: "/channels/*/messages", Status: 404,
			Body: "<html>Not Found</html>"}, ""},
		{"too many threads", answer(400, 160006), ""},
		{"the token is refused", answer(401, 0), ""},
		{"Discord is down", answer(503, 0), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			server.Fail(tt.fault)
			_, err := open(t, server, loopback.ChannelID).Send(t.Context(), post(""))
			refused, final := errors.AsType[*Refused](err)
			if err == nil || final != (tt.want != "") || final && refused.Reason != tt.want {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
	t.Run("the missing permissions are named", func(t *testing.T) {
		server := loopback.ForFaults(t, loopback.Options{})
		p := open(t, server, loopback.ChannelID)
		server.Deny(loopback.ChannelID, loopback.EmbedLinks)
		_, err := p.Send(t.Context(), post(""))
		refusedWith(t, err, "Quoth needs more permissions in that channel: Embed Links.")
	})
}

// Discord lists no messages to a bot that may not read them. That is not the same as a channel without any.
func TestFindWithoutHistory(t *testing.T) {
	for name, id := range map[string]string{"text": loopback.ChannelID, "thread": threadID, "forum": forumID} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForTest(t, loopback.Options{})
			p := open(t, server, id)
			if _, found, err := p.Find(t.Context(), mark, time.Now()); found || err != nil {
				t.Fatalf("in an empty place: found %t, %v", found, err)
			}
			sent, err := p.Send(t.Context(), post("Tuesday"))
			if err != nil {
				t.Fatal(err)
			}
			server.Deny(id, loopback.ReadHistory)
			server.Deny(loopback.ChannelID, loopback.ReadHistory) // the thread's
			_, found, err := open(t, server, id).Find(t.Context(), mark, time.Now())
			if _, refused := errors.AsType[*Refused](err); found || !refused {
				t.Errorf("without permission: found %t, %v", found, err)
			}
			server.Deny(id, 0)
			server.Deny(loopback.ChannelID, 0)
			if got, found, err := open(t, server, id).Find(t.Context(), mark, time.Now()); got != sent || !found || err != nil {
				t.Errorf("found %q, %t, %v; want %q", got, found, err, sent)
			}
		})
	}
}

// Where something in front of Discord answers for a thread's message, it is not known to be deleted.
func TestFindThreadBehindFailure(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	p := open(t, server, forumID)
	if _, err := p.Send(t.Context(), post("Tuesday")); err != nil {
		t.Fatal(err)
	}
	server.Fail(loopback.Fault{Method: "GET", Path: "/channels/*/messages/*", Status: 404, Body: "<html>Not Found</html>"})
	if _, found, err := p.Find(t.Context(), mark, time.Now()); found || err == nil {
		t.Errorf("found %t, %v, want an error", found, err)
	}
}

// Many archived threads are read page by page, back to the moment that counts.
func TestArchivedPages(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	p := open(t, server, forumID)
	sent, err := p.Send(t.Context(), post("Tuesday"))
	if err != nil {
		t.Fatal(err)
	}
	server.SetPlace(loopback.Place{ID: sent, Kind: loopback.PublicThread, Parent: forumID, Owner: loopback.BotID, Archived: true})
	for i := range 250 {
		server.SetPlace(loopback.Place{ID: fmt.Sprint(2000000000000000000 + i), Kind: loopback.PublicThread, Parent: forumID,
			Owner: loopback.UserID, Archived: true})
	}
	got, found, err := p.Find(t.Context(), mark, time.Now())
	if got != sent || !found || err != nil {
		t.Errorf("found %q, %t, %v; want %q", got, found, err, sent)
	}
}
