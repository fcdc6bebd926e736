package watch

import (
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// The pace of a watch, and which articles count.
const (
	between   = 15 * time.Minute // the shortest time between two messages
	day       = 24 * time.Hour
	mostADay  = 12 // messages within a day
	mostShown = 3  // stories of a message that are shown; the others are counted

	// An article counts if it was published at most freshFor before it came in. Of those that came in while Quoth
	// was not running, it also counts only if it is not older than notOlder.
	freshFor = 3 * day
	notOlder = 7 * day

	minutesOfDay = 24 * 60
	leastLoud    = 60 // minutes of a day that are not quiet
)

// maySend reports whether a watch may send a message now: the last one was long enough ago, and it is not in its
// quiet hours.
func maySend(w settings.Watch, now time.Time) bool {
	if last := w.Last(); !last.IsZero() && now.Sub(last) < between {
		return false
	}
	within := 0
	for _, at := range w.Sent {
		if now.Sub(at) < day {
			within++
		}
	}
	return within < mostADay && !isQuiet(w, now)
}

// isQuiet reports whether a moment is in the quiet hours of a watch.
func isQuiet(w settings.Watch, now time.Time) bool {
	return w.Quiet != settings.Quiet{} && w.Quiet.Has(minuteOf(w, now))
}

// minuteOf returns the time of day of a moment on the clocks of a watch, in minutes after midnight.
func minuteOf(w settings.Watch, now time.Time) int {
	if zone, err := time.LoadLocation(w.Zone); err == nil {
		now = now.In(zone)
	}
	return now.Hour()*60 + now.Minute()
}

// quietFor returns how long the quiet hours of a watch go on after a moment in them, on a day on which the clocks do
// not change.
func quietFor(w settings.Watch, now time.Time) time.Duration {
	left := (w.Quiet.Until - minuteOf(w, now) + minutesOfDay) % minutesOfDay
	return time.Duration(left)*time.Minute - time.Duration(now.Second())*time.Second
}

// publishedSince returns when an article must have been published to count for a watch that is looked at now.
func publishedSince(w settings.Watch, now time.Time) time.Time {
	since := w.LookedAt.Add(-freshFor)
	if oldest := now.Add(-notOlder); oldest.After(since) {
		return oldest
	}
	return since
}

// ReadQuiet reads quiet hours: "22:00-07:00", "10pm to 7am". The error is a *bot.Refusal that says what to write.
func ReadQuiet(typed string) (settings.Quiet, error) {
	from, until, ok := cutHours(strings.ToLower(strings.TrimSpace(typed)))
	if !ok {
		return settings.Quiet{}, &bot.Refusal{
			Message: "“" + bot.Short(typed) + "” are no quiet hours.",
			Hint:    "Write when they begin and when they end, like 22:00-07:00 or 10pm to 7am.",
		}
	}
	h1, m1, err := schedule.Parse(from)
	if err != nil {
		return settings.Quiet{}, err
	}
	h2, m2, err := schedule.Parse(until)
	if err != nil {
		return settings.Quiet{}, err
	}
	q := settings.Quiet{From: h1*60 + m1, Until: h2*60 + m2}
	if (q.From-q.Until+minutesOfDay)%minutesOfDay < leastLoud {
		return settings.Quiet{}, &bot.Refusal{
			Message: "Quiet hours must leave an hour of the day.",
			Hint:    "Write something like 22:00-07:00, or leave them out.",
		}
	}
	return q, nil
}

// cutHours cuts two times of day apart.
func cutHours(typed string) (from, until string, ok bool) {
	typed = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(typed, "from "), "between "))
	for _, mark := range []string{"–", "—", "-", "−", " to ", " till ", " until ", " and "} {
		if from, until, ok = strings.Cut(typed, mark); ok {
			return strings.TrimSpace(from), strings.TrimSpace(until), true
		}
	}
	return "", "", false
}
