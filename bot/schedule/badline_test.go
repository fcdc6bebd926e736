package schedule

import (
	"errors"
	"fmt"
	"strconv"
	"testing"
	"time"
)

// Discord says how long to wait, and is asked for nothing before that, except at the time of the next post.
func TestLater(t *testing.T) {
	for _, tc := range []struct {
		name   string
		wait   time.Duration
		posted []string
		tries  int
	}{
		{"an hour", time.Hour, []string{"2026-01-06 at 2026-01-06 08:30:00"}, 2},
		{"a second: the usual pause", time.Second, []string{"2026-01-06 at 2026-01-06 08:01:30"}, 7},
		{"a week", 7 * 24 * time.Hour, []string{"2026-01-07 at 2026-01-07 07:30:00"}, 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				s.room.before = func(p Posting) error {
					if p.Date == "2026-01-06" && time.Now().Before(time.Date(2026, 1, 6, 8, 0, 0, 0, time.UTC)) {
						return fmt.Errorf("post: %w", &Later{Wait: tc.wait, Err: errors.New("429")})
					}
					return nil
				}
				s.set(harbour)
				s.start(some)
				s.until("2026-01-07 07:31")
				s.stop()
				posted := s.room.posted("207", "Europe/London")
				diff(t, "posted", posted[:min(1, len(posted))], tc.posted)
				if n := s.room.tried() - len(posted) + 1; n != tc.tries {
					t.Errorf("%d attempts until the first post, want %d", n, tc.tries)
				}
			})
		})
	}
}

// Many posts that are due at the same time go out one after another, so that Discord takes them all.
func TestManyAtTheSameTime(t *testing.T) {
	const channels = 300
	onStage(t, "2026-01-06 07:29", func(s *stage) {
		for i := range channels {
			d := harbour
			d.Channel = strconv.Itoa(1000 + i)
			s.set(d)
		}
		s.start(some)
		s.until("2026-01-06 07:31")
		s.stop()
		perSecond := make(map[time.Time]int)
		for _, m := range s.room.messages {
			perSecond[m.at.Truncate(time.Second)]++
		}
		for second, n := range perSecond {
			if n > 2*callsPerSecond { // those that had been saved up, and those of the second
				t.Errorf("%d posts at %v", n, second)
			}
		}
		if n := len(s.room.messages); n != channels {
			t.Errorf("%d posts within a minute, want %d", n, channels)
		}
	})
}

// A post that was interrupted, in a channel that cannot be read for days, is given up, and nobody is told what is
// not known.
func TestUnreadable(t *testing.T) {
	onStage(t, "2026-01-06 07:30", func(s *stage) {
		s.room.search = func(Posting) error { return errors.New("too many messages to look through") }
		s.set(mine())
		if _, _, err := s.store.Plan("81", "207", "2026-01-06"); err != nil {
			t.Fatal(err)
		}
		s.start(some)
		s.until("2026-01-08 12:00")
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 planned", "2026-01-07 sent", "2026-01-08 sent"})
		s.until("2026-01-09 12:00")
		s.stop()
		diff(t, "rows", s.rows("207"),
			[]string{"2026-01-06 gave-up: " + whyBlind, "2026-01-07 sent", "2026-01-08 sent", "2026-01-09 sent"})
		if len(s.inbox.told()) > 0 {
			t.Errorf("told %q", s.inbox.told())
		}
	})
}
