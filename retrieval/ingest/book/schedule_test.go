package book

import (
	"testing"
	"time"
)

var morning = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

func TestNextCheck(t *testing.T) {
	for _, tc := range []struct {
		name      string
		ttl       time.Duration
		notBefore time.Duration // from now
		jitter    float64
		want      time.Duration
	}{
		{"the interval", 0, 0, 0, 10 * time.Minute},
		{"the feed wants longer", time.Hour, 0, 0, time.Hour},
		{"the server wants longer", time.Hour, 2 * time.Hour, 0, 2 * time.Hour},
		{"the server wants less", 0, time.Minute, 0, 10 * time.Minute},
		{"nobody gets more than a day", 7 * 24 * time.Hour, 30 * 24 * time.Hour, 0, 24 * time.Hour},
		{"jitter makes it later", 0, time.Hour, 0.5, time.Hour + 30*time.Second},
		{"and by a tenth of the interval at most", 0, 0, 1, 11 * time.Minute},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := nextCheck(morning, 10*time.Minute, tc.ttl, morning.Add(tc.notBefore), tc.jitter)
			if want := morning.Add(tc.want); !got.Equal(want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestNextTry(t *testing.T) {
	for _, tc := range []struct {
		failures  int
		notBefore time.Duration
		want      time.Duration
	}{
		{1, 0, 20 * time.Minute},
		{2, 0, 40 * time.Minute},
		{3, 0, 80 * time.Minute},
		{8, 0, 24 * time.Hour},
		{1000, 0, 24 * time.Hour},
		{1, time.Hour, time.Hour},
		{1, 48 * time.Hour, 24 * time.Hour},
		{4, time.Minute, 160 * time.Minute},
	} {
		got := nextTry(morning, 10*time.Minute, tc.failures, morning.Add(tc.notBefore), 0)
		if want := morning.Add(tc.want); !got.Equal(want) {
			t.Errorf("after %d failures, not before %v: got %v, want %v", tc.failures, tc.notBefore, got, want)
		}
	}
}

func TestDueAt(t *testing.T) {
	at := func(d time.Duration) time.Time { return morning.Add(d) }
	for _, tc := range []struct {
		name         string
		checked, due time.Time
		want         time.Time
	}{
		{"never checked", time.Time{}, time.Time{}, time.Time{}},
		{"due later", at(-time.Minute), at(9 * time.Minute), at(9 * time.Minute)},
		{"due in a day and a little", at(0), at(24*time.Hour + time.Minute), at(24*time.Hour + time.Minute)},
		{"checked in the future", at(time.Hour), at(70 * time.Minute), morning},
		{"due in a year", at(-time.Minute), at(365 * 24 * time.Hour), morning},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := Source{Checked: tc.checked, Due: tc.due}
			if got := s.DueAt(morning, 10*time.Minute); !got.Equal(tc.want) {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

// A feed that fails dies once, at the fifth failure in a row, and comes back once.
func TestDeathIsReportedOnce(t *testing.T) {
	var s Source
	now := morning
	for n := 1; n <= 12; n++ {
		died := s.Fail(now, time.Minute, Failure{Why: "no such host"}, 0)
		if want := n == deadAfter; died != want {
			t.Errorf("failure %d: died %v, want %v", n, died, want)
		}
		now = s.Due
	}
	for n, want := range []bool{true, false} {
		if got := s.Succeed(now, time.Minute, time.Time{}, 0); got != want {
			t.Errorf("answer %d: revived %v, want %v", n+1, got, want)
		}
	}
	if s.Error != "" || s.Failures != 0 || !s.DeadSince.IsZero() {
		t.Errorf("after an answer got %+v, want no trace of the failures", s)
	}
	if s.Fail(now, time.Minute, Failure{Gone: true}, 0); s.DeadSince.IsZero() {
		t.Error("removed for good, and not dead")
	}
}

func TestBudget(t *testing.T) {
	l := Limits{First: 20, Check: 50, Day: 60}
	for _, tc := range []struct {
		name string
		s    Source
		want int
	}{
		{"first", Source{}, 20},
		{"later", Source{Fetched: morning}, 50},
		{"what the day leaves", Source{Fetched: morning, Today: Count{"2026-03-02", 25}}, 35},
		{"a day that is full", Source{Fetched: morning, Today: Count{"2026-03-02", 99}}, 0},
		{"another day", Source{Fetched: morning, Today: Count{"2026-03-01", 99}}, 50},
	} {
		if got := l.Budget(tc.s, morning); got != tc.want {
			t.Errorf("%s: got %d, want %d", tc.name, got, tc.want)
		}
	}
}
