package guild

import (
	"testing"
	"time"
)

// A welcome is wanted until it is settled, and again where the bot has left and come back.
func TestWelcome(t *testing.T) {
	s, first := temporary(t), time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)
	again := first.Add(time.Minute)
	plan := func(name string, joined time.Time, want bool) {
		t.Helper()
		if got, err := s.PlanWelcome("81", joined); got != want || err != nil {
			t.Errorf("%s: wanted %t, %v, want %t", name, got, err, want)
		}
	}
	settle := func(joined time.Time) {
		t.Helper()
		if err := s.SettleWelcome("81", joined); err != nil {
			t.Error(err)
		}
	}
	settle(first) // without a plan it writes nothing
	plan("at first", first, true)
	plan("after a crash", first.In(time.FixedZone("", 3600)), true)
	settle(first)
	plan("once it is settled", first, false)
	plan("joined once more", again, true)
	settle(first) // that of the first time comes late
	plan("still open", again, true)
	settle(again)
	plan("settled too", again, false)
	if kept, err := s.Kept("81"); err != nil || kept.Welcome == nil || !kept.Welcome.JoinedAt.Equal(again) {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if err := s.Forget("81"); err != nil {
		t.Fatal(err)
	}
	settle(again)
	if kept, err := s.Kept("81"); err != nil || kept.Welcome != nil {
		t.Errorf("kept after it was left: %+v, %v", kept, err)
	}
	plan("after it was left", again, true)
	if _, err := s.PlanWelcome("8/1", first); err == nil {
		t.Error("an id with a slash is planned")
	}
}
