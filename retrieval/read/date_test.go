package read

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	orlo := time.FixedZone("", 90*60)
	for _, c := range []struct {
		input string
		zone  *time.Location
		want  string // RFC 3339; empty: refused
	}{
		{"2026-03-02T08:00:00Z", orlo, "2026-03-02T08:00:00Z"},
		{"2026-03-02T08:00:00.25+05:30", orlo, "2026-03-02T08:00:00.25+05:30"},
		{"2026-03-02", nil, "2026-03-02T00:00:00Z"},
		{"2026-03-02", orlo, "2026-03-02T00:00:00+01:30"},
		{"20260302", orlo, "2026-03-02T00:00:00+01:30"},
		{" 2026-03-02T08:00:00 ", orlo, "2026-03-02T08:00:00+01:30"},
		{"2026-03-02T08:00", orlo, "2026-03-02T08:00:00+01:30"},
		{"2026-03-02T08:00Z", orlo, "2026-03-02T08:00:00Z"},
		{"2026-03-02 08:00:00", orlo, "2026-03-02T08:00:00+01:30"},
		{"2026-03-02 08:00:00 +0100", nil, "2026-03-02T08:00:00+01:00"},
		{"2026-03-02 08:00:00.5+00", nil, "2026-03-02T08:00:00.5Z"},
		{"2026-03-02 08:00:00 UTC", orlo, "2026-03-02T08:00:00Z"},
		{"2026-03-02t08:00:00z", orlo, "2026-03-02T08:00:00Z"},
		{"20260302T080000Z", orlo, "2026-03-02T08:00:00Z"},
		{"20260302T080000", orlo, "2026-03-02T08:00:00+01:30"},
		{"2026-02-30", nil, ""},
		{"2026-02-30T08:00:00Z", nil, ""},
		{"2026-3-2", nil, ""},
		{"02/03/2026", nil, ""},
		{"yesterday", nil, ""},
		{"1772438400", nil, ""},
		{"2026-03-02 08:00:00 SGT", nil, ""},
		{"", nil, ""},
	} {
		t.Run(c.input, func(t *testing.T) {
			got, err := date(c.input, c.zone)
			if c.want == "" {
				if err == nil {
					t.Errorf("got %v, want an error", got)
				}
				return
			}
			if s := got.Format(time.RFC3339Nano); err != nil || s != c.want {
				t.Errorf("got %s, %v, want %s", s, err, c.want)
			}
		})
	}
}

// In Santiago the clocks went from midnight to one on 6 September 2026: that day
// begins at one.
func TestDateWithoutMidnight(t *testing.T) {
	santiago, err := time.LoadLocation("America/Santiago")
	if err != nil {
		t.Skip("no time zone data:", err)
	}
	got, err := date("2026-09-06", santiago)
	if want := "2026-09-06T01:00:00-03:00"; err != nil || got.Format(time.RFC3339) != want {
		t.Errorf("got %v, %v, want %s", got, err, want)
	}
}
