package calendar_test

import (
	"testing"
	"time"

	"quoth/retrieval/calendar"
)

// The day of asking is a Wednesday.
var today = calendar.Date(2026, time.March, 18)

func format(d calendar.Days) string {
	return d.Since.Format(time.DateOnly) + ".." + d.Until.Format(time.DateOnly)
}

func TestResolve(t *testing.T) {
	monday, year := time.Monday, calendar.YearOf(2024)
	for _, tc := range []struct {
		name   string
		moment calendar.Moment
		want   string // "" for a date that no calendar has
	}{
		{"latest weekday", calendar.Moment{Weekday: &monday}, "2026-03-16..2026-03-16"},
		{"latest month", calendar.Moment{Month: time.April}, "2025-04-01..2025-04-30"},
		{"this month has begun", calendar.Moment{Month: time.March}, "2026-03-01..2026-03-31"},
		{"day of a month", calendar.Moment{Day: 31}, "2026-01-31..2026-01-31"},
		{"date", calendar.Moment{Month: time.March, Day: 19}, "2025-03-19..2025-03-19"},
		{"leap day", calendar.Moment{Month: time.February, Day: 29}, "2024-02-29..2024-02-29"},
		{"leap day of a year", calendar.Moment{Year: 2025, Month: time.February, Day: 29}, ""},
		{"within a year", calendar.Moment{Month: time.March, Within: &year}, "2024-03-01..2024-03-31"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, ok := tc.moment.Resolve(today)
			if got := format(d); ok && got != tc.want || ok != (tc.want != "") {
				t.Errorf("Resolve = %s, %v, want %q", got, ok, tc.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	for _, tc := range []struct {
		name               string
		a, b, wantA, wantB calendar.Moment
	}{
		{"the month", calendar.Moment{Month: time.May, Day: 1}, calendar.Moment{Day: 3},
			calendar.Moment{Month: time.May, Day: 1}, calendar.Moment{Month: time.May, Day: 3}},
		{"the next month", calendar.Moment{Month: time.December, Day: 30}, calendar.Moment{Day: 2},
			calendar.Moment{Month: time.December, Day: 30}, calendar.Moment{Month: time.January, Day: 2}},
		{"the month before", calendar.Moment{Day: 30}, calendar.Moment{Month: time.January, Day: 2, Year: 2026},
			calendar.Moment{Month: time.December, Day: 30, Year: 2025},
			calendar.Moment{Month: time.January, Day: 2, Year: 2026}},
		{"the year", calendar.Moment{Month: time.March}, calendar.Moment{Month: time.June, Year: 2024},
			calendar.Moment{Month: time.March, Year: 2024}, calendar.Moment{Month: time.June, Year: 2024}},
		{"the year before", calendar.Moment{Month: time.November}, calendar.Moment{Month: time.February, Year: 2024},
			calendar.Moment{Month: time.November, Year: 2023}, calendar.Moment{Month: time.February, Year: 2024}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if a, b := calendar.Share(tc.a, tc.b); a != tc.wantA || b != tc.wantB {
				t.Errorf("Share = %+v, %+v, want %+v, %+v", a, b, tc.wantA, tc.wantB)
			}
		})
	}
}

func TestPick(t *testing.T) {
	march, year := calendar.MonthOf(2026, time.March), calendar.YearOf(2026)
	for _, tc := range []struct {
		name string
		run  calendar.Days
		unit string
		nth  int
		last bool
		want string // "" for none
	}{
		{"second week", march, "week", 2, false, "2026-03-08..2026-03-14"},
		{"fifth week is short", march, "week", 5, false, "2026-03-29..2026-03-31"},
		{"last week", march, "week", 0, true, "2026-03-25..2026-03-31"},
		{"first weekend", march, "weekend", 1, false, "2026-03-07..2026-03-08"},
		{"third quarter", year, "quarter", 3, false, "2026-07-01..2026-09-30"},
		{"last half", year, "half", 0, true, "2026-07-01..2026-12-31"},
		{"a quarter of a month", march, "quarter", 1, false, ""},
		{"unknown unit", year, "fathom", 1, false, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, ok := calendar.Pick(tc.run, tc.unit, tc.nth, tc.last)
			if got := format(d); ok && got != tc.want || ok != (tc.want != "") {
				t.Errorf("Pick = %s, %v, want %q", got, ok, tc.want)
			}
		})
	}
	if d, ok := calendar.PickWeekday(march, time.Monday, 1, false); !ok || format(d) != "2026-03-02..2026-03-02" {
		t.Errorf("PickWeekday = %s, %v, want 2 March", format(d), ok)
	}
}
