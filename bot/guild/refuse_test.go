package guild

import (
	"testing"
	"time"

	"quoth/bot/settings"
)

// A refusal is recorded with the planned post and its schedule: since when the first one, why the newest.
func TestRefuse(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	row := planned(t, s, "81", "207", "2026-03-29")
	first := time.Date(2026, 3, 29, 6, 30, 0, 0, time.UTC)
	for i, why := range []string{"Quoth cannot see the channel.", "The channel is gone."} {
		row.Why = why
		if since, err := s.Refuse(harbour, row, first.Add(time.Duration(i)*time.Hour)); err != nil || !since.Equal(first) {
			t.Errorf("refused since %v, %v, want %v", since, err, first)
		}
		got, ok, err := s.Daily("81", "207")
		if want := (settings.Refused{Since: first, Why: why}); err != nil || !ok || !got.IsRefused() || got.Refused != want {
			t.Errorf("schedule %+v, %t, %v, want it refused as %+v", got, ok, err, want)
		}
		if p := must[[]Post](t)(s.Posts("81", "207"))[0]; p.State != Planned || p.Why != why || p.Key != row.Key {
			t.Errorf("row %+v, want it planned, and refused because of %q", p, why)
		}
	}
}

// A refusal that comes too late changes nothing.
func TestRefuseTooLate(t *testing.T) {
	again := harbour
	again.SetAt = again.SetAt.Add(time.Hour)
	for _, tc := range []struct {
		name     string
		meantime func(t *testing.T, s *Store, row Post)
	}{
		{"the schedule was set again", func(t *testing.T, s *Store, _ Post) { check(t, s.SetDaily(again)) }},
		{"the schedule was deleted", func(t *testing.T, s *Store, _ Post) { must[bool](t)(s.DropDaily("81", "207")) }},
		{"it was posted", func(t *testing.T, s *Store, row Post) {
			row.State, row.Message = Sent, "5001"
			check(t, s.Settle(row))
		}},
		{"all was deleted", func(t *testing.T, s *Store, _ Post) { check(t, s.Forget("81")) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := temporary(t)
			check(t, s.SetDaily(harbour))
			row := planned(t, s, "81", "207", "2026-03-29")
			tc.meantime(t, s, row)
			row.Why = "The channel is gone."
			if since, err := s.Refuse(harbour, row, time.Now()); err != nil || !since.IsZero() {
				t.Errorf("refused since %v, %v", since, err)
			}
			if d, _, err := s.Daily("81", "207"); err != nil || d.Refused != (settings.Refused{}) {
				t.Errorf("the schedule is %+v, %v", d, err)
			}
			for _, p := range must[[]Post](t)(s.Posts("81", "207")) {
				if p.State == Sent && p.Why != "" {
					t.Errorf("the row is %+v", p)
				}
			}
		})
	}
}

// A refusal ends with a post, whoever asked for it, and with its schedule; a day without a post does not end it.
func TestEndOfRefusal(t *testing.T) {
	settled := func(state State) func(*testing.T, *Store, Post) {
		return func(t *testing.T, s *Store, row Post) {
			row.State = state
			check(t, s.Settle(row))
		}
	}
	for _, tc := range []struct {
		name string
		what func(t *testing.T, s *Store, row Post)
		ends bool
	}{
		{"a post", settled(Sent), true},
		{"a day without a post", settled(GaveUp), false},
		{"a day without news", settled(Empty), false},
		{"a post with /daily now", func(t *testing.T, s *Store, _ Post) {
			e, _ := extra(t, s, "207", "2026-03-28")
			e.Message = "5001"
			check(t, s.SettleExtra(e))
		}, true},
		{"a post in another channel", func(t *testing.T, s *Store, _ Post) {
			e, _ := extra(t, s, "208", "2026-03-28")
			e.Message = "5001"
			check(t, s.SettleExtra(e))
		}, false},
		{"switched off", func(t *testing.T, s *Store, _ Post) { check(t, s.SwitchOff(harbour, "Gone.")) }, true},
		{"set again", func(t *testing.T, s *Store, _ Post) { check(t, s.SetDaily(harbour)) }, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := temporary(t)
			check(t, s.SetDaily(harbour))
			row := planned(t, s, "81", "207", "2026-03-29")
			row.Why = "The channel is gone."
			must[time.Time](t)(s.Refuse(harbour, row, time.Now()))
			row.Why = ""
			tc.what(t, s, row)
			d, _, err := s.Daily("81", "207")
			if err != nil || (d.Refused == settings.Refused{}) != tc.ends {
				t.Errorf("the schedule is %+v, %v", d, err)
			}
		})
	}
}

// A schedule that cannot be read does not keep its post from being settled.
func TestSettleBesideDamage(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	row := planned(t, s, "81", "207", "2026-03-29")
	spoil(t, s, partDailies, "81", "207")
	row.State, row.Message = Sent, "5001"
	check(t, s.Settle(row))
	if got := must[[]Post](t)(s.Posts("81", "207"))[0]; got.State != Sent {
		t.Errorf("row %+v", got)
	}
	if _, _, err := s.Daily("81", "207"); err == nil {
		t.Error("a damaged schedule is no error")
	}
}
