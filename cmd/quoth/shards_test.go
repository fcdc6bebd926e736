package main

import (
	"errors"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/guild"
	serverset "quoth/bot/settings"
)

// With four shards each server is answered, once; the commands are registered once, and the summary that is due is
// posted once, however often the shards connect again.
func TestRunFourShards(t *testing.T) {
	server, folder := loopback.ForTest(t, loopback.Options{Shards: 4, Concurrency: 4}), t.TempDir()
	guilds := loopback.GuildIDs(4)
	server.SetGuilds(guilds...)
	store, err := guild.Open(filepath.Join(folder, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	daily := serverset.Daily{Server: loopback.GuildID, Channel: loopback.ChannelID, Zone: "UTC", EmptyDay: true,
		SetAt: time.Now().AddDate(0, 0, -2)}
	_, known := store.In(loopback.ApplicationID, append(guilds, "1000000000000000777"))
	private := store.SetSettings(guilds[3], serverset.Server{Private: true})
	if err := errors.Join(known, private, store.SetDaily(daily), store.Close()); err != nil {
		t.Fatal(err)
	}
	b := startBotOn(t, server, folder)
	await := func(what string, condition func() bool) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("no %s\n%s", what, b.log)
			}
		}
	}
	await("four shards", func() bool { return server.Gateway().Live == 4 })
	var answers []string
	for n, id := range guilds {
		answers = append(answers, b.callIn(t, id, n)...)
	}
	await("summary", func() bool { return strings.Contains(b.call(t, manager("daily status")), ", posted") })
	server.SendGateway(7, nil)
	await("four resumed shards", func() bool { n := server.Gateway(); return n.Resumes == 4 && n.Live == 4 })
	for n, id := range guilds {
		answers = append(answers, b.callIn(t, id, 4+n)...)
	}
	await("forgotten server", func() bool { return strings.Contains(b.log.String(), "had left a server") })
	b.end(t)
	for _, id := range answers {
		if a := server.Answer(id); a.Callbacks != 1 || len(a.FollowUps) > 0 {
			t.Errorf("interaction %s: %d callbacks, %d more messages, want one answer", id, a.Callbacks, len(a.FollowUps))
		}
	}
	if n := count(server, "PUT", "/commands"); n != 1 {
		t.Errorf("the commands are registered %d times, want once", n)
	}
	posted := 0
	for _, m := range server.Messages(loopback.ChannelID) {
		if !strings.Contains(string(m), "interaction_metadata") {
			posted++
		}
	}
	if posted != 1 {
		t.Errorf("%d posts, want 1", posted)
	}
	if n := strings.Count(b.log.String(), "had left a server"); n != 1 {
		t.Errorf("%d servers were left, want only the one that no shard has", n)
	}
	if store, err = guild.Open(filepath.Join(folder, "settings.db")); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if kept, err := store.Settings(guilds[3]); err != nil || !kept.Private {
		t.Errorf("the settings of a server are %+v, %v; want those of before", kept, err)
	}
}

// callIn sends a question of a user in a server, and a press of the first button of its answer. It returns the ids
// of both.
func (b *liveBot) callIn(t *testing.T, server string, user int) []string {
	t.Helper()
	i := loopback.Slash("ask", loopback.Option{Name: "question", Value: "Why did the ferry strike end?"})
	i.Guild, i.User = server, strconv.Itoa(2000000000000000000+user)
	first := b.answer(t, i)
	button := regexp.MustCompile(`"custom_id":"([^"]+)"`).FindSubmatch(first.Message)
	if button == nil {
		t.Fatalf("no button in %s", first.Message)
	}
	press := loopback.Press(string(button[1]), first.Message)
	press.Guild, press.User = i.Guild, i.User
	return []string{first.Interaction, b.answer(t, press).Interaction}
}

// count returns how many requests of a kind the bot has sent.
func count(server *loopback.Server, method, end string) (n int) {
	for _, r := range server.Requests() {
		if r.Method == method && strings.HasSuffix(r.Path, end) {
			n++
		}
	}
	return n
}
