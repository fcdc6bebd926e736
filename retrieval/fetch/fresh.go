package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// freshUntil is how long a private cache may go without asking again, by RFC 9111: the
// Cache-Control's max-age less the Age, else the time from Date to Expires. It is zero
// where the answer is stale at once or says nothing.
func freshUntil(h http.Header, now time.Time) time.Time {
	age, said := lifetime(h, now)
	if !said || age <= 0 {
		return time.Time{}
	}
	return now.Add(age)
}

func lifetime(h http.Header, now time.Time) (d time.Duration, said bool) {
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch name {
		case "no-cache", "no-store":
			return 0, true
		case "max-age":
			d, said = seconds(strings.Trim(value, `"`)), true
		}
	}
	if said {
		return d - seconds(h.Get("Age")), true
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0, false // "0" and "-1", which are common, mean now
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date // the server's own clock, which may be wrong
	}
	return expires.Sub(now), true
}

// maxRetryAfter bounds a server's wish to be left alone.
const maxRetryAfter = 24 * time.Hour

// retryAfter is when a server that refused wants to be asked again.
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

// seconds is a count of them, 0 for what is none. A year is enough for everyone, and
// keeps a server's large number from overflowing.
func seconds(s string) time.Duration {
	const most = 365 * 24 * 60 * 60
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 64)
	if err != nil && !isRange(err) {
		return 0
	}
	return time.Duration(min(n, most)) * time.Second
}

// isRange reports whether err is of a number too large to hold; ParseUint then gives the largest.
func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}
