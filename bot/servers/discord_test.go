package servers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// The places that these tests post to.
const (
	forumID  = loopback.ForumID
	threadID = loopback.ThreadID
)

// process is one Quoth with a data folder of its own, connected to a Discord of this machine.
type process struct {
	store  *guild.Store
	poster Poster
	isAged bool // its posts have been planned for hours
}

func newProcess(t *testing.T, server *loopback.Server) *process {
	t.Helper()
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	client, err := gateway.Options{Token: "any", APIBase: server.URL}.Client()
	if err != nil {
		t.Fatal(err)
	}
	b := discord.New(bot.NewRouter(nil, nil), discord.Options{Store: store})
	return &process{store: store, poster: Poster{b.Poster(client)}}
}

// dueIn is a schedule of a place that is due since midnight, where it is about noon.
func dueIn(channel string) settings.Daily {
	d := settings.Daily{Server: loopback.GuildID, Channel: channel, SetBy: loopback.UserID, Zone: "UTC",
		SetAt: time.Now().AddDate(0, 0, -1).UTC(), Place: settings.Place{Channel: "a_b @everyone", Server: "**Tavel** [Town](https://x.example)"}}
	if ahead := 12 - time.Now().UTC().Hour(); ahead != 0 {
		d.Zone = fmt.Sprintf("Etc/GMT%+d", -ahead) // Etc counts the other way round
	}
	return d
}

func today(d settings.Daily) string {
	zone, _ := time.LoadLocation(d.Zone)
	return time.Now().In(zone).Format(time.DateOnly)
}

// aged is the settings file of a process in which posts have been planned for hours.
type aged struct{ *guild.Store }

func (a aged) Posts(server, channel string) ([]guild.Post, error) {
	rows, err := a.Store.Posts(server, channel)
	for i := range rows {
		rows[i].PlannedAt = rows[i].PlannedAt.Add(-2 * time.Hour)
	}
	return rows, err
}

func (a aged) Plan(server, channel, date string) (p guild.Post, isNew bool, err error) {
	p, isNew, err = a.Store.Plan(server, channel, date)
	p.PlannedAt = p.PlannedAt.Add(-2 * time.Hour)
	return p, isNew, err
}

// run runs the loop of a process until a condition holds.
func (p *process) run(t *testing.T, until func() bool) {
	t.Helper()
	loop := schedule.New(schedule.Options{
		Ledger: p.ledger(), Poster: p.poster, Teller: Teller{p.poster.Poster, slog.New(slog.DiscardHandler)},
		Source: func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "The ferry sails."}}}, nil
		},
	})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	var running sync.WaitGroup
	running.Go(func() { loop.Run(ctx) })
	defer running.Wait()
	defer cancel()
	for !until() {
		if ctx.Err() != nil {
			t.Fatal("what is awaited does not happen")
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// ledger returns what the loop of the process works with.
func (p *process) ledger() schedule.Ledger {
	if p.isAged {
		return aged{p.store}
	}
	return p.store
}

// row returns the row of today; a zero row where there is none.
func (p *process) row(d settings.Daily) guild.Post {
	rows, _ := p.store.Posts(d.Server, d.Channel)
	for _, row := range rows {
		if row.Date == today(d) {
			return row
		}
	}
	return guild.Post{}
}

func (p *process) daily() settings.Daily {
	all, _ := p.store.Dailies()
	return all[0]
}

// refusedFor records that the place of a schedule has refused its posts for some time.
func (p *process) refusedFor(t *testing.T, d settings.Daily, long time.Duration) {
	t.Helper()
	p.isAged = true
	row, _, err := p.store.Plan(d.Server, d.Channel, today(d))
	if err != nil {
		t.Fatal(err)
	}
	row.Why = "Quoth cannot see the channel."
	if _, err := p.store.Refuse(d, row, time.Now().Add(-long)); err != nil {
		t.Fatal(err)
	}
}

// posts counts the posts in a place.
func posts(server *loopback.Server, place string) int {
	if place == forumID {
		return len(server.Threads(forumID))
	}
	return len(server.Messages(place))
}

// Where a process ends after it has posted and before it has noted that, the next one finds the post, in
// each kind of place; also where the forum's thread was archived and renamed in the meantime.
func TestCrashAfterPost(t *testing.T) {
	for name, place := range map[string]string{"text": loopback.ChannelID, "thread": threadID, "forum": forumID} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			p, d := newProcess(t, server), dueIn(place)
			if err := p.store.SetDaily(d); err != nil {
				t.Fatal(err)
			}
			row, _, err := p.store.Plan(d.Server, d.Channel, today(d))
			if err != nil {
				t.Fatal(err)
			}
			posting := schedule.Posting{Daily: d, Date: row.Date, Key: row.Key, Planned: row.PlannedAt,
				Reply: bot.Reply{Blocks: []bot.Block{bot.Text{Words: "The ferry sails."}}}}
			id, err := p.poster.Post(t.Context(), posting)
			if err != nil {
				t.Fatal(err)
			}
			if place == forumID {
				server.SetPlace(loopback.Place{ID: id, Name: "renamed", Kind: loopback.PublicThread, Parent: forumID,
					Owner: loopback.BotID, Archived: true})
			}
			p.run(t, func() bool { return p.row(d).State == guild.Sent })
			if got := p.row(d); got.Message != id || posts(server, place) != 1 {
				t.Errorf("row %+v, %d posts; want %s alone", got, posts(server, place), id)
			}
		})
	}
}

// Where the next process may not read what the one before has posted, it does not post again. It finds the post
// when it may read.
func TestCrashAfterPostWithoutHistory(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	p, d := newProcess(t, server), dueIn(loopback.ChannelID)
	if err := p.store.SetDaily(d); err != nil {
		t.Fatal(err)
	}
	row, _, err := p.store.Plan(d.Server, d.Channel, today(d))
	if err != nil {
		t.Fatal(err)
	}
	server.Post(d.Channel, map[string]any{"content": "talk"})
	posting := schedule.Posting{Daily: d, Date: row.Date, Key: row.Key, Reply: bot.Say("The ferry sails.")}
	id, err := p.poster.Post(t.Context(), posting)
	if err != nil {
		t.Fatal(err)
	}
	server.Deny(d.Channel, loopback.ReadHistory)
	p.run(t, func() bool { return p.daily().IsRefused() })
	if got := p.row(d); got.State != guild.Planned || !strings.Contains(got.Why, "Read Message History") {
		t.Errorf("row %+v, want it planned", got)
	}
	server.Deny(d.Channel, 0)
	p.run(t, func() bool { return p.row(d).State == guild.Sent })
	if got := p.row(d); got.Message != id || posts(server, d.Channel) != 2 {
		t.Errorf("row %+v, %d messages; want the first post alone", got, posts(server, d.Channel))
	}
}

// A rate limit says how long to wait, to the schedule and to who posts at once; nothing is posted twice after it.
func TestRateLimitOfAnHour(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	fault := loopback.RateLimited("POST", "/channels/"+loopback.ChannelID+"/messages", time.Hour, false)
	fault.Times = 2
	server.Fail(fault)
	p, d := newProcess(t, server), dueIn(loopback.ChannelID)
	posting := schedule.Posting{Daily: d, Date: today(d), Key: "k3yofthepost0001", Reply: bot.Say("The ferry sails.")}
	_, err := p.poster.Post(t.Context(), posting)
	if later, ok := errors.AsType[*schedule.Later](err); !ok || later.Wait != time.Hour {
		t.Errorf("error %v, want one that asks to wait for an hour", err)
	}
	_, err = p.poster.Post(t.Context(), posting)
	if refusal, ok := asRefusal(err).(*bot.Refusal); !ok || refusal.Hint != "Try again in 60 minutes." {
		t.Errorf("refusal %v", asRefusal(err))
	}
	if _, err := p.poster.Post(t.Context(), posting); err != nil || posts(server, d.Channel) != 1 {
		t.Errorf("%v, %d posts, want one", err, posts(server, d.Channel))
	}
}

// Two processes with the same schedules, started by mistake, make one post.
func TestTwoProcesses(t *testing.T) {
	for name, place := range map[string]string{"text": loopback.ChannelID, "thread": threadID, "forum": forumID} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			d := dueIn(place)
			both := []*process{newProcess(t, server), newProcess(t, server)}
			var running sync.WaitGroup
			for _, p := range both {
				if err := p.store.SetDaily(d); err != nil {
					t.Fatal(err)
				}
				running.Go(func() { p.run(t, func() bool { return p.row(d).State == guild.Sent }) })
			}
			running.Wait()
			if a, b := both[0].row(d), both[1].row(d); a.Message != b.Message || posts(server, place) != 1 {
				t.Errorf("posted as %s and as %s; %d posts, want one", a.Message, b.Message, posts(server, place))
			}
		})
	}
}

// Two processes whose posts are refused at first make one post when they are not any more.
func TestTwoProcessesAfterRefusal(t *testing.T) {
	for name, place := range map[string]string{"text": loopback.ChannelID, "thread": threadID, "forum": forumID} {
		t.Run(name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			for range 2 {
				server.Fail(loopback.Fault{Method: "POST", Path: "/channels/" + place + "/*", Status: 403, Times: 1,
					Body: `{"message":"no","code":50001}`})
			}
			d := dueIn(place)
			both := []*process{newProcess(t, server), newProcess(t, server)}
			for _, p := range both {
				if err := p.store.SetDaily(d); err != nil {
					t.Fatal(err)
				}
				p.run(t, func() bool { return p.daily().IsRefused() })
			}
			if n := posts(server, place); n != 0 {
				t.Fatalf("%d posts though they were refused", n)
			}
			var running sync.WaitGroup
			for _, p := range both {
				running.Go(func() { p.run(t, func() bool { return p.row(d).State == guild.Sent }) })
			}
			running.Wait()
			if a, b := both[0].row(d), both[1].row(d); a.Message != b.Message || posts(server, place) != 1 {
				t.Errorf("posted as %s and as %s; %d posts, want one", a.Message, b.Message, posts(server, place))
			}
			if d := both[0].daily(); d.IsRefused() {
				t.Errorf("after the post, the schedule is %+v", d)
			}
		})
	}
}

// A place that is deleted or locked for hours is told to who set the schedule, and again when that has switched
// it off, each in one message, in which nothing that other people have named has an effect.
func TestToldByDirectMessage(t *testing.T) {
	for _, tt := range []struct {
		name, place string
		change      func(server *loopback.Server)
		why         string
	}{
		{"a deleted thread", threadID, func(s *loopback.Server) { s.RemovePlace(threadID) }, "The channel is gone."},
		{"a locked thread", threadID, func(s *loopback.Server) {
			s.SetPlace(loopback.Place{ID: threadID, Kind: loopback.PublicThread, Parent: loopback.ChannelID, Archived: true,
				Locked: true})
		}, "That thread is locked."},
		{"a forum that wants tags", forumID, func(s *loopback.Server) {
			s.SetPlace(loopback.Place{ID: forumID, Kind: loopback.Forum, RequireTag: true})
		}, "That forum wants a tag on each post"},
		{"a permission that was taken", forumID, func(s *loopback.Server) {
			s.Deny(forumID, loopback.EmbedLinks)
		}, "Quoth needs more permissions in that forum: Embed Links."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := loopback.ForFaults(t, loopback.Options{})
			p, d := newProcess(t, server), dueIn(tt.place)
			if err := p.store.SetDaily(d); err != nil {
				t.Fatal(err)
			}
			tt.change(server)
			for i, stage := range []struct {
				refused time.Duration
				isTold  func(settings.Told) bool
				want    string
			}{
				{2 * time.Hour, func(told settings.Told) bool { return !told.Refused.IsZero() }, "Discord refuses"},
				{73 * time.Hour, func(told settings.Told) bool { return told.Off }, "no longer posts"},
			} {
				if err := p.store.SetDaily(d); err != nil {
					t.Fatal(err)
				}
				p.refusedFor(t, d, stage.refused)
				for range 2 { // the second start tells nothing more
					p.run(t, func() bool { return stage.isTold(p.daily().Told) })
				}
				messages := server.Messages(loopback.DirectID)
				if len(messages) != i+1 {
					t.Fatalf("%d messages, want %d", len(messages), i+1)
				}
				checkTold(t, shown(t, messages[i]), stage.want, tt.why)
			}
			if got := p.daily(); !strings.Contains(got.OffWhy, tt.why) {
				t.Errorf("switched off because %q, want %q", got.OffWhy, tt.why)
			}
		})
	}
}

// checkTold checks a message about the schedule of dueIn.
func checkTold(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, want := range append(wants, `in #a\_b \@everyone of \*\*Tavel\*\*`, `/daily set`) {
		if !strings.Contains(got, want) {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	if strings.Contains(got, " @everyone") || strings.Contains(got, "[Town](") {
		t.Errorf("told %q, which has an effect", got)
	}
}

// shown returns the text of a message's embeds.
func shown(t *testing.T, message json.RawMessage) string {
	t.Helper()
	var m struct {
		Embeds []struct{ Description string }
	}
	if err := json.Unmarshal(message, &m); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range m.Embeds {
		out = append(out, e.Description)
	}
	return strings.Join(out, "\n")
}

// Who takes no messages is not written to again.
func TestClosedToMessages(t *testing.T) {
	server := loopback.ForFaults(t, loopback.Options{})
	p, d := newProcess(t, server), dueIn(threadID)
	if err := p.store.SetDaily(d); err != nil {
		t.Fatal(err)
	}
	server.RemovePlace(threadID)
	p.refusedFor(t, d, 73*time.Hour)
	server.Fail(loopback.Fault{Method: "POST", Path: "/channels/" + loopback.DirectID + "/messages", Status: 403,
		Body: `{"message":"Cannot send messages to this user","code":50007}`})
	p.run(t, func() bool { return p.daily().Told.Off })
	tried := 0
	for _, r := range server.Requests() {
		if r.Method == "POST" && strings.HasSuffix(r.Path, loopback.DirectID+"/messages") {
			tried++
		}
	}
	if tried != 1 {
		t.Errorf("%d attempts to write, want one", tried)
	}
}

// The messages about a failure name the place, the day, why, and what to do.
func TestFailure(t *testing.T) {
	d := settings.Daily{Channel: "207", Hour: 7, Minute: 30, Zone: "UTC"}
	text := func(f schedule.Failure) string {
		var out []string
		for _, b := range failure(f).Blocks {
			out = append(out, fmt.Sprint(b))
		}
		return strings.Join(out, " ")
	}
	late := text(schedule.Failure{Daily: d, Date: "2026-01-06", Why: "The day was over before it could be posted."})
	for _, want := range []string{"in the channel of 07:30", "on Tuesday 6 January 2026", "The day was over", "/daily now"} {
		if !strings.Contains(late, want) {
			t.Errorf("told %q, want %q", late, want)
		}
	}
	d.Refused = settings.Refused{Since: time.Date(2026, 1, 6, 7, 30, 0, 0, time.UTC), Why: "The channel is gone."}
	refused := text(schedule.Failure{Daily: d, Date: "2026-01-06", Why: d.Refused.Why})
	for _, want := range []string{"Discord refuses", "in the channel of 07:30. The channel is gone.",
		"trying until Friday 9 January 2026", "/daily set"} {
		if !strings.Contains(refused, want) {
			t.Errorf("told %q, want %q", refused, want)
		}
	}
	d.Place, d.OffWhy = settings.Place{Channel: "news", Server: "Tavel Town"}, "The channel is gone."
	off := text(schedule.Failure{Daily: d, Date: "2026-01-06", Why: d.OffWhy})
	for _, want := range []string{"no longer posts", "in #news of Tavel Town", "The channel is gone.", "/daily set"} {
		if !strings.Contains(off, want) {
			t.Errorf("told %q, want %q", off, want)
		}
	}
}
