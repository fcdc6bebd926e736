// Package calendar counts days: runs of days, the weeks, months and parts of years around a day, and
// moments, which give only some parts of a date. It is pure, and knows nothing of words: retrieval/dates
// reads which phrase means which days.
//
//	monday := time.Monday
//	days, ok := calendar.Moment{Weekday: &monday}.Resolve(today) // the latest Monday
package calendar

import "time"

// Days is a run of days, both ends included; a zero end is open. The times are the midnights, in
// UTC, of the dates that the days have where the question was asked.
type Days struct {
	Since, Until time.Time
	// Soft marks a time that is meant roughly, or that says for when something is planned: "today",
	// "this week", "a few days ago", "for Friday", all times to come. News of other days may answer
	// as well.
	Soft bool
	// MayCome marks a date without its year that comes again within a month: it may be meant then.
	MayCome bool
}

// IsZero reports whether d names no day at all.
func (d Days) IsZero() bool { return d.Since.IsZero() && d.Until.IsZero() }

// Has reports whether a day, as midnight UTC, is one of d.
func (d Days) Has(day time.Time) bool {
	return !day.Before(d.Since) && (d.Until.IsZero() || !day.After(d.Until))
}

// Away returns how far a day lies from the nearest day of d. It is 0 for a day of d.
func (d Days) Away(day time.Time) time.Duration {
	switch {
	case day.Before(d.Since):
		return d.Since.Sub(day)
	case !d.Until.IsZero() && day.After(d.Until):
		return day.Sub(d.Until)
	}
	return 0
}

// Date returns a day, which may lie outside of the month as in [time.Date].
func Date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// DayOf returns the run of one day.
func DayOf(t time.Time) Days { return Days{Since: t, Until: t} }

// WeekOf returns the week of a day, from Monday.
func WeekOf(t time.Time) Days {
	monday := Latest(time.Monday, t)
	return Days{Since: monday, Until: monday.AddDate(0, 0, 6)}
}

// MonthOf returns a month.
func MonthOf(y int, m time.Month) Days {
	return Days{Since: Date(y, m, 1), Until: Date(y, m+1, 0)}
}

// YearOf returns a year.
func YearOf(y int) Days { return Days{Since: Date(y, 1, 1), Until: Date(y, 12, 31)} }

// Latest returns the latest day, not after t, that is the weekday w.
func Latest(w time.Weekday, t time.Time) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())-int(w)+7)%7)
}
