package commands

import (
	"cmp"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

// withDays returns r, a summary or a silence on the days of a pick, with offers of the nearest days before and after
// it that have articles. Beside several days these are as many.
func withDays(r bot.Reply, c bot.Call, days []retrieval.DayCount, p retrieval.DayPick) bot.Reply {
	first := cmp.Or(p.First, p.Day)
	before, _ := neighbours(days, first)
	_, after := neighbours(days, p.Day)
	length := max(1, p.Length)
	if before.Articles > 0 {
		until := first.AddDate(0, 0, -1-wholeRuns(before.Day, first, length))
		run := bind.Days{Since: until.AddDate(0, 0, 1-length), Until: until}
		r.Actions = append(r.Actions, bot.Action{Label: "◀ " + shortDates(run), Call: c.Set("day", run.String())})
	}
	if after.Articles > 0 {
		since := p.Day.AddDate(0, 0, 1+wholeRuns(p.Day, after.Day, length))
		run := bind.Days{Since: since, Until: since.AddDate(0, 0, length-1)}
		r.Actions = append(r.Actions, bot.Action{Label: shortDates(run) + " ▶", Call: c.Set("day", run.String())})
	}
	return r
}

// wholeRuns returns the number of days in the runs of a length that fit between two days and leave out both.
func wholeRuns(from, to time.Time, length int) int {
	between := int(to.Sub(from)/(24*time.Hour)) - 1
	return between - between%length
}

// shortDates returns days in words, without their year: "5 Jan", "5–11 Jan", "29 Jan – 4 Feb".
func shortDates(d bind.Days) string {
	const dayMonth = "2 Jan"
	switch {
	case d.Since.Equal(d.Until):
		return d.Until.Format(dayMonth)
	case d.Since.Month() == d.Until.Month():
		return d.Since.Format("2") + "–" + d.Until.Format(dayMonth)
	}
	return d.Since.Format(dayMonth) + " – " + d.Until.Format(dayMonth)
}

// neighbours returns the nearest days before and after day that have articles. A day without
// articles stands for none.
func neighbours(days []retrieval.DayCount, day time.Time) (before, after retrieval.DayCount) {
	for _, d := range days { // the newest first
		switch {
		case d.Day.After(day):
			after = d
		case d.Day.Before(day):
			return d, after
		}
	}
	return before, after
}
