package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// freshUntil returns until when a private cache need not ask again (RFC 9111, section 4.2): for the
// max-age of Cache-Control less the Age, or else for the time from Date to Expires. It is zero if the
// answer is stale at once or the header does not say.
func freshUntil(h http.Header, now time.Time) time.Time {
	d, ok := lifetime(h, now)
	if !ok || d <= 0 {
		return time.Time{}
	}
	return now.Add(d)
}

// lifetime returns how long the answer is fresh; ok is false if the header does not say.
func lifetime(h http.Header, now time.Time) (d time.Duration, ok bool) {
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch name {
		case "no-cache", "no-store":
			return 0, true
		case "max-age":
			d, ok = seconds(strings.Trim(value, `"`)), true
		}
	}
	if ok {
		return d - seconds(h.Get("Age")), true
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0, false // as with "0" and "-1", which are common and mean at once
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date // the server's own clock, which may be wrong
	}
	return expires.Sub(now), true
}

// maxRetryAfter is the longest time for which a Retry-After is obeyed.
const maxRetryAfter = 24 * time.Hour

// retryAfter returns when a server that refused may be asked again, zero if it did not say.
func retryAfter(h http.Header, now time.Time) time.Time {
	value := strings.TrimSpace(h.Get("Retry-After"))
	d := seconds(value)
	if t, err := http.ParseTime(value); err == nil {
		d = t.Sub(now)
	}
	if d <= 0 {
		return time.Time{}
	}
	return now.Add(min(d, maxRetryAfter))
}

// seconds returns a number of seconds as a duration, and 0 for what is not a number. It is a year at
// most, so that a large number does not overflow.
func seconds(s string) time.Duration {
	const year = 365 * 24 * 60 * 60
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 64)
	if err != nil && !isRange(err) {
		return 0
	}
	return time.Duration(min(n, year)) * time.Second
}

// isRange reports whether err is about a number that is too large, for which ParseUint returns the
// largest one.
func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}
