package commands

import (
	"cmp"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/digest"
)

// dateOf returns the date of an instant in zone, as midnight UTC, and the zero time for none.
func dateOf(t time.Time, zone *time.Location) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// remarkOn says why a summary is about its days. It is empty where these were asked for.
func remarkOn(p retrieval.DayPick) string {
	switch {
	case p.Today > 0:
		return "Today has " + bot.Count(p.Today, "article") + " so far; this is yesterday."
	case p.Newest:
		return "Today has no article yet; this is the newest day there is."
	case p.Full:
		return "Earlier days are left out: they have more articles than one summary can take."
	case p.Last:
		return fmt.Sprintf("A summary is of at most %d days: this one ends with the last day that has news.",
			retrieval.MaxDays)
	}
	return ""
}

// noNews returns the silence for days without anything to show.
func (h handlers) noNews(s digest.Summary, q retrieval.SummaryQuery) []bot.Block {
	days := h.library.Days(q)
	day := &bot.NoNews{Header: s.Header, Stored: retrieval.ArticlesBetween(days, cmp.Or(q.First, q.Day), q.Day)}
	out := bot.Silence{About: q.Topic, Day: day}
	switch {
	case h.library.Stats().Articles == 0:
		out.Reason = retrieval.NoArticles
	case day.Stored == 0:
		out.Reason = retrieval.OutsideDates
		out.Nearest = nearestDays(days, q.Day)
	case s.Articles == 0 && q.Topic != "":
		out.Reason = retrieval.NoMatch
	default:
		out.Reason = retrieval.WeakMatch
	}
	return append([]bot.Block{out}, h.undated(days, q)...)
}

// noDay returns the silence for a range of days without articles. Days lists all days that have articles.
func (h handlers) noDay(days []retrieval.DayCount, since, until time.Time) bot.Reply {
	why := retrieval.Silence{
		Reason: retrieval.OutsideDates, Since: since, Until: until, Nearest: nearestDays(days, cmp.Or(since, until)),
	}
	return h.silent(bot.Silence{Silence: why, Days: true})
}

// nearestDays describes the nearest days before and after day that have articles.
func nearestDays(days []retrieval.DayCount, day time.Time) []string {
	var out []string
	before, after := neighbours(days, day)
	for _, d := range []retrieval.DayCount{before, after} {
		if d.Articles > 0 {
			out = append(out, bot.LongDate(d.Day)+": "+bot.Count(d.Articles, "article"))
		}
	}
	return out
}

// undated returns a notice about the articles without a date, which are in no day's summary.
func (h handlers) undated(days []retrieval.DayCount, q retrieval.SummaryQuery) []bot.Block {
	n := h.library.Stats().Articles
	for _, d := range days {
		n -= d.Articles
	}
	if n <= 0 || len(q.Sources) > 0 {
		return nil
	}
	words := "Without a date of publication, and so of no day: " + bot.Count(n, "article") + "."
	return []bot.Block{bot.Notice{Words: words}}
}
