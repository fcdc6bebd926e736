package dates

import (
	"time"
)

// moment is a time as a phrase names it: the parts of a date that are said, or a run of days
// that needs no other part.
type moment struct {
	year    int
	month   time.Month
	day     int
	weekday *time.Weekday
	within  *Days // the week, month or year in which the rest lies, where one is named
	days    Days  // instead of the parts above, unless zero
	soft    bool
}

func ofDays(d Days) moment { return moment{days: d, soft: d.Soft} }

// isDated reports whether it is said in which year a moment lies.
func (m moment) isDated() bool { return m.year > 0 || m.within != nil || !m.days.IsZero() }

// shape tells which parts are said. Moments of one shape make lists: "March and April".
type shape struct{ year, month, day, weekday, days bool }

func (m moment) shape() shape {
	return shape{m.year > 0 && m.month == 0, m.month > 0, m.day > 0, m.weekday != nil && m.day == 0, !m.days.IsZero()}
}

// isImpossible reports whether no calendar has the date: 30 February, 29 February 2025.
func (m moment) isImpossible() bool {
	if m.month == 0 || m.day == 0 {
		return false
	}
	year := m.year
	if year == 0 {
		year = 2024 // a leap year
	}
	return date(year, m.month, m.day).Day() != m.day
}

// resolve returns the days of a moment: where parts are left open, the latest that do not begin after
// latest. It reports false for a date that no calendar has.
func (m moment) resolve(latest time.Time) (Days, bool) {
	d, ok := m.find(latest)
	d.Soft = d.Soft || m.soft
	d.MayCome = ok && m.month > 0 && !m.isDated() && d.Since.AddDate(1, 0, -soon).Before(latest)
	return d, ok
}

// soon is in how many days a date that comes again may be meant instead of the last.
const soon = 31

func (m moment) find(latest time.Time) (Days, bool) {
	switch {
	case !m.days.IsZero():
		return m.days, true
	case m.isImpossible():
		return Days{}, false
	case m.within != nil:
		return m.findWithin(*m.within)
	case m.year > 0 && m.month == 0:
		return yearOf(m.year), true
	case m.year > 0 && m.day == 0:
		return monthOf(m.year, m.month), true
	case m.year > 0:
		return dayOf(date(m.year, m.month, m.day)), true
	case m.month > 0 && m.day == 0:
		if date(latest.Year(), m.month, 1).After(latest) {
			return monthOf(latest.Year()-1, m.month), true
		}
		return monthOf(latest.Year(), m.month), true
	}
	return m.latestDay(latest)
}

// mostDaysBack reaches back over the eight years that can lie between two days of 29 February.
const mostDaysBack = 8*366 + 1

// latestDay is the latest day that has the parts which are said.
func (m moment) latestDay(latest time.Time) (Days, bool) {
	for n := range mostDaysBack {
		if t := latest.AddDate(0, 0, -n); m.fits(t) {
			return dayOf(t), true
		}
	}
	return Days{}, false
}

// fits reports whether a day has the parts that are said. Of "Monday 2 March" the date counts, since
// people mistake weekdays more often.
func (m moment) fits(t time.Time) bool {
	dated := m.month > 0 && m.day > 0
	return (m.month == 0 || t.Month() == m.month) && (m.day == 0 || t.Day() == m.day) &&
		(m.weekday == nil || dated || t.Weekday() == *m.weekday)
}

// findWithin is the first day of a run that has the parts which are said or, of a month alone, that
// month.
func (m moment) findWithin(run Days) (Days, bool) {
	for t := run.Since; !t.After(run.Until); t = t.AddDate(0, 0, 1) {
		if !m.fits(t) {
			continue
		}
		if m.day == 0 && m.weekday == nil {
			return monthOf(t.Year(), t.Month()), true
		}
		return dayOf(t), true
	}
	return Days{}, false
}

// shareParts gives each of two joined moments what only the other says: "from March to June 2024", "May 1
// to 3", "Monday to Friday last week". The second is not before the first.
func shareParts(a, b moment) (moment, moment) {
	if a.within == nil && b.within != nil && a.days.IsZero() && a.year == 0 {
		a.within = b.within
	}
	if year := b.year; isDay(b) && a.month > 0 {
		b.month, b.year = a.month, a.year
		if a.day > b.day {
			b.month, b.year = nextMonth(b.month, b.year)
		}
		if year > 0 { // "March 1 to 5, 2024"
			b.year = year
		}
	}
	if isDay(a) && b.month > 0 {
		a.month, a.year = b.month, b.year
		if a.day > b.day && b.day > 0 {
			a.month, a.year = previousMonth(a.month, a.year)
		}
	}
	switch {
	case a.month == 0 || b.month == 0 || a.within != nil || b.within != nil:
	case a.year == 0 && b.year > 0:
		a.year = b.year
		if isAfter(a, b) {
			a.year--
		}
	case b.year == 0 && a.year > 0:
		b.year = a.year
		if isAfter(a, b) {
			b.year++
		}
	}
	return a, b
}

// isDay reports whether a moment says the day of a month and nothing else.
func isDay(m moment) bool {
	return m.day > 0 && m.month == 0 && m.weekday == nil && m.within == nil && m.days.IsZero()
}

func isAfter(a, b moment) bool {
	return a.month > b.month || a.month == b.month && a.day > b.day && b.day > 0
}

func nextMonth(m time.Month, year int) (time.Month, int) {
	if m < 12 {
		return m + 1, year
	}
	if year > 0 {
		year++
	}
	return 1, year
}

func previousMonth(m time.Month, year int) (time.Month, int) {
	if m > 1 {
		return m - 1, year
	}
	if year > 0 {
		year--
	}
	return 12, year
}
