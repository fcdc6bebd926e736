package watch

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// ferry is a watch of a channel.
var ferry = settings.Watch{Server: "81", Channel: "207", User: "7", About: "ferry", Zone: "UTC"}

// stage is a loop in virtual time with a true ledger on the disk.
type stage struct {
	*testing.T
	store *guild.Store
	news  *newsroom
	room  *room
}

// onStage runs f in virtual time, from noon on.
func onStage(t *testing.T, f func(s *stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(12 * time.Hour)
		store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		f(&stage{t, store, new(newsroom), new(room)})
	})
}

// run runs a loop for a while.
func (s *stage) run(long time.Duration) { s.runWith(s.news, long) }

func (s *stage) runWith(source Source, long time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), long)
	defer cancel()
	New(Options{Ledger: s.store, Poster: s.room, Source: source}).Run(ctx)
}

// The first story is sent at once, and those that come up soon after it together.
func TestPace(t *testing.T) {
	onStage(t, func(s *stage) {
		w := add(s.T, s.store, s.news, ferry)
		go func() {
			s.news.add(article{about: "ferry", event: "sails"}, article{about: "otter", event: "bites"})
			time.Sleep(5 * time.Minute)
			for i := range 5 {
				s.news.add(article{about: "ferry", event: fmt.Sprint("delay", i)}, article{about: "ferry", event: "sails"})
			}
		}()
		s.run(time.Hour)
		got := s.room.of(w)
		if len(got) != 2 || len(got[0].receipts) != 1 || len(got[1].receipts) != mostShown || got[1].more != 2 {
			t.Fatalf("messages %+v", got)
		}
		if d := got[1].at.Sub(got[0].at); d < between || d > between+2*time.Minute {
			t.Errorf("the second came %s later", d)
		}
	})
}

// A place that refuses every message for three days loses its watch; one that takes messages again keeps it.
func TestRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		refuses time.Duration
		isOff   bool
	}{"for two days": {2 * day, false}, "for four days": {4 * day, true}} {
		onStage(t, func(s *stage) {
			w, since := add(s.T, s.store, s.news, ferry), time.Now()
			s.room.before = func(settings.Watch) error {
				if time.Since(since) < tt.refuses {
					return &schedule.Refused{Reason: "The channel is gone."}
				}
				return nil
			}
			s.news.add(article{about: "ferry", event: "sails"})
			s.run(tt.refuses + time.Hour)
			now := read(s.T, s.store, w)
			if now.On() == tt.isOff || now.Alert != nil || now.Refused.Why != "" || len(s.room.of(w)) == 0 != tt.isOff {
				t.Errorf("%s: watch %+v, %d messages", name, now, len(s.room.of(w)))
			}
			if tt.isOff && now.OffWhy != "The channel is gone." {
				t.Errorf("%s: off because %q", name, now.OffWhy)
			}
			if most := int(tt.refuses/tryLatest) + 20; s.room.attempts > most {
				t.Errorf("%s: %d attempts, want at most %d", name, s.room.attempts, most)
			}
		})
	}
}

// A place that cannot be read back gets no second message, and blocks the watch for three days at most.
func TestNeverReadBack(t *testing.T) {
	onStage(t, func(s *stage) {
		w := add(s.T, s.store, s.news, ferry)
		s.room.after = func(settings.Watch) error { return fmt.Errorf("no answer") }
		s.room.search = func(settings.Watch) error { return fmt.Errorf("too many messages to look through") }
		s.news.add(article{about: "ferry", event: "sails"})
		s.run(day)
		if n := len(s.room.of(w)); n != 1 || read(s.T, s.store, w).Alert == nil {
			t.Errorf("after a day: %d messages", n)
		}
		s.run(3 * day)
		if n := len(s.room.of(w)); n != 1 || read(s.T, s.store, w).Alert != nil {
			t.Errorf("in the end: %d messages", n)
		}
	})
}

// A watch that is removed while its message is on its way has no other.
func TestRemoved(t *testing.T) {
	onStage(t, func(s *stage) {
		w := add(s.T, s.store, s.news, ferry)
		s.room.after = func(w settings.Watch) error {
			_, err := s.store.DropWatch(w.Server, w.Number)
			return err
		}
		s.news.add(article{about: "ferry", event: "sails"})
		s.run(time.Hour)
		s.news.add(article{about: "ferry", event: "sinks"})
		s.run(time.Hour)
		if n := len(s.room.of(w)); n != 1 || read(s.T, s.store, w).Number != 0 {
			t.Errorf("%d messages", n)
		}
	})
}

// panicking is a newsroom in which one topic cannot be read.
type panicking struct{ *newsroom }

func (p panicking) ComesUp(ctx context.Context, w settings.Watch, published time.Time) (Found, error) {
	if w.About == "otter" {
		panic("otters")
	}
	return p.newsroom.ComesUp(ctx, w, published)
}

// gone is a newsroom whose articles are forgotten before a message is made.
type gone struct{ *newsroom }

func (gone) Message(context.Context, settings.Watch) (bot.Reply, error) {
	return bot.Reply{Outcome: bot.Silent}, nil
}

// A watch that cannot be followed stops no other, and nothing is sent of articles that are gone.
func TestTrouble(t *testing.T) {
	onStage(t, func(s *stage) {
		otter := ferry
		otter.About = "otter"
		other, w := add(s.T, s.store, s.news, otter), add(s.T, s.store, s.news, ferry)
		s.news.add(article{about: "ferry", event: "sails"}, article{about: "otter", event: "bites"})
		s.runWith(panicking{s.news}, time.Hour)
		if len(s.room.of(w)) != 1 || len(s.room.of(other)) != 0 {
			t.Errorf("messages %+v", s.room.messages)
		}
		s.runWith(gone{s.news}, time.Hour)
		if now := read(s.T, s.store, other); len(s.room.of(other)) != 0 || now.Alert != nil || !now.Last().IsZero() {
			t.Errorf("messages %+v, watch %+v", s.room.messages, now)
		}
	})
}
