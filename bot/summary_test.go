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
