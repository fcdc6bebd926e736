package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/jsonreply"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// tuesday is a moment of the day on which these tests ask.
var tuesday = time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)

func newServers(t *testing.T) *servers {
	t.Helper()
	store, err := guild.Open(filepath.Join(t.TempDir(), settingsFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return &servers{store: store, log: slog.New(slog.DiscardHandler), now: func() time.Time { return tuesday }, changed: func() {},
		check: func(context.Context, string, string) error { return nil }}
}

// A date is posted once: where the hour is changed after the post, the next is tomorrow's.
func TestNextAfterChange(t *testing.T) {
	s := newServers(t)
	d := bot.Daily{Server: "81", Channel: "207", Hour: 18, Zone: "UTC"}
	at, err := s.SetDaily(t.Context(), d)
	if want := tuesday.Add(6 * time.Hour); err != nil || !at.Equal(want) {
		t.Errorf("next = %v, %v, want %v", at, err, want)
	}
	post, _, err := s.store.Plan("81", "207", "2026-01-06")
	if err != nil {
		t.Fatal(err)
	}
	post.State = guild.Sent
	if err := s.store.Settle(post); err != nil {
		t.Fatal(err)
	}
	want := tuesday.Add(31 * time.Hour)
	d.Hour = 19
	if at, err := s.SetDaily(t.Context(), d); err != nil || !at.Equal(want) {
		t.Errorf("next = %v, %v, want %v", at, err, want)
	}
	all, err := s.Dailies("81", tuesday)
	if err != nil || len(all) != 1 || !all[0].Next.Equal(want) || all[0].Last != "2026-01-06, posted" {
		t.Errorf("schedules = %+v, %v, want one with next %v", all, err, want)
	}
}

// A channel that cannot be posted to is refused with the reason, and not kept.
func TestSetDailyRefused(t *testing.T) {
	s := newServers(t)
	s.check = func(_ context.Context, server, channel string) error {
		if server != "81" || channel != "207" {
			t.Errorf("checked channel %s of server %s", channel, server)
		}
		return &discord.Refused{Reason: "That is a forum."}
	}
	_, err := s.SetDaily(t.Context(), bot.Daily{Server: "81", Channel: "207", Zone: "UTC"})
	if r, ok := err.(*bot.Refusal); !ok || r.Message != "That is a forum." {
		t.Errorf("error %v, want a refusal", err)
	}
	if all, err := s.Dailies("81", tuesday); err != nil || len(all) > 0 {
		t.Errorf("kept %v, %v", all, err)
	}
}

// The dates of what was posted are the first and the last of all channels.
func TestKeptDates(t *testing.T) {
	s := newServers(t)
	now := time.Now().UTC()
	day := func(ago int) string { return now.AddDate(0, 0, -ago).Format(time.DateOnly) }
	for _, p := range []struct {
		channel string
		ago     int
	}{{"207", 1}, {"207", 0}, {"208", 3}, {"208", 2}} {
		if err := s.store.SetDaily(guild.Daily{Guild: "81", Channel: p.channel, Zone: "UTC", SetBy: "7"}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.store.Plan("81", p.channel, day(p.ago)); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := s.Kept("81")
	if got, want := strings.Join(kept, "\n"), "notes of 4, from "+day(3)+" to "+day(0); err != nil || !strings.Contains(got, want) {
		t.Errorf("kept = %q, %v, want %q in it", got, err, want)
	}
}

// Where the folder cannot be written, the commands are registered once a start, not at
// every connection.
func TestRegistryUnwritten(t *testing.T) {
	var log bytes.Buffer
	folder := t.TempDir()
	missing := filepath.Join(folder, "missing")
	r := &registry{folder: missing, log: slog.New(slog.NewTextHandler(&log, nil))}
	if err := r.SetRegistered("1-", "first"); err != nil || !strings.Contains(log.String(), "next start") {
		t.Errorf("error %v, log %q", err, &log)
	}
	if got, err := r.Registered("1-"); got != "first" || err != nil {
		t.Errorf("registered = %q, %v", got, err)
	}
	if err := os.Mkdir(missing, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := r.SetRegistered("1-", "second"); err != nil {
		t.Fatal(err)
	}
	for _, r := range []*registry{r, {folder: missing}} {
		if got, err := r.Registered("1-"); got != "second" || err != nil {
			t.Errorf("registered = %q, %v", got, err)
		}
	}
}

// Scopes are those that have commands, also from another start.
func TestRegistryScopes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data[1") // no pattern
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	r := &registry{folder: folder}
	for _, scope := range []string{"1-", "1-81", "2-"} {
		if err := r.SetRegistered(scope, "some"); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // taken back twice is no mistake
		if err := r.SetRegistered("1-81", ""); err != nil {
			t.Fatal(err)
		}
	}
	scopes, err := (&registry{folder: folder}).Scopes()
	slices.Sort(scopes)
	if want := []string{"1-", "2-"}; err != nil || !slices.Equal(scopes, want) {
		t.Errorf("scopes = %q, %v, want %q", scopes, err, want)
	}
	if hash, err := r.Registered("1-81"); hash != "" || err != nil {
		t.Errorf("registered = %q, %v, want none", hash, err)
	}
}

// A schedule that cannot be read hides no other.
func TestDailiesBesideDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), settingsFile)
	store, err := guild.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, channel := range []string{"207", "208"} {
		if err := store.SetDaily(guild.Daily{Guild: "81", Channel: channel, Hour: 7, Zone: "UTC"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ruined := bytes.ReplaceAll(data, []byte(`"channel":"207"`), []byte(`"channel":"2x7"`))
	if err := os.WriteFile(path, ruined, 0o600); err != nil || bytes.Equal(data, ruined) {
		t.Fatalf("nothing is ruined, %v", err)
	}
	if store, err = guild.Open(path); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	all, err := (&servers{store: store, log: slog.New(slog.DiscardHandler)}).Dailies("81", tuesday)
	if err == nil || len(all) != 1 || all[0].Channel != "208" {
		t.Errorf("schedules = %+v, %v, want that of 208 and an error", all, err)
	}
}

func TestSecret(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"good": " \n a-token\n\n", "blank": " \n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ name, value, file, want, wantError string }{
		{"neither", "", "", "", ""},
		{"the variable", " a-token ", "", "a-token", ""},
		{"the variable before the file", "other", "good", "other", ""},
		{"a file with blank lines", "", "good", "a-token", ""},
		{"a blank variable and a file", "  ", "good", "a-token", ""},
		{"an empty file", "", "blank", "", "is empty"},
		{"no file", "", "missing", "", "DISCORD_TOKEN_FILE"},
		{"a folder", "", ".", "", "DISCORD_TOKEN_FILE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("DISCORD_TOKEN", tt.value)
			if tt.file != "" {
				tt.file = filepath.Join(folder, tt.file)
			}
			t.Setenv("DISCORD_TOKEN_FILE", tt.file)
			got, err := secret(tokenName)
			if got != tt.want || (err == nil) != (tt.wantError == "") || err != nil && !strings.Contains(err.Error(), tt.wantError) {
				t.Errorf("secret = %q, %v, want %q, %q", got, err, tt.want, tt.wantError)
			}
		})
	}
}

func TestInviteBadID(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, id := range []string{"abc", "123", "1000000000000000010&scope=bot", " ", "１０００００００００００００００００１０"} {
		var out, messages bytes.Buffer
		if n := run(t.Context(), []string{"invite", id}, streams{strings.NewReader(""), &out, &messages}); n != statusUsage || out.Len() > 0 {
			t.Errorf("invite %q: status %d, printed %q, said %q", id, n, &out, &messages)
		}
	}
}

// A post before noon tells the day before it, a later one its own, both from the outlets
// that were chosen.
func TestPostedSummary(t *testing.T) {
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	article := func(key, source, title string, day int, text string) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: source, Title: title, Text: text, Published: time.Date(2026, 1, day, 8, 0, 0, 0, time.UTC)})
	}
	_, err = library.Add(t.Context(), []*news.Article{
		article("1", "Tavel Post", "Footbridge stays shut", 5, "The footbridge over the Sorrel will stay shut until April, the town council said on Monday.\nRepairs will cost 40,000 crowns."),
		article("2", "Tavel Post", "Bakery moves", 6, "The bakery on Holm Street will move to the harbour in June, its owner told the council on Tuesday.\nThe shop has 12 workers."),
		article("3", "Sorrel Valley Echo", "Otters counted", 6, "Volunteers counted 31 otters along the river, the highest number since counting began.\nThe survey took two days."),
	})
	if err != nil {
		t.Fatal(err)
	}
	a := &app{settings: settings{Data: t.TempDir()}, clock: func() time.Time { return tuesday.Add(8 * time.Hour) }, log: slog.New(slog.DiscardHandler)}
	r := &liveRouter{f: &folder{Library: library, log: a.log, feeds: a.newFeeds(nil)}, servers: &servers{now: a.clock}}
	for _, tt := range []struct {
		name      string
		daily     guild.Daily
		want, not string
	}{
		{"in the morning", guild.Daily{Hour: 11, Minute: 59, Zone: "UTC"}, "footbridge", "bakery"},
		{"at noon", guild.Daily{Hour: 12, Zone: "UTC"}, "bakery", "footbridge"},
		{"one outlet", guild.Daily{Hour: 18, Zone: "UTC", Sources: []string{"Sorrel Valley Echo"}}, "otters", "bakery"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply, err := r.summary(t.Context(), tt.daily, "2026-01-06")
			if err != nil || reply.Outcome != bot.Answered {
				t.Fatalf("outcome %d, %v", reply.Outcome, err)
			}
			var out bytes.Buffer
			if err := jsonreply.Render(&out, reply); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
				t.Errorf("posted %s, want %q and nothing of %q", got, tt.want, tt.not)
			}
		})
	}
	if _, err := r.summary(t.Context(), guild.Daily{Zone: "Mars/Olympus"}, "2026-01-06"); err == nil {
		t.Error("a zone of elsewhere is no error")
	}
}
