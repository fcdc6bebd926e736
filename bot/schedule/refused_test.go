package schedule

import (
	"errors"
	"slices"
	"testing"
	"time"

	"quoth/bot/guild"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
)

const gone = "The channel is gone."

// refusing makes the channel refuse posts between local times in London, each a pair of a start and an end.
func (s *stage) refusing(times ...string) {
	s.room.before = func(Posting) error {
		now := time.Now().Format("2006-01-02 15:04")
		for pair := range slices.Chunk(times, 2) {
			if pair[0] <= now && now < pair[1] {
				return &Refused{Reason: gone, Err: errors.New("404: unknown channel")}
			}
		}
		return nil
	}
}

// on returns mine at another time of day, on some weekdays.
func on(hour, minute int, days ...time.Weekday) settings.Daily {
	d := mine()
	d.Hour, d.Minute, d.Days = hour, minute, weekdays.Of(days...)
	return d
}

// A channel that refuses posts is tried for three days, each post in the course of its own day, and who set
// the schedule is told when that lasts and when it is switched off.
func TestRefused(t *testing.T) {
	const ever = "2027"
	for _, tc := range []struct {
		name    string
		daily   settings.Daily
		refuses []string
		posted  []string
		rows    []string
		told    []string
		off     string // when the schedule was switched off
	}{
		{"for some minutes: nobody is told", on(7, 30), []string{"2026-01-06", "2026-01-06 08:10"},
			[]string{"2026-01-06 at 2026-01-06 08:31:30", "2026-01-07 at 2026-01-07 07:30:00"},
			[]string{"2026-01-06 sent", "2026-01-07 sent"}, nil, ""},
		{"for two hours", on(7, 30), []string{"2026-01-06", "2026-01-06 09:30"},
			[]string{"2026-01-06 at 2026-01-06 09:31:30", "2026-01-07 at 2026-01-07 07:30:00"},
			[]string{"2026-01-06 sent", "2026-01-07 sent"},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone}, ""},
		{"for two days: nothing old is posted", on(7, 30), []string{"2026-01-06", "2026-01-08 08:00"},
			[]string{"2026-01-08 at 2026-01-08 08:01:30", "2026-01-09 at 2026-01-09 07:30:00"},
			[]string{"2026-01-06 gave-up: " + gone, "2026-01-07 gave-up: " + gone, "2026-01-08 sent", "2026-01-09 sent"},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone}, ""},
		{"for good", on(7, 30), []string{"2026-01-06", ever}, nil,
			[]string{"2026-01-06 gave-up: " + gone, "2026-01-07 gave-up: " + gone, "2026-01-08 gave-up: " + gone,
				"2026-01-09 gave-up: " + gone},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone, "12 at 2026-01-09 08:31: 2026-01-09: " + gone},
			"2026-01-09 08:31"},
		{"again, after a post", on(7, 30), []string{"2026-01-06", "2026-01-06 12:00", "2026-01-08", "2026-01-08 12:00"},
			[]string{"2026-01-06 at 2026-01-06 12:01:30", "2026-01-07 at 2026-01-07 07:30:00",
				"2026-01-08 at 2026-01-08 12:01:30"},
			[]string{"2026-01-06 sent", "2026-01-07 sent", "2026-01-08 sent"},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone, "12 at 2026-01-08 08:31: 2026-01-08: " + gone}, ""},
		{"late in the day: told at its end", on(23, 30), []string{"2026-01-06", "2026-01-07 12:00"},
			[]string{"2026-01-07 at 2026-01-07 23:30:00"}, []string{"2026-01-06 gave-up: " + gone, "2026-01-07 sent"},
			[]string{"12 at 2026-01-07 00:01: 2026-01-06: " + gone}, ""},
		{"late in the day, for good", on(23, 30), []string{"2026-01-06", ever}, nil,
			[]string{"2026-01-06 gave-up: " + gone, "2026-01-07 gave-up: " + gone, "2026-01-08 gave-up: " + gone,
				"2026-01-09 gave-up: " + gone},
			[]string{"12 at 2026-01-07 00:01: 2026-01-06: " + gone, "12 at 2026-01-09 23:30: 2026-01-09: " + gone},
			"2026-01-09 23:30"},
		{"once a week, for a day", on(7, 30, time.Tuesday), []string{"2026-01-06", "2026-01-07"},
			[]string{"2026-01-13 at 2026-01-13 07:30:00"}, []string{"2026-01-06 gave-up: " + gone, "2026-01-13 sent"},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone}, ""},
		{"once a week, for good", on(7, 30, time.Tuesday), []string{"2026-01-06", ever}, nil,
			[]string{"2026-01-06 gave-up: " + gone, "2026-01-13 gave-up: " + gone},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone, "12 at 2026-01-13 08:31: 2026-01-13: " + gone},
			"2026-01-13 08:31"},
		{"once a week, and for some minutes a week later", on(7, 30, time.Tuesday),
			[]string{"2026-01-06", "2026-01-07", "2026-01-13", "2026-01-13 07:40"},
			[]string{"2026-01-13 at 2026-01-13 07:45:30"}, []string{"2026-01-06 gave-up: " + gone, "2026-01-13 sent"},
			[]string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 06:00", func(s *stage) {
				s.refusing(tc.refuses...)
				s.set(tc.daily)
				s.start(some)
				if tc.daily.Days.All() {
					s.until("2026-01-10 01:00")
				} else {
					s.until("2026-01-13 12:00")
				}
				s.stop()
				posted := s.room.posted("207", "Europe/London")
				diff(t, "posted", posted[:min(len(posted), len(tc.posted))], tc.posted)
				rows := s.rows("207")
				diff(t, "rows", rows[:min(len(rows), len(tc.rows))], tc.rows)
				diff(t, "told", s.inbox.told(), tc.told)
				d := s.daily()
				if off := d.OffAt.Format("2006-01-02 15:04"); tc.off != "" && (off != tc.off || d.OffWhy != gone) {
					t.Errorf("switched off on %s: %s; want %s", off, d.OffWhy, tc.off)
				}
				if tc.off == "" && !d.On() || d.Refused != (settings.Refused{}) {
					t.Errorf("at the end, the schedule is %+v", d)
				}
			})
		})
	}
}

// Starts and stops change nothing about how long a channel is tried, and what is told.
func TestRefusedOverRestarts(t *testing.T) {
	onStage(t, "2026-01-06 06:00", func(s *stage) {
		s.refusing("2026-01-06", "2027")
		s.set(mine())
		s.start(some)
		for at := time.Now(); at.Before(time.Date(2026, 1, 9, 12, 0, 0, 0, time.UTC)); at = at.Add(5 * time.Hour) {
			s.until(at.Format("2006-01-02 15:04"))
			s.restart()
		}
		s.stop()
		if d := s.daily(); d.On() || d.OffAt.Format(time.DateOnly) != "2026-01-09" {
			t.Errorf("the schedule is %+v, want it switched off on the 9th", d)
		}
		if len(s.inbox.told()) != 2 || s.inbox.tried() != 2 {
			t.Errorf("told %q in %d attempts, want two", s.inbox.told(), s.inbox.tried())
		}
		if n := s.room.tried(); n > 200 {
			t.Errorf("%d attempts to post: they are not spaced out", n)
		}
	})
}

// A schedule that is set again is tried for three days from then on, and its person is told again.
func TestSetAgainWhileRefused(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.refusing("2026-01-06", "2027")
		s.set(mine())
		s.start(some)
		s.until("2026-01-08 12:00")
		s.set(mine())
		if since := s.daily().Refused.Since; !since.Equal(time.Now()) {
			t.Errorf("set again, it is refused since %v", since)
		}
		s.until("2026-01-11 13:00")
		s.stop()
		diff(t, "told", s.inbox.told(), []string{"12 at 2026-01-06 08:31: 2026-01-06: " + gone,
			"12 at 2026-01-08 13:01: 2026-01-08: " + gone, "12 at 2026-01-11 12:01: 2026-01-11: " + gone})
	})
}

// A post that somebody asks for with /daily now ends a refusal: nobody is told of it, and it counts anew.
func TestPostedNowWhileRefused(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.refusing("2026-01-06", "2026-01-06 08:00", "2026-01-09", "2027")
		s.set(mine())
		s.refusedSince("2026-01-05", gone)
		s.start(some)
		s.until("2026-01-06 08:00")
		row, _, err := s.store.Plan("81", "207", "2026-01-06")
		if err != nil || row.Why != gone {
			t.Fatalf("row %+v, %v, want it refused", row, err)
		}
		row.State, row.Message = guild.Sent, "m1"
		if err := s.store.Settle(row); err != nil {
			t.Fatal(err)
		}
		told := len(s.inbox.told())
		s.until("2026-01-09 12:00")
		s.stop()
		if d := s.daily(); !d.On() || d.Refused.Since.Format("2006-01-02 15:04") != "2026-01-09 07:30" {
			t.Errorf("the schedule is %+v, want it refused since the 9th", d)
		}
		diff(t, "told", s.inbox.told()[told:], []string{"12 at 2026-01-09 08:31: 2026-01-09: " + gone})
	})
}

// Where the channel cannot be read for some hours, a message that may be there is looked for until it can,
// and posted only if it is not there. A day that is over before that is given up.
func TestRefusedReading(t *testing.T) {
	for _, tc := range []struct {
		name   string
		sent   bool   // the message was taken, and the answer was lost
		until  string // when it can be read
		posted []string
		row    string
	}{
		{"it is there", true, "2026-01-06 12:00", []string{"2026-01-06 at 2026-01-06 07:30:00"}, "2026-01-06 sent"},
		{"it is not there", false, "2026-01-06 12:00", []string{"2026-01-06 at 2026-01-06 12:01:30"}, "2026-01-06 sent"},
		{"nobody knows", true, "2026-01-07 06:00", []string{"2026-01-06 at 2026-01-06 07:30:00"},
			"2026-01-06 gave-up: Hidden."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				lost := func(Posting) error {
					if time.Now().Format("15:04") == "07:30" {
						return errDown
					}
					return nil
				}
				s.room.before = lost
				if tc.sent {
					s.room.before, s.room.after = nil, lost
				}
				s.room.search = func(Posting) error {
					if time.Now().Format("2006-01-02 15:04") < tc.until {
						return &Refused{Reason: "Hidden."}
					}
					return nil
				}
				s.set(mine())
				s.start(some)
				s.until("2026-01-07 07:00")
				s.stop()
				diff(t, "posted", s.room.posted("207", "Europe/London"), tc.posted)
				diff(t, "rows", s.rows("207"), []string{tc.row})
			})
		})
	}
}

// The last day is three days after the first refusal, or the next day after that on which the schedule posts.
func TestLastDay(t *testing.T) {
	for _, tc := range []struct {
		name, since string
		daily       settings.Daily
		want        string
	}{
		{"daily", "2026-01-06 07:30 +0000", on(7, 30), "2026-01-09"},
		{"daily, posted late", "2026-01-06 23:00 +0000", on(7, 30), "2026-01-09"},
		{"once a week", "2026-01-06 07:30 +0000", on(7, 30, time.Tuesday), "2026-01-13"},
		{"on weekdays", "2026-01-08 07:30 +0000", on(7, 30, time.Monday, time.Thursday), "2026-01-12"},
		{"over a change of the clocks", "2026-03-27 00:15 +0000", on(0, 15), "2026-03-30"},
	} {
		tc.daily.Refused.Since = in(t, "Europe/London", tc.since)
		if got := LastDay(tc.daily); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
	if got := LastDay(settings.Daily{Zone: "Mars/Olympus"}); got != "" {
		t.Errorf("in a zone of elsewhere: %q", got)
	}
}
