package schedule

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
)

// inbox is the other side of a Teller: it has one message for a key.
type inbox struct {
	mu       sync.Mutex
	messages []string // "12 at 2026-01-06 07:30: 2026-01-06: The channel is gone."
	keys     map[string]bool
	attempts int
	fails    func() error
}

func (i *inbox) Tell(_ context.Context, f Failure) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.attempts++
	if i.keys[f.Key] {
		return nil
	}
	if i.fails != nil {
		if err := i.fails(); err != nil {
			return err
		}
	}
	if i.keys == nil {
		i.keys = make(map[string]bool)
	}
	i.keys[f.Key] = true
	i.messages = append(i.messages, fmt.Sprintf("%s at %s: %s: %s",
		f.Daily.SetBy, time.Now().UTC().Format("2006-01-02 15:04"), f.Date, f.Why))
	return nil
}

// told returns the messages so far.
func (i *inbox) told() []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	return slices.Clone(i.messages)
}

// tried returns the number of attempts so far.
func (i *inbox) tried() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.attempts
}

// mine is harbour, set by a person.
func mine() settings.Daily {
	d := harbour
	d.SetBy = "12"
	return d
}

var errDown = errors.New("503")

// restart stops the loop and starts another.
func (s *stage) restart() {
	s.stop()
	s.start(some)
}

// Who set a schedule is told once that it was switched off, also over restarts, and again when it fails
// after they have set it again.
func TestTellOff(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.room.before = func(Posting) error { return &Refused{Reason: "The channel is gone."} }
		s.set(mine())
		s.refusedSince("2026-01-03", "The channel is gone.")
		s.start(some)
		for _, at := range []string{"2026-01-06 07:31", "2026-01-06 12:00", "2026-01-07 12:00"} {
			s.until(at)
			s.restart()
		}
		first := "12 at 2026-01-06 08:32: 2026-01-06: The channel is gone."
		diff(t, "told", s.inbox.told(), []string{first})
		if !s.daily().Told.Off || s.inbox.tried() != 1 {
			t.Errorf("daily %+v, %d attempts", s.daily(), s.inbox.tried())
		}
		s.set(mine())
		s.until("2026-01-08 12:00")
		s.stop()
		diff(t, "told", s.inbox.told(), []string{first, "12 at 2026-01-08 08:31: 2026-01-08: The channel is gone."})
	})
}

// A message that cannot be sent is tried again, for a day; where the answer is lost, it is not sent twice.
func TestTellAgain(t *testing.T) {
	for _, tc := range []struct {
		name     string
		fails    func(now time.Time) bool
		messages int
	}{
		{"down for an hour", func(now time.Time) bool { return now.Hour() < 9 && now.Day() == 6 }, 1},
		{"down for two days", func(now time.Time) bool { return now.Day() < 8 }, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				s.room.before = func(Posting) error { return &Refused{Reason: "The channel is gone."} }
				s.inbox.fails = func() error {
					if tc.fails(time.Now()) {
						return errDown
					}
					return nil
				}
				s.set(mine())
				s.refusedSince("2026-01-03", "The channel is gone.")
				s.start(some)
				s.until("2026-01-06 08:00")
				s.restart()
				s.until("2026-01-09 07:00")
				s.stop()
				if len(s.inbox.told()) != tc.messages || s.inbox.tried() > 70 {
					t.Errorf("told %q after %d attempts, want %d", s.inbox.told(), s.inbox.tried(), tc.messages)
				}
			})
		})
	}
	t.Run("the note of it is lost", func(t *testing.T) {
		onStage(t, "2026-01-06 07:00", func(s *stage) {
			s.room.before = func(Posting) error { return &Refused{Reason: "The channel is gone."} }
			s.set(mine())
			s.refusedSince("2026-01-03", "The channel is gone.")
			s.startWith(&flawed{s.store, "Tell", "07:00", "09:00"}, some)
			s.until("2026-01-06 12:00")
			s.stop()
			if len(s.inbox.told()) != 1 || s.inbox.tried() < 2 {
				t.Errorf("told %q in %d attempts, want one message", s.inbox.told(), s.inbox.tried())
			}
		})
	})
}

// Days without a post are told of once until there is a post again.
func TestTellLate(t *testing.T) {
	onStage(t, "2026-01-05 12:00", func(s *stage) {
		s.room.before = func(Posting) error {
			if day := time.Now().Day(); day == 9 || day == 11 {
				return nil
			}
			return errDown
		}
		s.set(mine())
		s.start(some)
		s.until("2026-01-06 12:00")
		if len(s.inbox.told()) > 0 {
			t.Errorf("told on the day itself: %q", s.inbox.told())
		}
		s.until("2026-01-08 12:00")
		s.restart()
		s.until("2026-01-12 12:00")
		s.stop()
		var days []string
		for _, m := range s.inbox.told() {
			days = append(days, m[len("12 at "):])
		}
		diff(t, "told", days, []string{"2026-01-07 00:01: 2026-01-06: " + whyLate, "2026-01-11 00:01: 2026-01-10: " + whyLate})
	})
}

// A refusal after a day without a post is news, and so is that the schedule is switched off.
func TestTellLateThenRefused(t *testing.T) {
	onStage(t, "2026-01-05 12:00", func(s *stage) {
		s.room.before = func(Posting) error {
			if time.Now().Day() == 6 {
				return errDown
			}
			return &Refused{Reason: "The channel is gone."}
		}
		s.set(mine())
		s.start(some)
		s.until("2026-01-12 12:00")
		s.stop()
		diff(t, "told", s.inbox.told(), []string{"12 at 2026-01-07 00:01: 2026-01-06: " + whyLate,
			"12 at 2026-01-07 08:31: 2026-01-07: The channel is gone.",
			"12 at 2026-01-10 08:31: 2026-01-10: The channel is gone."})
	})
}

// Nobody is told where it is not known who set the schedule, where Quoth was not running, or what the
// version before has switched off.
func TestTellNobody(t *testing.T) {
	off := &Refused{Reason: "The channel is gone."}
	for _, tc := range []struct {
		name string
		play func(s *stage)
	}{
		{"set by nobody", func(s *stage) {
			s.room.before = func(Posting) error { return off }
			s.set(harbour)
			s.start(some)
		}},
		{"Quoth was down", func(s *stage) {
			s.set(mine())
			s.until("2026-01-08 01:00")
			s.start(some)
		}},
		{"switched off long ago", func(s *stage) {
			s.set(mine())
			if err := s.store.SwitchOff(s.daily(), "The channel is gone."); err != nil {
				s.t.Fatal(err)
			}
			s.until("2026-01-08 12:00")
			s.start(some)
		}},
		{"an empty day", func(s *stage) {
			s.set(mine())
			s.start(func(context.Context, settings.Daily, string) (bot.Reply, error) {
				return bot.Reply{Outcome: bot.Silent}, nil
			})
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			onStage(t, "2026-01-06 07:00", func(s *stage) {
				tc.play(s)
				s.until("2026-01-09 12:00")
				s.stop()
				if len(s.inbox.told()) > 0 {
					t.Errorf("told %q", s.inbox.told())
				}
			})
		})
	}
}

// What a person has to put right is told of at once, and the schedule stays on.
func TestTellRefusal(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) {
		s.set(mine())
		s.start(func(context.Context, settings.Daily, string) (bot.Reply, error) {
			return bot.Reply{}, &bot.Refusal{Message: "There is no outlet “The Harbour Post”."}
		})
		s.until("2026-01-09 12:00")
		s.stop()
		diff(t, "told", s.inbox.told(),
			[]string{"12 at 2026-01-06 07:30: 2026-01-06: There is no outlet “The Harbour Post”."})
	})
}

// A loop posts on the chosen weekdays, and leaves a row for no other date.
func TestLoopOnWeekdays(t *testing.T) {
	onStage(t, "2026-01-08 12:00", func(s *stage) { // a Thursday
		d := mine()
		d.Days = weekdays.Of(time.Monday, time.Friday)
		s.set(d)
		s.start(some)
		s.until("2026-01-11 12:00")
		s.restart()
		s.until("2026-01-13 12:00")
		d.Days = weekdays.Of(time.Tuesday) // today, after its time
		s.set(d)
		s.until("2026-01-20 12:00")
		s.stop()
		diff(t, "posted", s.room.posted("207", "Europe/London"), []string{"2026-01-09 at 2026-01-09 07:30:00",
			"2026-01-12 at 2026-01-12 07:30:00", "2026-01-20 at 2026-01-20 07:30:00"})
		diff(t, "rows", s.rows("207"), []string{"2026-01-09 sent", "2026-01-12 sent", "2026-01-20 sent"})
		if len(s.inbox.told()) > 0 {
			t.Errorf("told %q", s.inbox.told())
		}
	})
}

// A row that is planned for a day that is then not chosen any more is settled when the day is over.
func TestRowOfDayNoLongerChosen(t *testing.T) {
	onStage(t, "2026-01-06 07:00", func(s *stage) { // a Tuesday
		s.room.before = func(Posting) error { return errDown }
		s.set(mine())
		s.start(some)
		s.until("2026-01-06 09:00")
		d := mine()
		d.Days = weekdays.Of(time.Monday)
		s.set(d)
		s.until("2026-01-07 01:00")
		s.stop()
		diff(t, "rows", s.rows("207"), []string{"2026-01-06 gave-up: " + whyLate})
	})
}

// A schedule that begins before it was set posts what was due since then.
func TestSince(t *testing.T) {
	onStage(t, "2026-01-06 12:00", func(s *stage) {
		d := mine()
		d.SetAt, d.Since = time.Now(), time.Date(2026, 1, 6, 7, 30, 0, 0, time.UTC)
		s.set(d)
		s.start(some)
		s.until("2026-01-07 12:00")
		s.stop()
		diff(t, "posted", s.room.posted("207", "Europe/London"), []string{"2026-01-06 at 2026-01-06 12:00:00",
			"2026-01-07 at 2026-01-07 07:30:00"})
	})
}
