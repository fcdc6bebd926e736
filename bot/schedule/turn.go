package schedule

import "time"

// Turn is one posting of a daily schedule.
type Turn struct {
	// Date is the local date that it is for, "2026-03-29". Where the clocks skip the end of a day, At
	// is on the date after it.
	Date  string
	At    time.Time // when it is due
	Until time.Time // when it is too late: the first instant of the local day after At's
}

// Next returns the first turn of a schedule that is due after a moment. It is due at the time of day in
// zone. Where the clocks go back and that time comes twice, the first counts; where they skip it, the
// turn is due at the end of the gap. A date that the zone skips as a whole, such as 2011-12-30 in Samoa,
// has no turn.
func Next(after time.Time, hour, minute int, zone *time.Location) Turn {
	for date := dateOf(after, zone); ; date = date.AddDate(0, 0, 1) {
		if t, ok := turnOf(date, hour, minute, zone); ok && t.At.After(after) {
			return t
		}
	}
}

// Due returns the newest turn that has come. It reports whether there is still time for it.
func Due(now time.Time, hour, minute int, zone *time.Location) (t Turn, ok bool) {
	// The clocks may have gone back over midnight since the turn of tomorrow came.
	for date := dateOf(now, zone).AddDate(0, 0, 1); ; date = date.AddDate(0, 0, -1) {
		if t, ok := turnOf(date, hour, minute, zone); ok && !t.At.After(now) {
			return t, now.Before(t.Until)
		}
	}
}

// turnOf returns the turn of a date, which is given as midnight UTC. It reports whether the zone has
// such a date.
func turnOf(date time.Time, hour, minute int, zone *time.Location) (t Turn, ok bool) {
	at := firstShowing(date.Add(time.Duration(hour)*time.Hour+time.Duration(minute)*time.Minute), zone)
	shown, tomorrow := dateOf(at, zone), date.AddDate(0, 0, 1)
	ok = shown.Equal(date) || firstShowing(date, zone).Before(firstShowing(tomorrow, zone))
	return Turn{date.Format(time.DateOnly), at, firstShowing(shown.AddDate(0, 0, 1), zone)}, ok
}

// dateOf returns the date of an instant in zone, as midnight UTC.
func dateOf(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// firstShowing returns the first instant at which a clock in zone shows wall or later. wall is written as
// if it were UTC. time.Date cannot be used: of two instants it may return either, and where the clocks
// skip wall it may return an instant before the gap.
func firstShowing(wall time.Time, zone *time.Location) time.Time {
	const farthest = 26 * time.Hour // more than any zone is ahead of UTC
	for from := wall.Add(-farthest).In(zone); ; {
		_, offset := from.Zone()
		_, end := from.ZoneBounds()
		at := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if at.Before(from) { // in the gap before this period
			at = from
		}
		if end.IsZero() || at.Before(end) {
			return at
		}
		from = end
	}
}
