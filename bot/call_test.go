package bot_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none

	"quoth/bot"
)

var asked = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

func TestDay(t *testing.T) {
	tests := []struct {
		name, zone, now, day, want string
	}{
		{"a date", "UTC", "2026-01-07T12:00:00Z", "2026-01-05", "2026-01-05T00:00:00Z"},
		{"a date in the call's zone", "Asia/Kolkata", "2026-01-07T12:00:00Z", "2026-01-05", "2026-01-05T00:00:00+05:30"},
		{"today", "UTC", "2026-01-07T23:59:59Z", "today", "2026-01-07T00:00:00Z"},
		{"today, where it is tomorrow already", "Pacific/Auckland", "2026-01-07T12:00:00Z", "today", "2026-01-08T00:00:00+13:00"},
		{"yesterday, over the year's end", "UTC", "2026-01-01T08:00:00Z", "Yesterday", "2025-12-31T00:00:00Z"},
		{"a day whose midnight is skipped", "America/Sao_Paulo", "2026-01-07T12:00:00Z", "2018-11-04", "2018-11-04T01:00:00-02:00"},
		{"yesterday over a skipped midnight", "America/Sao_Paulo", "2018-11-05T12:00:00Z", "yesterday", "2018-11-04T01:00:00-02:00"},
		{"a leap day", "UTC", "2026-01-07T12:00:00Z", "2024-02-29", "2024-02-29T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := bot.Call{Zone: location(t, tt.zone), Now: moment(t, tt.now)}.Day(tt.day)
			if err != nil {
				t.Fatal(err)
			}
			if want := moment(t, tt.want); !got.Equal(want) {
				t.Errorf("Day(%q) = %v, want %v", tt.day, got, want)
			}
		})
	}
}

func TestDayRefuses(t *testing.T) {
	for _, s := range []string{"tomorrow", "2026-02-30", "06/01/2026", "2026-1-6", "20260106", "2026-01-06T00:00:00Z", strings.Repeat("9", 500)} {
		_, err := bot.Call{Now: asked}.Day(s)
		var refusal *bot.Refusal
		if !errors.As(err, &refusal) || refusal.Hint == "" || len(refusal.Message) > 200 {
			t.Errorf("Day(%q) error = %v, want a short refusal with a hint", s, err)
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
