package calendar

import "time"

// Share gives each of two joined moments what only the other says: "from March to June 2024", "May
// 1 to 3", "Monday to Friday last week". The second does not lie before the first.
func Share(a, b Moment) (Moment, Moment) {
	if a.Within == nil && b.Within != nil && a.Days.IsZero() && a.Year == 0 {
		a.Within = b.Within
	}
	if year := b.Year; b.isDayAlone() && a.Month > 0 {
		b.Month, b.Year = a.Month, a.Year
		if a.Day > b.Day {
			b.Month, b.Year = addMonth(b.Month, b.Year, 1)
		}
		if year > 0 { // "March 1 to 5, 2024"
			b.Year = year
		}
	}
	if a.isDayAlone() && b.Month > 0 {
		a.Month, a.Year = b.Month, b.Year
		if a.Day > b.Day && b.Day > 0 {
			a.Month, a.Year = addMonth(a.Month, a.Year, -1)
		}
	}
	return shareYear(a, b)
}

// shareYear gives each of two moments in a month the year of the other.
func shareYear(a, b Moment) (Moment, Moment) {
	switch {
	case a.Month == 0 || b.Month == 0 || a.Within != nil || b.Within != nil:
	case a.Year == 0 && b.Year > 0:
		a.Year = b.Year
		if isAfter(a, b) {
			a.Year--
		}
	case b.Year == 0 && a.Year > 0:
		b.Year = a.Year
		if isAfter(a, b) {
			b.Year++
		}
	}
	return a, b
}

// isDayAlone reports whether m says the day of a month and nothing else, besides a year.
func (m Moment) isDayAlone() bool {
	return m.Day > 0 && m.Month == 0 && m.Weekday == nil && m.Within == nil && m.Days.IsZero()
}

// isAfter reports whether a lies after b in the course of a year.
func isAfter(a, b Moment) bool {
	return a.Month > b.Month || a.Month == b.Month && a.Day > b.Day && b.Day > 0
}

// addMonth returns the month behind (by is 1) or before (-1) a month. A year that is not said (0)
// stays so.
func addMonth(m time.Month, year, by int) (time.Month, int) {
	next := Date(max(year, 1), m+time.Month(by), 1)
	if year == 0 {
		return next.Month(), 0
	}
	return next.Month(), next.Year()
}
