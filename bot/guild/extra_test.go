package guild

import (
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot/settings"
)

func extra(t *testing.T, s *Store, channel, day string) (Extra, bool) {
	t.Helper()
	e, isNew, err := s.PlanExtra("81", channel, day)
	check(t, err)
	return e, isNew
}

// Who asks twice within some minutes means one post; a channel or a day further it is another one.
func TestPlanExtra(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		first, isNew := extra(t, s, "207", "2026-03-28")
		if !isNew || len(first.Key) != 16 || first.Message != "" {
			t.Errorf("planned = %+v, new %t", first, isNew)
		}
		time.Sleep(Again - time.Second)
		again, isNew := extra(t, s, "207", "2026-03-28")
		if isNew || again.Key != first.Key {
			t.Errorf("asked again = %+v, new %t", again, isNew)
		}
		first.Message = "5001"
		check(t, s.SettleExtra(first))
		if again, _ := extra(t, s, "207", "2026-03-28"); again.Message != "5001" {
			t.Errorf("after it was sent = %+v", again)
		}
		other, isNew := extra(t, s, "208", "2026-03-28")
		if !isNew || other.Key == first.Key {
			t.Errorf("another channel = %+v, new %t", other, isNew)
		}
		time.Sleep(time.Second)
		later, isNew := extra(t, s, "207", "2026-03-28")
		if !isNew || later.Key == first.Key {
			t.Errorf("asked later = %+v, new %t", later, isNew)
		}
		check(t, s.SettleExtra(first)) // a late answer
		if now, _ := extra(t, s, "207", "2026-03-28"); now.Message != "" {
			t.Errorf("settled by the answer to another: %+v", now)
		}
		if _, isNew := extra(t, s, "207", "2026-03-29"); !isNew {
			t.Error("another day is the same post")
		}
		if _, _, err := s.PlanExtra("81", "207/8", "2026-03-29"); err == nil {
			t.Error("a path is taken for a channel")
		}
	})
}

// Extra posts are kept for a day, and not longer than their schedule.
func TestOldExtras(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		kept := func() int { return len(must[Kept](t)(s.Kept("81")).Extras) }
		extra(t, s, "207", "2026-03-28")
		extra(t, s, "208", "2026-03-28")
		diff(t, "kept", kept(), 2)
		check(t, s.SetDaily(harbour))
		must[bool](t)(s.DropDaily("81", "207"))
		diff(t, "kept without the schedule", kept(), 1)
		time.Sleep(keepExtras)
		extra(t, s, "209", "2026-03-29")
		diff(t, "kept a day later", kept(), 1)
		spoil(t, s, partExtras, "81", "209")
		if _, isNew, err := s.PlanExtra("81", "209", "2026-03-29"); err != nil || !isNew {
			t.Errorf("beside a damaged record: new %t, %v", isNew, err)
		}
	})
}

// What the person was told is noted with the schedule, and forgotten when it is set again.
func TestTell(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	told := settings.Told{Off: true, Late: "2026-03-28"}
	check(t, s.Tell(harbour, told))
	diff(t, "told", must[[]settings.Daily](t)(s.Dailies())[0].Told, told)
	again := harbour
	again.SetAt = again.SetAt.Add(time.Minute)
	again.Told = told
	check(t, s.SetDaily(again))
	check(t, s.Tell(harbour, told)) // about the schedule before
	diff(t, "set again", must[[]settings.Daily](t)(s.Dailies())[0].Told, settings.Told{})
}
