package schedule

import (
	"context"
	"errors"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
)

// at returns harbour at another time of day.
func at(hour, minute int) settings.Daily {
	d := harbour
	d.Hour, d.Minute = hour, minute
	return d
}

// Settings that change are followed at once, and no date is posted twice for that.
func TestChangedSettings(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(s *stage) // at 06:00, with the schedule set for 07:30
		posted []string
	}{
		{"none", func(*stage) {}, []string{"2026-01-06 at 2026-01-06 07:30:00", "2026-01-07 at 2026-01-07 07:30:00"}},
		{"later", func(s *stage) { s.set(at(9, 0)) }, []string{"2026-01-06 at 2026-01-06 09:00:00", "2026-01-07 at 2026-01-07 09:00:00"}},
		{"earlier, still to come", func(s *stage) { s.set(at(6, 1)) }, []string{"2026-01-06 at 2026-01-06 06:01:00", "2026-01-07 at 2026-01-07 06:01:00"}},
		{"earlier, past", func(s *stage) { s.set(at(5, 0)) }, []string{"2026-01-07 at 2026-01-07 05:00:00"}},
		{"another zone", func(s *stage) {
			d := harbour
			d.Zone = "Europe/Paris"
			s.set(d)
		}, []string{"2026-01-06 at 2026-01-06 06:30:00", "2026-01-07 at 2026-01-07 06:30:00"}},
		{"later, once it was posted", func(s *stage) {
			s.until("2026-01-06 08:00")
			s.set(at(9, 0))
		}, []string{"2026-01-06 at 2026-01-06 07:30:00", "2026-01-07 at 2026-01-07 09:00:00"}},
		{"off", func(s *stage) { s.drop() }, nil},
		{"off and on", func(s *stage) {
			s.drop()
			s.set(harbour)
		}, []string{"2026-01-06 at 2026-01-06 07:30:00", "2026-01-07 at 2026-01-07 07:30:00"}},
		{"off and on again later, once it was posted", func(s *stage) {
			s.until("2026-01-06 08:00")
			s.drop()
			s.set(at(9, 0))
		}, []string{"2026-01-06 at 2026-01-06 07:30:00", "2026-01-07 at 2026-01-07 09:00:00"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-05 12:00", func(s *stage) {
				s.set(harbour)
				s.start(some)
				s.until("2026-01-06 06:00")
				tc.change(s)
				s.until("2026-01-07 12:00")
				s.stop()
				diff(t, "posted", s.room.posted("207", "Europe/London"), tc.posted)
			})
		})
	}
}

func (s *stage) drop() {
	s.t.Helper()
	if ok, err := s.store.DropDaily("81", "207"); !ok || err != nil {
		s.t.Fatalf("drop: %v, %v", ok, err)
	}
	s.loop.Notify()
}

// Nobody works for a schedule that was dropped.
func TestDroppedScheduleStops(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.set(harbour)
		s.start(func(ctx context.Context, d settings.Daily, date string) (bot.Reply, error) {
			t.Errorf("a summary of %s is made", date)
			return some(ctx, d, date)
		})
		s.until("2026-01-06 07:15")
		s.drop()
		s.until("2026-01-06 12:00")
		s.stop()
	})
}

// Settings that change while a post is under way wait for its end; a schedule that is
// dropped stops it, and one that is set again looks for its message.
func TestChangeWhilePosting(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(s *stage)
	}{
		{"set", func(s *stage) { s.set(at(9, 0)) }},
		{"dropped and set", func(s *stage) {
			s.drop()
			s.set(at(9, 0))
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				s.room.delay = map[string]time.Duration{"207": time.Minute}
				s.set(harbour)
				s.start(some)
				s.until("2026-01-06 07:30")
				tc.change(s)
				s.until("2026-01-06 12:00")
				s.stop()
				diff(t, "rows", s.rows("207"), []string{"2026-01-06 sent"})
				if n := len(s.room.messages); n != 1 {
					t.Errorf("%d messages, want 1", n)
				}
			})
		})
	}
}

// A new schedule among thousands of looks at the clock is noticed without a restart.
func TestFirstScheduleOfARunningLoop(t *testing.T) {
	onStage(t, "2026-01-05 12:00", func(s *stage) {
		s.start(some)
		s.until("2026-01-06 07:29")
		s.set(harbour)
		s.until("2026-01-06 07:31")
		s.stop()
		diff(t, "posted", s.room.posted("207", "Europe/London"), []string{"2026-01-06 at 2026-01-06 07:30:00"})
	})
}

// flawed is a ledger with one method that fails for some hours.
type flawed struct {
	Ledger
	method   string
	from, to string // local times in London, within a day
}

var errFull = errors.New("no space left on device")

func (f *flawed) fails(method string) bool {
	now := time.Now().Format("15:04")
	return method == f.method && f.from <= now && now < f.to
}

func (f *flawed) Dailies() ([]settings.Daily, error) {
	if f.fails("Dailies") {
		return nil, errFull
	}
	return f.Ledger.Dailies()
}

func (f *flawed) Posts(server, channel string) ([]guild.Post, error) {
	if f.fails("Posts") {
		return nil, errFull
	}
	return f.Ledger.Posts(server, channel)
}

func (f *flawed) Settle(p guild.Post) error {
	if f.fails("Settle") {
		return errFull
	}
	return f.Ledger.Settle(p)
}

func (f *flawed) Refuse(d settings.Daily, p guild.Post, at time.Time) (time.Time, error) {
	if f.fails("Refuse") {
		return time.Time{}, errFull
	}
	return f.Ledger.Refuse(d, p, at)
}

func (f *flawed) SwitchOff(d settings.Daily, why string) error {
	if f.fails("SwitchOff") {
		return errFull
	}
	return f.Ledger.SwitchOff(d, why)
}

func (f *flawed) Tell(d settings.Daily, told settings.Told) error {
	if f.fails("Tell") {
		return errFull
	}
	return f.Ledger.Tell(d, told)
}

// A ledger that fails, in whatever it does, makes nothing go out twice.
func TestFailingLedger(t *testing.T) {
	gone := &Refused{Reason: "Gone."}
	for _, tc := range []struct {
		method, from string
		refuse       error
		since        string // when the channel began to refuse posts; empty: not yet
		rows         []string
		sent         int
	}{
		{"Settle", "07:29", nil, "", []string{"2026-01-06 sent"}, 1},
		{"Posts", "07:29", nil, "", []string{"2026-01-06 sent"}, 1},
		{"Posts", "07:45", nil, "", []string{"2026-01-06 sent"}, 1},
		{"Dailies", "07:29", nil, "", []string{"2026-01-06 sent"}, 1},
		{"Refuse", "07:29", gone, "", []string{"2026-01-06 planned: Gone."}, 0},
		{"Settle", "07:29", gone, "2026-01-03", []string{"2026-01-03 gave-up: Gone.", "2026-01-06 gave-up: Gone."}, 0},
		{"SwitchOff", "07:29", gone, "2026-01-03", []string{"2026-01-03 gave-up: Gone.", "2026-01-06 gave-up: Gone."}, 0},
	} {
		t.Run(tc.method+" "+tc.from, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				s.room.before = func(Posting) error { return tc.refuse }
				s.set(harbour)
				if tc.since != "" {
					s.refusedSince(tc.since, "Gone.")
				}
				s.startWith(&flawed{s.store, tc.method, tc.from, "12:00"}, some)
				s.until("2026-01-06 07:29")
				s.loop.Notify()
				s.until("2026-01-06 18:00")
				s.stop()
				diff(t, "rows", s.rows("207"), tc.rows)
				if n := len(s.room.messages); n != tc.sent {
					t.Errorf("%d messages, want %d", n, tc.sent)
				}
				if s.room.attempts > 60 {
					t.Errorf("%d attempts: they are not spaced out", s.room.attempts)
				}
			})
		})
	}
}

// A posting has the settings of the server and the words of the source.
func TestPosting(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		d := harbour
		d.Silent, d.Sources = true, []string{"The Harbour Post"}
		var got Posting
		s.room.before = func(p Posting) error { got = p; return nil }
		s.set(d)
		s.start(func(_ context.Context, d settings.Daily, date string) (bot.Reply, error) {
			return bot.Reply{Query: d.Sources[0] + " of " + date}, nil
		})
		s.until("2026-01-06 08:00")
		s.stop()
		d.SetAt = got.Daily.SetAt
		want := Posting{Daily: d, Date: "2026-01-06", Key: got.Key, Planned: got.Planned,
			Reply: bot.Reply{Query: "The Harbour Post of 2026-01-06"}}
		diff(t, "posting", got, want)
		if len(got.Key) != 16 || got.Planned.IsZero() {
			t.Errorf("posting = %+v, want a key and when it was planned", got)
		}
	})
}
