package calendar

import "time"

// Pick returns the nth (or the last) of the days, weeks, weekends, months, quarters or halves of a
// run. The weeks of a month start on its first day. It reports false if the run has no such part.
func Pick(run Days, unit string, nth int, last bool) (Days, bool) {
	switch unit {
	case "day":
		return pickDays(run, 1, nth, last)
	case "week":
		return pickDays(run, 7, nth, last)
	case "weekend":
		return pickWeekday(run, time.Saturday, 2, nth, last)
	case "month":
		return pickMonths(run, 1, nth, last)
	case "quarter":
		return pickMonths(run, 3, nth, last)
	case "half":
		return pickMonths(run, 6, nth, last)
	}
	return Days{}, false
}

// PickWeekday returns the nth (or the last) day of a run that is the weekday w. It reports false if
// the run has no such day.
func PickWeekday(run Days, w time.Weekday, nth int, last bool) (Days, bool) {
	return pickWeekday(run, w, 1, nth, last)
}

// pickWeekday picks one of the runs of length days that start on the weekday w.
func pickWeekday(run Days, w time.Weekday, length, nth int, last bool) (Days, bool) {
	day := Latest(w, run.Since.AddDate(0, 0, 6)).AddDate(0, 0, 7*(nth-1))
	if last {
		day = Latest(w, run.Until)
	}
	return Days{Since: day, Until: day.AddDate(0, 0, length-1)}, run.Has(day)
}

// pickDays picks one of the parts of size days.
func pickDays(run Days, size, nth int, last bool) (Days, bool) {
	if last {
		return Days{Since: run.Until.AddDate(0, 0, 1-size), Until: run.Until}, true
	}
	d := Days{Since: run.Since.AddDate(0, 0, size*(nth-1))}
	d.Until = d.Since.AddDate(0, 0, size-1)
	if run.Until.Before(d.Until) {
		d.Until = run.Until
	}
	return d, run.Has(d.Since)
}

// pickMonths picks one of the parts of size months of a year.
func pickMonths(run Days, size, nth int, last bool) (Days, bool) {
	if last {
		nth = 12 / size
	}
	since := run.Since.AddDate(0, size*(nth-1), 0)
	return Days{Since: since, Until: since.AddDate(0, size, -1)}, nth <= 12/size && run == YearOf(run.Since.Year())
}
