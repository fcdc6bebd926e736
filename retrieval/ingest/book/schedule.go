package book

import "time"

const (
	// longestWait is the most that a source may ask for, and that the wait after failures grows to.
	longestWait = 24 * time.Hour
	// deadAfter is how many failures in a row make a source dead: with checks every 10 minutes and
	// waits that double that is more than five hours.
	deadAfter = 5
	// spread is the part of the interval that jitter adds at most: one in so many.
	spread = 10
)

// DueAt returns when s is to be checked. That is now if the times of s can only come from a clock that ran
// ahead and was set back.
func (s Source) DueAt(now time.Time, interval time.Duration) time.Time {
	if s.Checked.After(now) || s.Due.Sub(now) > max(longestWait, interval)+shake(interval, 1) {
		return now
	}
	return s.Due
}

// IsHeld reports whether the source is due later than the interval between checks makes it.
func (s Source) IsHeld(interval time.Duration) bool {
	return s.Due.Sub(s.Checked) > interval+shake(interval, 1)
}

// Succeed records an answer that holds until notBefore. It reports whether the source was dead.
// Jitter is from 0 to 1.
func (s *Source) Succeed(now time.Time, interval time.Duration, notBefore time.Time, jitter float64) (revived bool) {
	revived = !s.DeadSince.IsZero()
	s.Checked, s.Fetched = now, now
	s.Failures, s.Error, s.DeadSince = 0, "", time.Time{}
	s.Due = nextCheck(now, interval, s.TTL, notBefore, jitter)
	return revived
}

// Failure is what a failed check says about the source.
type Failure struct {
	Why       string
	Gone      bool      // it was removed for good
	NotBefore time.Time // when the server wants to be asked again at the earliest
}

// Fail records a failure. It reports whether the source is dead from now on; one that is gone is
// dead at once. Jitter is from 0 to 1.
func (s *Source) Fail(now time.Time, interval time.Duration, f Failure, jitter float64) (died bool) {
	s.Checked, s.Error = now, f.Why
	s.Failures++
	if f.Gone {
		s.Failures = max(s.Failures, deadAfter)
	}
	s.Due = nextTry(now, interval, s.Failures, f.NotBefore, jitter)
	if died = s.Failures >= deadAfter && s.DeadSince.IsZero(); died {
		s.DeadSince = now
	}
	return died
}

// nextCheck returns when to ask again a source that answered: after the longest of the interval,
// the feed's TTL and what HTTP says, but within a day. Jitter only ever makes it later.
func nextCheck(now time.Time, interval, ttl time.Duration, notBefore time.Time, jitter float64) time.Time {
	return now.Add(min(max(interval, ttl, notBefore.Sub(now)), longestWait) + shake(interval, jitter))
}

// nextTry returns when to ask again a source that failed that many times in a row: the wait
// doubles, and is no shorter than the server wants.
func nextTry(now time.Time, interval time.Duration, failures int, notBefore time.Time, jitter float64) time.Time {
	wait := interval
	for range failures {
		wait = min(2*wait, longestWait)
	}
	return now.Add(min(max(wait, notBefore.Sub(now)), longestWait) + shake(interval, jitter))
}

func shake(interval time.Duration, jitter float64) time.Duration {
	return time.Duration(jitter * float64(interval) / spread)
}
