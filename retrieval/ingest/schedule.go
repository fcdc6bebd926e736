package ingest

import "time"

const (
	// longestWait caps what a source may ask for and what back-off grows to.
	longestWait = 24 * time.Hour
	// deadAfter is how many failures in a row make a source dead: with checks every 10
	// minutes and doubling waits that is more than five hours.
	deadAfter = 5
	// spread is the part of the interval that jitter adds at most.
	spread = 10
)

// nextCheck is when to ask again a source that answered: after the longest of the
// interval, the feed's TTL and what HTTP says, but within a day. Jitter, from 0 to 1, only
// ever makes it later.
func nextCheck(now time.Time, interval, ttl time.Duration, notBefore time.Time, jitter float64) time.Time {
	return now.Add(min(max(interval, ttl, notBefore.Sub(now)), longestWait) + shake(interval, jitter))
}

// nextTry is when to ask again a source that failed that many times in a row: the wait
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

// dueAt is when s is to be checked. A time that no schedule gives was written by a clock
// that ran ahead and has been set back: then it is now.
func (s Source) dueAt(now time.Time, interval time.Duration) time.Time {
	if s.Checked.After(now) || s.Due.Sub(now) > max(longestWait, interval)+shake(interval, 1) {
		return now
	}
	return s.Due
}

// succeed is s after an answer that was good until notBefore; revived tells that it was dead.
func (s *Source) succeed(now time.Time, interval time.Duration, notBefore time.Time, jitter float64) (revived bool) {
	revived = !s.DeadSince.IsZero()
	s.Checked, s.Fetched = now, now
	s.Failures, s.Error, s.DeadSince = 0, "", time.Time{}
	s.Due = nextCheck(now, interval, s.TTL, notBefore, jitter)
	return revived
}

// fail is s after a failure; died tells that it is dead from now on. What was taken away
// for good is dead at once.
func (s *Source) fail(now time.Time, interval time.Duration, f failure, jitter float64) (died bool) {
	s.Checked, s.Error = now, f.why
	s.Failures++
	if f.gone {
		s.Failures = max(s.Failures, deadAfter)
	}
	s.Due = nextTry(now, interval, s.Failures, f.notBefore, jitter)
	if died = s.Failures >= deadAfter && s.DeadSince.IsZero(); died {
		s.DeadSince = now
	}
	return died
}

// failure is what a failed check says about the source.
type failure struct {
	why       string
	gone      bool
	notBefore time.Time
}
