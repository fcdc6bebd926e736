package read

import (
	"fmt"
	"strings"
	"time"
)

// date reads RFC 3339, a plain day, and the other spellings of ISO 8601 that
// databases and scripts write. A day without a clock is its first instant in zone.
func date(s string, zone *time.Location) (time.Time, error) {
	if zone == nil {
		zone = time.UTC
	}
	iso := isoSpelling(s)
	for _, layout := range [...]string{
		time.RFC3339, time.DateOnly, "20060102",
		"2006-01-02T15:04:05", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07",
		"2006-01-02T15:04", "2006-01-02T15:04Z07:00",
		"20060102T150405", "20060102T150405Z0700",
	} {
		t, err := time.ParseInLocation(layout, iso, zone)
		if err != nil {
			continue
		}
		if len(layout) <= len(time.DateOnly) && t.Format(layout) != iso {
			// The clocks skipped that midnight, and Go went back into the day before.
			t = t.Add(time.Hour)
		}
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is no date: want 2026-03-02T08:00:00Z or 2026-03-02", short(s))
}

// isoSpelling writes "2026-03-02 08:00:00 utc" as "2026-03-02T08:00:00Z".
func isoSpelling(s string) string {
	s = strings.ToUpper(strings.TrimSpace(s))
	day, clock, ok := strings.Cut(s, " ")
	if !ok {
		return s
	}
	return day + "T" + strings.ReplaceAll(strings.Replace(clock, "UTC", "Z", 1), " ", "")
}
