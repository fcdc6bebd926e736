package calendar

import (
	"strings"
	"time"
)

// UnitOf returns the unit that a word names, in the singular: hour, day, week, fortnight, month or
// year. It is "" for another word.
func UnitOf(word string) string {
	switch unit := strings.TrimSuffix(word, "s"); unit {
	case "hour", "day", "week", "fortnight", "month", "year":
		return unit
	}
	return ""
}

// Shift returns t moved by n units.
func Shift(t time.Time, unit string, n int) time.Time {
	switch unit {
	case "hour":
		return t.AddDate(0, 0, n/24)
	case "day":
		return t.AddDate(0, 0, n)
	case "week":
		return t.AddDate(0, 0, 7*n)
	case "fortnight":
		return t.AddDate(0, 0, 14*n)
	case "month":
		return t.AddDate(0, n, 0)
	}
	return t.AddDate(n, 0, 0)
}

// Unit returns the week (from Monday), fortnight, month, quarter or year that lies n from today's.
func Unit(today time.Time, unit string, n int) Days {
	y, m, _ := today.Date()
	switch unit {
	case "week":
		return WeekOf(today.AddDate(0, 0, 7*n))
	case "fortnight":
		monday := WeekOf(today.AddDate(0, 0, 14*n)).Since
		return Days{Since: monday, Until: monday.AddDate(0, 0, 13)}
	case "month":
		return MonthOf(y, m+time.Month(n))
	case "quarter":
		first := Date(y, m-(m-1)%3, 1).AddDate(0, 3*n, 0)
		return Days{Since: first, Until: first.AddDate(0, 3, -1)}
	}
	return YearOf(y + n)
}

// Weekend returns the latest Saturday and Sunday that have begun, or those before (by is -1) or
// after (1) them. On a weekday the one before is the latest one as well.
func Weekend(today time.Time, by int) Days {
	saturday := Latest(time.Saturday, today)
	isWeekend := today.Weekday() == time.Saturday || today.Weekday() == time.Sunday
	if by == 1 || by == -1 && isWeekend {
		saturday = saturday.AddDate(0, 0, 7*by)
	}
	return Days{Since: saturday, Until: saturday.AddDate(0, 0, 1)}
}

// Ago returns the days of n units before today, or from 2n units to one unit before it if n is vague.
func Ago(today time.Time, unit string, n int, vague bool) Days {
	if vague {
		return Days{Since: Shift(today, unit, -2*n), Until: Shift(today, unit, -1), Soft: true}
	}
	switch unit {
	case "hour":
		return Days{Since: Shift(today, "hour", -n), Until: today}
	case "day":
		return DayOf(today.AddDate(0, 0, -n))
	case "fortnight":
		return Unit(today, "week", -2*n)
	}
	return Unit(today, unit, -n)
}
