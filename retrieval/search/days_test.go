package search

import (
	"testing"
	"time"

	"quoth/retrieval/dates"
)

// day returns a day of March 2026, as dates.Days has it; the zero time for 0.
func day(d int) time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC)
}

// days returns the days from since to until; 0 is an open end.
func days(since, until int) dates.Days { return dates.Days{Since: day(since), Until: day(until)} }

func TestEnds(t *testing.T) {
	for _, tt := range []struct {
		name         string
		days         []dates.Days
		since, until int
		apart        bool
	}{
		{"one", []dates.Days{days(3, 5)}, 3, 5, false},
		{"one after the other", []dates.Days{days(3, 5), days(6, 7)}, 3, 7, false},
		{"a day between them", []dates.Days{days(3, 5), days(7, 7)}, 3, 7, true},
		{"the later ones first", []dates.Days{days(7, 7), days(3, 5)}, 3, 7, true},
		{"one inside the other", []dates.Days{days(3, 9), days(5, 6)}, 3, 9, false},
		{"an open end", []dates.Days{days(3, 5), days(6, 0)}, 3, 0, false},
		{"an open start", []dates.Days{days(3, 5), days(0, 1)}, 0, 5, true},
	} {
		since, until, apart := Ends(tt.days)
		if !since.Equal(day(tt.since)) || !until.Equal(day(tt.until)) || apart != tt.apart {
			t.Errorf("%s: %v to %v, apart %v, want %v to %v, apart %v",
				tt.name, since, until, apart, day(tt.since), day(tt.until), tt.apart)
		}
	}
}

func TestAway(t *testing.T) {
	all := []dates.Days{days(3, 5), days(10, 0)}
	for at, want := range map[int]time.Duration{
		1: 48 * time.Hour, 3: 0, 5: 0, 6: 24 * time.Hour, 9: 24 * time.Hour, 10: 0, 20: 0,
	} {
		if got := Away(all, day(at).Add(9*time.Hour)); got != want {
			t.Errorf("the %dth is %v away, want %v", at, got, want)
		}
	}
}

func TestFirm(t *testing.T) {
	soft := days(3, 5)
	soft.Soft = true
	all := []dates.Days{soft, days(6, 7)}
	if got := Firm(all); len(got) != 1 || got[0] != days(6, 7) || all[0] != soft {
		t.Errorf("Firm = %v, and the days are %v, want the second day alone and all as they were", got, all)
	}
}
