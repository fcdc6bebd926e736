package bind_test

import (
	"cmp"
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none

	"quoth/bot"
	"quoth/bot/bind"
)

func TestDays(t *testing.T) {
	tests := []struct {
		name, zone, now, typed, since, until string
	}{
		{"a date", "UTC", "2026-01-07T12:00:00Z", "2026-01-05", "2026-01-05T00:00:00Z", ""},
		{"a date in the call's zone", "Asia/Kolkata", "2026-01-07T12:00:00Z", "2026-01-05", "2026-01-05T00:00:00+05:30", ""},
		{"today", "UTC", "2026-01-07T23:59:59Z", "today", "2026-01-07T00:00:00Z", ""},
		{"today, where it is tomorrow already", "Pacific/Auckland", "2026-01-07T12:00:00Z", "today", "2026-01-08T00:00:00+13:00", ""},
		{"yesterday, over the year's end", "UTC", "2026-01-01T08:00:00Z", "Yesterday", "2025-12-31T00:00:00Z", ""},
		{"a day whose midnight is skipped", "America/Sao_Paulo", "2026-01-07T12:00:00Z", "2018-11-04", "2018-11-04T01:00:00-02:00", ""},
		{"yesterday over a skipped midnight", "America/Sao_Paulo", "2018-11-05T12:00:00Z", "yesterday", "2018-11-04T01:00:00-02:00", ""},
		{"a leap day", "UTC", "2026-01-07T12:00:00Z", "2024-02-29", "2024-02-29T00:00:00Z", ""},
		{"a date before all news", "UTC", "2026-01-07T12:00:00Z", "1066-10-14", "1066-10-14T00:00:00Z", ""},
		{"a week", "UTC", "2026-01-07T12:00:00Z", "last week", "2025-12-29T00:00:00Z", "2026-01-04T00:00:00Z"},
		{"a month over a change of the clocks", "Europe/London", "2026-01-07T12:00:00Z", "March 2024", "2024-03-01T00:00:00Z", "2024-03-31T00:00:00Z"},
		{"days written by String", "UTC", "2026-01-07T12:00:00Z", "2025-12-29 to 2026-01-04", "2025-12-29T00:00:00Z", "2026-01-04T00:00:00Z"},
		{"the month first, in the United States", "America/New_York", "2026-01-07T12:00:00Z", "3/4/2025", "2025-03-04T00:00:00-05:00", ""},
		{"an open end", "UTC", "2026-01-07T12:00:00Z", "since Monday", "2026-01-05T00:00:00Z", "0001-01-01T00:00:00Z"},
		{"an open start", "UTC", "2026-01-07T12:00:00Z", "before 2025", "0001-01-01T00:00:00Z", "2024-12-31T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := bot.Call{Zone: location(t, tt.zone), Now: moment(t, tt.now)}
			got, err := bind.ReadDays(c, tt.typed)
			if err != nil {
				t.Fatal(err)
			}
			since, until := moment(t, tt.since), moment(t, cmp.Or(tt.until, tt.since))
			if !got.Since.Equal(since) || !got.Until.Equal(until) {
				t.Errorf("ReadDays(%q) = %v, want from %v to %v", tt.typed, got, since, until)
			}
			c.Now = c.Now.AddDate(0, 0, 100)
			if again, err := bind.ReadDays(c, got.String()); err != nil || again != got {
				t.Errorf("ReadDays(%q), read 100 days later = %v, %v, want %v", got.String(), again, err, got)
			}
		})
	}
}

func TestDaysRefuses(t *testing.T) {
	for _, s := range []string{"soon", "2026-02-30", "20260106", "2026-01-06T00:00:00Z", "ferry last week",
		strings.Repeat("9", 500), "last week" + strings.Repeat(" ", 100) + "."} {
		_, err := bind.ReadDays(bot.Call{Now: asked}, s)
		var refusal *bot.Refusal
		if !errors.As(err, &refusal) || refusal.Hint == "" || len(refusal.Message) > 200 {
			t.Errorf("ReadDays(%q) error = %v, want a short refusal with a hint", s, err)
		}
	}
}

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
