package fetch

import (
	"net/http"
	"testing"
	"time"
)

func TestFreshUntil(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		name   string
		header map[string]string
		want   time.Duration // from now, 0 when it says nothing
	}{
		{"nothing", nil, 0},
		{"max-age", map[string]string{"Cache-Control": "public, max-age=600"}, 10 * time.Minute},
		{"in quotes and capitals", map[string]string{"Cache-Control": `MAX-AGE="600"`}, 10 * time.Minute},
		{"less its age", map[string]string{"Cache-Control": "max-age=600", "Age": "540"}, time.Minute},
		{"older than its age", map[string]string{"Cache-Control": "max-age=600", "Age": "700"}, 0},
		{"no-cache", map[string]string{"Cache-Control": "max-age=600, no-cache"}, 0},
		{"no-store", map[string]string{"Cache-Control": "no-store, max-age=600"}, 0},
		{"a shared cache's is not ours", map[string]string{"Cache-Control": "s-maxage=600"}, 0},
		{"nonsense", map[string]string{"Cache-Control": "max-age=soon"}, 0},
		{"more than a number holds", map[string]string{"Cache-Control": "max-age=99999999999999999999999"}, 365 * 24 * time.Hour},
		{"expires", map[string]string{"Expires": "Mon, 02 Mar 2026 09:00:00 GMT"}, time.Hour},
		{"by the server's wrong clock", map[string]string{"Expires": "Mon, 02 Mar 2020 09:00:00 GMT", "Date": "Mon, 02 Mar 2020 08:50:00 GMT"}, 10 * time.Minute},
		{"max-age before expires", map[string]string{"Cache-Control": "max-age=60", "Expires": "Mon, 02 Mar 2026 09:00:00 GMT"}, time.Minute},
		{"expired", map[string]string{"Expires": "Mon, 02 Mar 2026 07:00:00 GMT"}, 0},
		{"expires at nought", map[string]string{"Expires": "0"}, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			wantIn(t, freshUntil(header(tc.header), now), now, tc.want)
		})
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		name, value string
		want        time.Duration
	}{
		{"nothing", "", 0},
		{"seconds", "120", 2 * time.Minute},
		{"a date", "Mon, 02 Mar 2026 08:30:00 GMT", 30 * time.Minute},
		{"a date gone by", "Mon, 02 Mar 2026 07:30:00 GMT", 0},
		{"below nought", "-5", 0},
		{"a year", "31536000", 24 * time.Hour},
		{"a date in a year", "Tue, 02 Mar 2027 08:30:00 GMT", 24 * time.Hour},
	} {
		t.Run(tc.name, func(t *testing.T) {
			wantIn(t, retryAfter(header(map[string]string{"Retry-After": tc.value}), now), now, tc.want)
		})
	}
}

func header(m map[string]string) http.Header {
	h := http.Header{}
	for k, v := range m {
		h.Set(k, v)
	}
	return h
}

func wantIn(t *testing.T, got, now time.Time, d time.Duration) {
	t.Helper()
	var want time.Time
	if d > 0 {
		want = now.Add(d)
	}
	if !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
