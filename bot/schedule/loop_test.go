package schedule

import (
	"context"
	"errors"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
)

// 72 hours of the loop over changes of the clocks, two channels at a time.
func TestLoopOverClockChanges(t *testing.T) {
	for _, tc := range []struct {
		name, zone   string
		hour, minute int
		from, to     string // in London
		want         []string
	}{
		{"a gap", "Europe/London", 1, 30, "2026-03-28 00:00", "2026-03-31 00:00", []string{
			"2026-03-28 at 2026-03-28 01:30:00", "2026-03-29 at 2026-03-29 02:00:00", "2026-03-30 at 2026-03-30 01:30:00"}},
		{"a fold", "Europe/London", 1, 30, "2026-10-24 00:00", "2026-10-27 00:00", []string{
			"2026-10-24 at 2026-10-24 01:30:00", "2026-10-25 at 2026-10-25 01:30:00", "2026-10-26 at 2026-10-26 01:30:00"}},
		{"midnight is skipped", "America/Santiago", 0, 15, "2026-09-05 00:00", "2026-09-08 00:00", []string{
			"2026-09-05 at 2026-09-05 00:15:00", "2026-09-06 at 2026-09-06 01:00:00", "2026-09-07 at 2026-09-07 00:15:00"}},
		{"the last hour is skipped", "America/Nuuk", 23, 30, "2026-03-27 12:00", "2026-03-30 12:00", []string{
			"2026-03-27 at 2026-03-27 23:30:00", "2026-03-28 at 2026-03-29 00:00:00", "2026-03-29 at 2026-03-29 23:30:00"}},
		{"half an hour back", "Australia/Lord_Howe", 1, 45, "2026-04-03 12:00", "2026-04-06 12:00", []string{
			"2026-04-04 at 2026-04-04 01:45:00", "2026-04-05 at 2026-04-05 01:45:00", "2026-04-06 at 2026-04-06 01:45:00"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, tc.from, func(s *stage) {
				local, universal := harbour, harbour
				local.Hour, local.Minute, local.Zone = tc.hour, tc.minute, tc.zone
				universal.Channel, universal.Zone = "208", "UTC"
				s.set(local, universal)
				s.start(some)
				s.until(tc.to)
				s.stop()
				diff(t, "posted", s.room.posted("207", tc.zone), tc.want)
				if n := len(s.room.posted("208", "UTC")); n != 3 {
					t.Errorf("the other channel has %d messages, want 3", n)
				}
				for _, row := range s.rows("207") {
					if row[len(time.DateOnly):] != " sent" {
						t.Errorf("row = %s, want it sent", row)
					}
				}
			})
		})
	}
}

// Between starts and stops: what is due is posted late on the same day, an old day never,
// and a schedule that was set after its time begins with the next day.
func TestStartAndStop(t *testing.T) {
	for _, tc := range []struct {
		name   string
		set    string
		runs   [][2]string
		posted []string
		rows   []string
	}{
		{"set before the time", "2026-01-06 07:29", [][2]string{{"2026-01-06 07:29", "2026-01-06 23:00"}},
			[]string{"2026-01-06 at 2026-01-06 07:30:00"}, []string{"2026-01-06 sent"}},
		{"set after the time", "2026-01-06 07:31", [][2]string{{"2026-01-06 07:31", "2026-01-07 08:00"}},
			[]string{"2026-01-07 at 2026-01-07 07:30:00"}, []string{"2026-01-07 sent"}},
		{"down when it was due", "2026-01-05 12:00", [][2]string{{"2026-01-06 18:15", "2026-01-06 20:00"}},
			[]string{"2026-01-06 at 2026-01-06 18:15:00"}, []string{"2026-01-06 sent"}},
		{"down for days", "2026-01-02 12:00", [][2]string{{"2026-01-06 00:05", "2026-01-06 08:00"}},
			[]string{"2026-01-06 at 2026-01-06 07:30:00"}, []string{"2026-01-05 gave-up: " + whyMiss, "2026-01-06 sent"}},
		{"started often", "2026-01-05 12:00", [][2]string{{"2026-01-06 07:00", "2026-01-06 07:30"}, {"2026-01-06 07:30", "2026-01-06 07:31"}, {"2026-01-06 09:00", "2026-01-06 10:00"}},
			[]string{"2026-01-06 at 2026-01-06 07:30:00"}, []string{"2026-01-06 sent"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, tc.set, func(s *stage) {
				s.set(harbour)
				for _, run := range tc.runs {
					s.until(run[0])
					s.start(some)
					s.until(run[1])
					s.stop()
				}
				diff(t, "posted", s.room.posted("207", "Europe/London"), tc.posted)
				diff(t, "rows", s.rows("207"), tc.rows)
			})
		})
	}
}

// What fails for a while is tried again, less and less often, until the day is over.
func TestTemporaryFailure(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.room.before = func(Posting) error {
			if now := time.Now(); now.Day() > 6 || now.Hour() < 9 {
				return errors.New("503")
			}
			return nil
		}
		s.set(harbour)
		s.start(some)
		s.until("2026-01-06 12:00")
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 sent"})
		if n := s.room.tried(); n < 5 || n > 12 {
			t.Errorf("%d attempts in 90 minutes, want some", n)
		}
		s.until("2026-01-08 00:40")
		s.stop()
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 sent", "2026-01-07 gave-up: " + whyLate})
		if n := len(s.room.messages); n != 1 {
			t.Errorf("%d messages, want 1", n)
		}
	})
}

// The answer to a message that was taken is lost: it is found, not posted again.
func TestLostAnswer(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.room.after = func(Posting) error { return errors.New("connection reset") }
		s.set(harbour)
		s.start(some)
		s.until("2026-01-08 07:00")
		s.stop()
		diff(t, "posted", s.room.posted("207", "Europe/London"), []string{"2026-01-06 at 2026-01-06 07:30:00", "2026-01-07 at 2026-01-07 07:30:00"})
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 sent", "2026-01-07 sent"})
		posts, _ := s.store.Posts("81", "207")
		if posts[0].Message != s.room.messages[1].id {
			t.Errorf("message = %q, want the one in the channel, %q", posts[0].Message, s.room.messages[1].id)
		}
	})
}

// A row that a crash left open is settled days later too: by what is in the channel, and
// without a message for an old day.
func TestOldRowLeftOpen(t *testing.T) {
	for _, tc := range []struct {
		name  string
		taken bool // the message was in the channel when it crashed
		row   string
	}{
		{"posted", true, "2026-01-06 sent"},
		{"not posted", false, "2026-01-06 gave-up: " + whyLate},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:30", func(s *stage) {
				s.set(harbour)
				p, _, err := s.store.Plan("81", "207", "2026-01-06")
				if err != nil {
					t.Fatal(err)
				}
				if tc.taken {
					s.room.messages = []message{{"m1", "207", p.Date, p.Key, time.Now()}}
				}
				s.until("2026-01-09 12:00")
				s.start(some)
				s.until("2026-01-09 13:00")
				s.stop()
				diff(t, "rows", s.rows("207"), []string{tc.row, "2026-01-09 sent"})
				if n := s.room.tried(); n != 1 {
					t.Errorf("%d attempts, want the one of today", n)
				}
			})
		})
	}
}

// Run returns when nothing is under way any more, so that the ledger can be closed then.
func TestRunWaits(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		over := false
		s.room.before = func(Posting) error {
			time.Sleep(time.Minute) // it does not look at its context
			over = true
			return nil
		}
		s.set(harbour)
		s.start(some)
		s.until("2026-01-06 07:30")
		s.stop()
		if !over {
			t.Error("Run has returned while a message was being posted")
		}
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 sent"})
	})
}

// Where the channel cannot be read back, a message that may be there is not sent again;
// the next day is posted as ever.
func TestNoReadingBack(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.room.after = func(p Posting) error {
			if p.Date == "2026-01-07" {
				return nil
			}
			return errors.New("connection reset")
		}
		s.room.search = func(Posting) error { return &Refused{Reason: "Reading the channel is not allowed."} }
		s.set(harbour)
		s.start(some)
		s.until("2026-01-07 23:00")
		s.stop()
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 gave-up: Reading the channel is not allowed.", "2026-01-07 sent"})
		if n := len(s.room.messages); n != 2 {
			t.Errorf("%d messages, want 2", n)
		}
	})
}

func TestSources(t *testing.T) {
	refusal := &bot.Refusal{Message: "There is no source “The Harbour Post”.", Hint: "Try /sources."}
	broken := true // until half past eight
	for _, tc := range []struct {
		name     string
		source   Source
		emptyDay bool
		row      string
	}{
		{"news", some, false, "2026-01-06 sent"},
		{"an empty day, not wanted", func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{Outcome: bot.Silent}, nil
		}, false, "2026-01-06 empty: " + whyEmpty},
		{"an empty day, wanted", func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{Outcome: bot.Silent}, nil
		}, true, "2026-01-06 sent"},
		{"a refusal", func(context.Context, settings.Daily, string) (bot.Reply, error) { return bot.Reply{}, refusal },
			false, "2026-01-06 gave-up: " + refusal.Error()},
		{"a refusal in the reply", func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{Outcome: bot.Refused, Blocks: []bot.Block{bot.Text{}, refusal}}, nil
		}, false, "2026-01-06 gave-up: " + refusal.Error()},
		{"a failure", func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{Outcome: bot.Failed}, nil
		}, false, "2026-01-06 gave-up: " + whyLate},
		{"an error", func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{}, errors.New("no disk")
		}, false, "2026-01-06 gave-up: " + whyLate},
		{"a panic at first", func(ctx context.Context, d settings.Daily, date string) (bot.Reply, error) {
			if broken {
				broken = false
				panic("no map")
			}
			return some(ctx, d, date)
		}, false, "2026-01-06 sent"},
		{"no answer", func(ctx context.Context, _ settings.Daily, _ string) (bot.Reply, error) {
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		}, false, "2026-01-06 gave-up: " + whyLate},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				d := harbour
				d.EmptyDay = tc.emptyDay
				s.set(d)
				s.start(tc.source)
				s.until("2026-01-07 01:00")
				s.stop()
				diff(t, "rows", s.rows("207"), []string{tc.row})
				if got, want := len(s.room.messages), tc.row == "2026-01-06 sent"; (got == 1) != want {
					t.Errorf("%d messages for %s", got, tc.row)
				}
			})
		})
	}
}

// A channel that does not answer holds up no other.
func TestSlowChannel(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		slow, other := harbour, harbour
		slow.Channel = "206"
		s.room.delay = map[string]time.Duration{"206": time.Hour}
		s.set(slow, other)
		s.start(some)
		s.until("2026-01-06 12:00")
		s.stop()
		diff(t, "posted", s.room.posted("207", "Europe/London"), []string{"2026-01-06 at 2026-01-06 07:30:00"})
		diff(t, "rows of the slow one", s.rows("206"), []string{"2026-01-06 planned"})
	})
}
