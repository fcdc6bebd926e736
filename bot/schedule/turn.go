package schedule

import (
	"time"

	"quoth/bot/settings"
	"quoth/bot/weekdays"
	"quoth/bot/zones"
)

// Turn is one posting of a daily schedule.
type Turn struct {
	// Date is the local date that it is for, "2026-03-29". Where the clocks skip the end of a day, At
	// is on the date after it.
	Date  string
	At    time.Time // when it is due
	Until time.Time // when it is too late: the first instant of the local day after At's
}

// Times says when a schedule posts: at a time of day in a zone, on some weekdays.
type Times struct {
	Hour, Minute int
	Days         weekdays.Set // of the local dates
	Zone         *time.Location
}

// TimesOf returns the times of a schedule. The error is that of Zone.
func TimesOf(d settings.Daily) (Times, error) {
	zone, err := zones.Read(d.Zone)
	return Times{d.Hour, d.Minute, d.Days, zone}, err
}

// Next returns the first turn that is due after a moment. Where the clocks go back and its time comes
// twice, the first counts; where they skip it, the turn is due at the end of the gap. A date that the
// zone skips as a whole, such as 2011-12-30 in Samoa, has no turn.
func (t Times) Next(after time.Time) Turn {
	for date := dateOf(after, t.Zone); ; date = date.AddDate(0, 0, 1) {
		if turn, ok := t.turnOf(date); ok && turn.At.After(after) {
			return turn
		}
	}
}

// Due returns the newest turn that has come. It reports whether there is still time for it.
func (t Times) Due(now time.Time) (turn Turn, ok bool) {
	// The clocks may have gone back over midnight since the turn of tomorrow came.
	for date := dateOf(now, t.Zone).AddDate(0, 0, 1); ; date = date.AddDate(0, 0, -1) {
		if turn, ok := t.turnOf(date); ok && !turn.At.After(now) {
			return turn, now.Before(turn.Until)
		}
	}
}

// Today returns the local date of a moment.
func (t Times) Today(now time.Time) string { return now.In(t.Zone).Format(time.DateOnly) }

// turnOf returns the turn of a date, which is given as midnight UTC. It reports whether the date has
// one: the zone has such a date, and its weekday is chosen.
func (t Times) turnOf(date time.Time) (turn Turn, ok bool) {
	at := firstShowing(date.Add(time.Duration(t.Hour)*time.Hour+time.Duration(t.Minute)*time.Minute), t.Zone)
	shown, tomorrow := dateOf(at, t.Zone), date.AddDate(0, 0, 1)
	ok = shown.Equal(date) || firstShowing(date, t.Zone).Before(firstShowing(tomorrow, t.Zone))
	turn = Turn{date.Format(time.DateOnly), at, firstShowing(shown.AddDate(0, 0, 1), t.Zone)}
	return turn, ok && t.Days.Has(date.Weekday())
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
