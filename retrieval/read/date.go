package read

import (
	"fmt"
	"strings"
	"time"
)

// parseDate reads RFC 3339, a plain day, and the other forms of ISO 8601 that databases and scripts
// write. A time without a zone is in the given one. A day without a time is midnight UTC, so that it
// is the same day for every reader.
func parseDate(s string, zone *time.Location) (time.Time, error) {
	if zone == nil {
		zone = time.UTC
	}
	iso := normalizeISO(s)
	for _, layout := range [...]string{
		time.RFC3339, time.DateOnly, "20060102",
		"2006-01-02T15:04:05", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07",
		"2006-01-02T15:04", "2006-01-02T15:04Z07:00",
		"20060102T150405", "20060102T150405Z0700",
	} {
		in := zone
		if len(layout) <= len(time.DateOnly) {
			in = time.UTC
		}
		t, err := time.ParseInLocation(layout, iso, in)
		if err != nil {
			continue
		}
		if y := t.UTC().Year(); y < 1 || y > 9999 {
			return time.Time{}, fmt.Errorf("%q is outside of the years 1 to 9999: correct it or leave it out", short(s))
		}
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is not a date: want 2026-03-02T08:00:00Z or 2026-03-02", short(s))
}

// normalizeISO turns "2026-03-02 08:00:00 utc" into "2026-03-02T08:00:00Z".
func normalizeISO(s string) string {
	s = strings.ToUpper(strings.TrimSpace(s))
	day, clock, ok := strings.Cut(s, " ")
	if !ok {
		return s
	}
	return day + "T" + strings.ReplaceAll(strings.Replace(clock, "UTC", "Z", 1), " ", "")
}
