package guild

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// Planning twice gives the first row, with the same key; it is for one channel and date.
func TestPlan(t *testing.T) {
	s := temporary(t)
	other := harbour
	other.Channel = "208"
	check(t, s.SetDaily(harbour))
	check(t, s.SetDaily(other))
	elsewhere := temporary(t)
	check(t, elsewhere.SetDaily(harbour))
	first, isNew, err := s.Plan("81", "207", "2026-03-29")
	check(t, err)
	if !isNew || first.State != Planned || len(first.Key) != 16 || first.PlannedAt.IsZero() {
		t.Errorf("planned = %+v", first)
	}
	again, isNew, err := s.Plan("81", "207", "2026-03-29")
	check(t, err)
	if isNew {
		t.Error("planned again, it is new")
	}
	diff(t, "planned again", again, stripped(first))
	for _, p := range []Post{planned(t, s, "81", "207", "2026-03-30"), planned(t, s, "81", "208", "2026-03-29")} {
		if p.Key == first.Key {
			t.Errorf("%s of channel %s has the key of %s of channel %s", p.Date, p.Channel, first.Date, first.Channel)
		}
	}
	diff(t, "key with another file", planned(t, elsewhere, "81", "207", "2026-03-29").Key, first.Key)
}

func planned(t *testing.T, s *Store, server, channel, date string) Post {
	t.Helper()
	p, _, err := s.Plan(server, channel, date)
	check(t, err)
	return p
}

func TestPlanRefuses(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	for _, tc := range []struct {
		name, server, channel, date string
		want                        error
	}{
		{"another channel", "81", "208", "2026-03-29", ErrNotPlanned},
		{"another server", "82", "207", "2026-03-29", ErrNotPlanned},
		{"no date", "81", "207", "29/3/2026", nil},
		{"no such date", "81", "207", "2026-02-30", nil},
	} {
		_, isNew, err := s.Plan(tc.server, tc.channel, tc.date)
		if isNew || err == nil || tc.want != nil && !errors.Is(err, tc.want) {
			t.Errorf("%s: err = %v, want %v", tc.name, err, tc.want)
		}
	}
	diff(t, "rows", must[[]Post](t)(s.Posts("81", "207")), []Post(nil))
}

func TestSettle(t *testing.T) {
	sent := Post{State: Sent, Message: "5001"}
	for _, tc := range []struct {
		name        string
		first, then Post
		want        error
		state       State
	}{
		{"sent", Post{State: Planned}, sent, nil, Sent},
		{"given up", Post{State: Planned}, Post{State: GaveUp, Why: "the channel is gone"}, nil, GaveUp},
		{"nothing to post", Post{State: Planned}, Post{State: Empty}, nil, Empty},
		{"sent twice", sent, sent, nil, Sent},
		{"sent as two messages", sent, Post{State: Sent, Message: "5002"}, ErrSettled, Sent},
		{"given up after it was sent", sent, Post{State: GaveUp}, ErrSettled, Sent},
		{"sent after it was given up", Post{State: GaveUp}, sent, ErrSettled, GaveUp},
		{"planned again", sent, Post{State: Planned}, ErrNotPlanned, Sent},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := temporary(t)
			check(t, s.SetDaily(harbour))
			row := planned(t, s, "81", "207", "2026-03-29")
			if tc.first.State != Planned {
				row.State, row.Message = tc.first.State, tc.first.Message
				check(t, s.Settle(row))
			}
			row.State, row.Message, row.Why = tc.then.State, tc.then.Message, tc.then.Why
			if err := s.Settle(row); !errors.Is(err, tc.want) {
				t.Errorf("err = %v, want %v", err, tc.want)
			}
			got := must[[]Post](t)(s.Posts("81", "207"))[0]
			if got.State != tc.state || tc.want == nil && (got.Message != tc.then.Message || got.Why != tc.then.Why || got.SettledAt.IsZero()) {
				t.Errorf("row = %+v, want it %s", got, tc.state)
			}
		})
	}
}

// A day without a post can be planned again, with the same key; one with a post cannot.
func TestReopenPost(t *testing.T) {
	for _, state := range []State{Planned, GaveUp, Empty, Sent} {
		s := temporary(t)
		check(t, s.SetDaily(harbour))
		row := planned(t, s, "81", "207", "2026-03-29")
		if state != Planned {
			row.State, row.Why = state, "It was not to be."
			check(t, s.Settle(row))
		}
		check(t, s.Reopen("81", "207", "2026-03-29"))
		got := must[[]Post](t)(s.Posts("81", "207"))[0]
		if (got.State == Planned) == (state == Sent) || got.Key != row.Key || !got.PlannedAt.Equal(row.PlannedAt) {
			t.Errorf("%s: reopened as %+v", state, got)
		}
		if got.State == Planned && (got.Why != "" || !got.SettledAt.IsZero()) {
			t.Errorf("%s: reopened with %+v", state, got)
		}
		check(t, s.Reopen("81", "207", "2026-03-30"))
		if n := len(must[[]Post](t)(s.Posts("81", "207"))); n != 1 {
			t.Errorf("%d rows, want one", n)
		}
	}
}

func TestSettleUnknown(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	err := s.Settle(Post{Server: "81", Channel: "207", Date: "2026-03-29", State: Sent})
	if !errors.Is(err, ErrNotPlanned) {
		t.Errorf("err = %v, want ErrNotPlanned", err)
	}
}

// Rows are kept for 30 days; newer ones are listed first.
func TestOldPosts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		check(t, s.SetDaily(harbour))
		var first, last string
		for range 40 {
			last = today()
			if first == "" {
				first = last
			}
			planned(t, s, "81", "207", last)
			time.Sleep(24 * time.Hour)
		}
		rows := must[[]Post](t)(s.Posts("81", "207"))
		if len(rows) != keepPosts+1 || rows[0].Date != last || rows[1].Date >= last {
			t.Errorf("%d rows, first of %s: want %d, first of %s", len(rows), rows[0].Date, keepPosts+1, last)
		}
		if first >= rows[len(rows)-1].Date {
			t.Errorf("the row of %s is still kept", first)
		}
	})
}
