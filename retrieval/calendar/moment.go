package calendar

import "time"

// Moment is a time as it is named: the parts of a date that are said, or a run of days that needs
// no other part.
type Moment struct {
	Year    int
	Month   time.Month
	Day     int
	Weekday *time.Weekday
	Within  *Days // the week, month or year in which the rest lies, if one is named
	Days    Days  // unless zero, it stands for all parts above
	Soft    bool
}

// Of returns a moment that means d.
func Of(d Days) Moment { return Moment{Days: d, Soft: d.Soft} }

// IsDated reports whether m says in which year it lies.
func (m Moment) IsDated() bool { return m.Year > 0 || m.Within != nil || !m.Days.IsZero() }

// Lists reports whether m and n can stand in one list, "March and April": both say the same parts of a
// date, or both say a day.
func (m Moment) Lists(n Moment) bool {
	a, b := m.parts(), n.parts()
	return a == b || a.day && b.day
}

// parts are the parts that are said.
type parts struct{ year, month, day, weekday, days bool }

func (m Moment) parts() parts {
	return parts{
		year:    m.Year > 0 && m.Month == 0,
		month:   m.Month > 0,
		day:     m.Day > 0,
		weekday: m.Weekday != nil && m.Day == 0,
		days:    !m.Days.IsZero(),
	}
}

// Resolve returns the days that m means. Where parts are left open, they are the latest days that
// do not begin after a day. It reports false for a date that no calendar has.
func (m Moment) Resolve(latest time.Time) (Days, bool) {
	d, ok := m.find(latest)
	d.Soft = d.Soft || m.Soft
	d.MayCome = ok && m.Month > 0 && !m.IsDated() && d.Since.AddDate(1, 0, -soonDays).Before(latest)
	return d, ok
}

// soonDays is the number of days within which a date that comes again may be meant instead of the
// latest.
const soonDays = 31

func (m Moment) find(latest time.Time) (Days, bool) {
	switch {
	case !m.Days.IsZero():
		return m.Days, true
	case m.isImpossible():
		return Days{}, false
	case m.Within != nil:
		return m.FirstWithin(*m.Within)
	case m.Year > 0 && m.Month == 0:
		return YearOf(m.Year), true
	case m.Year > 0 && m.Day == 0:
		return MonthOf(m.Year, m.Month), true
	case m.Year > 0:
		return DayOf(Date(m.Year, m.Month, m.Day)), true
	case m.Month > 0 && m.Day == 0:
		if Date(latest.Year(), m.Month, 1).After(latest) {
			return MonthOf(latest.Year()-1, m.Month), true
		}
		return MonthOf(latest.Year(), m.Month), true
	}
	return m.latestDay(latest)
}

// isImpossible reports whether no calendar has the date: 30 February, 29 February 2025.
func (m Moment) isImpossible() bool {
	if m.Month == 0 || m.Day == 0 {
		return false
	}
	year := m.Year
	if year == 0 {
		year = 2024 // a leap year
	}
	return Date(year, m.Month, m.Day).Day() != m.Day
}

// maxDaysBack covers the eight years that can lie between two days of 29 February.
const maxDaysBack = 8*366 + 1

// latestDay returns the latest day that has the parts which are said.
func (m Moment) latestDay(latest time.Time) (Days, bool) {
	for n := range maxDaysBack {
		if t := latest.AddDate(0, 0, -n); m.fits(t) {
			return DayOf(t), true
		}
	}
	return Days{}, false
}

// fits reports whether a day has the parts that are said. Of "Monday 2 March" the date counts,
// since people mistake weekdays more often.
func (m Moment) fits(t time.Time) bool {
	isDate := m.Month > 0 && m.Day > 0
	return (m.Month == 0 || t.Month() == m.Month) && (m.Day == 0 || t.Day() == m.Day) &&
		(m.Weekday == nil || isDate || t.Weekday() == *m.Weekday)
}

// FirstWithin returns the first day of a run that has the parts which are said or, for a month
// alone, that month. It reports false if the run has none.
func (m Moment) FirstWithin(run Days) (Days, bool) {
	for t := run.Since; !t.After(run.Until); t = t.AddDate(0, 0, 1) {
		if !m.fits(t) {
			continue
		}
		if m.Day == 0 && m.Weekday == nil {
			return MonthOf(t.Year(), t.Month()), true
		}
		return DayOf(t), true
	}
	return Days{}, false
}
