package bot

import (
	"testing"
	"time"

	"quoth/retrieval/digest"
)

func TestZoneName(t *testing.T) {
	for _, tt := range []struct {
		name string
		zone *time.Location
		want string
	}{
		{"none", nil, "UTC"},
		{"UTC", time.UTC, "UTC"},
		{"its other name", time.FixedZone("Etc/UTC", 0), "UTC"},
		{"another", time.FixedZone("Asia/Tokyo", 9*3600), "Asia/Tokyo"},
	} {
		if got := ZoneName(digest.Header{Zone: tt.zone}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDates(t *testing.T) {
	date := func(s string) time.Time {
		day, _ := time.Parse(time.DateOnly, s) // zero for none
		return day
	}
	for _, tt := range []struct{ first, last, want string }{
		{"", "2026-03-06", "Friday 6 March 2026"},
		{"2026-03-06", "2026-03-06", "Friday 6 March 2026"},
		{"2026-03-02", "2026-03-06", "Monday 2 to Friday 6 March 2026"},
		{"2026-03-30", "2026-04-05", "Monday 30 March to Sunday 5 April 2026"},
		{"2025-12-29", "2026-01-04", "Monday 29 December 2025 to Sunday 4 January 2026"},
	} {
		if got := Dates(date(tt.first), date(tt.last)); got != tt.want {
			t.Errorf("%s to %s: got %q, want %q", tt.first, tt.last, got, tt.want)
		}
	}
}
