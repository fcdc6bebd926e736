package servers

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/discord"
	"quoth/bot/guild"
	"quoth/bot/jsonreply"
	"quoth/bot/settings"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// tuesday is a moment of the day on which these tests ask.
var tuesday = time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)

func newServers(t *testing.T) *Servers {
	t.Helper()
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s := New(store, slog.New(slog.DiscardHandler), func() time.Time { return tuesday })
	s.Changed = func() {}
	s.Check = func(context.Context, string, string) (settings.Place, error) {
		return settings.Place{Channel: "news", Server: "Tavel Town"}, nil
	}
	return s
}

// A date is posted once: where the hour is changed after the post, the next is tomorrow's.
func TestNextAfterChange(t *testing.T) {
	s := newServers(t)
	d := settings.Daily{Server: "81", Channel: "207", Hour: 18, Zone: "UTC"}
	set, err := s.SetDaily(t.Context(), d)
	if want := tuesday.Add(6 * time.Hour); err != nil || !set.Schedule.Next.Equal(want) {
		t.Errorf("set %+v, %v, want next %v", set, err, want)
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
	if set, err := s.SetDaily(t.Context(), d); err != nil || !set.Schedule.Next.Equal(want) {
		t.Errorf("set %+v, %v, want next %v", set, err, want)
	}
	all, err := s.Dailies("81", tuesday)
	if err != nil || len(all) != 1 || !all[0].Next.Equal(want) || all[0].Last != "2026-01-06, posted" {
		t.Errorf("schedules = %+v, %v, want one with next %v", all, err, want)
	}
}

// A channel that cannot be posted to is refused with the reason, and not kept.
func TestSetDailyRefused(t *testing.T) {
	s := newServers(t)
	s.Check = func(_ context.Context, server, channel string) (settings.Place, error) {
		if server != "81" || channel != "207" {
			t.Errorf("checked channel %s of server %s", channel, server)
		}
		return settings.Place{}, &discord.Refused{Reason: "That is a forum."}
	}
	_, err := s.SetDaily(t.Context(), settings.Daily{Server: "81", Channel: "207", Zone: "UTC"})
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
		if err := s.store.SetDaily(settings.Daily{Server: "81", Channel: p.channel, Zone: "UTC", SetBy: "7"}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.store.Plan("81", p.channel, day(p.ago)); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := s.Kept("81")
	if got, want := strings.Join(kept, "\n"), ": 4 records, from "+day(3)+" to "+day(0); err != nil ||
		!strings.Contains(got, want) {
		t.Errorf("kept = %q, %v, want %q in it", got, err, want)
	}
}

// A schedule that cannot be read hides no other.
func TestDailiesBesideDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	store, err := guild.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, channel := range []string{"207", "208"} {
		if err := store.SetDaily(settings.Daily{Server: "81", Channel: channel, Hour: 7, Zone: "UTC"}); err != nil {
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
	all, err := New(store, slog.New(slog.DiscardHandler), nil).Dailies("81", tuesday)
	if err == nil || len(all) != 1 || all[0].Channel != "208" {
		t.Errorf("schedules = %+v, %v, want that of 208 and an error", all, err)
	}
}

// A post before noon is about the day before, a later one about its own day, both from the outlets
// that were chosen.
func TestPostedSummary(t *testing.T) {
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	article := func(key, source, title string, day int, text string) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: source, Title: title, Text: text,
			Published: time.Date(2026, 1, day, 8, 0, 0, 0, time.UTC)})
	}
	_, err = library.Add(t.Context(), []*news.Article{
		article("1", "Tavel Post", "Footbridge stays shut", 5,
			"The footbridge over the Sorrel will stay shut until April, the town council said on Monday.\nRepairs will cost "+
				"40,000 crowns."),
		article("2", "Tavel Post", "Bakery moves", 6,
			"The bakery on Holm Street will move to the harbour in June, its owner told the council on Tuesday.\nThe shop has "+
				"12 workers."),
		article("3", "Sorrel Valley Echo", "Otters counted", 6,
			"Volunteers counted 31 otters along the river, the highest number since counting began.\nThe survey took two days."),
	})
	if err != nil {
		t.Fatal(err)
	}
	services, now := commands.Services{Library: commands.Fixed(library)}, tuesday.Add(8*time.Hour)
	for _, tt := range []struct {
		name      string
		daily     settings.Daily
		want, not string
	}{
		{"in the morning", settings.Daily{Hour: 11, Minute: 59, Zone: "UTC"}, "footbridge", "bakery"},
		{"at noon", settings.Daily{Hour: 12, Zone: "UTC"}, "bakery", "footbridge"},
		{"one outlet", settings.Daily{Hour: 18, Zone: "UTC", Sources: []string{"Sorrel Valley Echo"}}, "otters", "bakery"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply, err := Summary(t.Context(), services, tt.daily, "2026-01-06", now)
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
	if _, err := Summary(t.Context(), services, settings.Daily{Zone: "Mars/Olympus"}, "2026-01-06", now); err == nil {
		t.Error("a zone of elsewhere is no error")
	}
}
