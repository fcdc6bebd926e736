package commands

import (
	"testing"
	"time"
)

// The reply on a full disk says since when, in the reader's zone, and what is left out.
func TestFullSince(t *testing.T) {
	zone := time.FixedZone("", 3600)
	now := time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		since   time.Time
		pending int
		want    string
	}{
		{time.Date(2026, 3, 3, 9, 2, 0, 0, time.UTC), 0,
			"The disk has been full since 10:02: answering from what is indexed."},
		{time.Date(2026, 3, 3, 9, 2, 0, 0, time.UTC), 1,
			"The disk has been full since 10:02: answering from what is indexed. Left out: 1 stored article."},
		{time.Date(2026, 3, 2, 9, 2, 0, 0, time.UTC), 500,
			"The disk has been full since Mon 2 Mar 10:02: answering from what is indexed. Left out: 500 stored articles."},
		{time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC), 0,
			"The disk has been full since 00:30: answering from what is indexed."},
	} {
		if got := fullSince(tt.since, now, zone, tt.pending); got != tt.want {
			t.Errorf("%v, %d pending: %q, want %q", tt.since, tt.pending, got, tt.want)
		}
	}
}
