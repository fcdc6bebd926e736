package bot

import (
	"time"

	"quoth/retrieval"
	"quoth/retrieval/digest"
)

// dateOf is the date of an instant, at midnight UTC.
func dateOf(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// remarkOn says why a summary is of its day, where that was not asked for; else it is empty.
func remarkOn(p retrieval.DayPick) string {
	switch {
	case p.Today > 0:
		return "Today has " + Count(p.Today, "article") + " so far; this is yesterday."
	case p.Newest:
		return "Today has no article yet; this is the newest day there is."
	case p.OfRange:
		return "This is the last of those days that has news."
	}
	return ""
}

// around are the nearest days before and after day, without articles where there are none.
func around(days []retrieval.DayCount, day time.Time) (before, after retrieval.DayCount) {
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

// noNews is the silence for a day of which there is nothing to tell.
func (h handlers) noNews(s digest.Summary, q retrieval.SummaryQuery) []Block {
	days := h.library.Days(q)
	out := Silence{About: q.Topic, Day: &NoNews{s.Header, retrieval.ArticlesOn(days, q.Day)}}
	switch {
	case h.library.Stats().Articles == 0:
		out.Reason = retrieval.NoArticles
	case out.Day.Stored == 0:
		out.Reason = retrieval.OutsideDates
		out.Nearest = nearestDays(days, q.Day)
	case s.Articles == 0:
		out.Reason = retrieval.NoMatch
	default:
		out.Reason = retrieval.WeakMatch
	}
	return append([]Block{out}, h.undated(days, q)...)
}

// nearestDays are the nearest days before and after day that have articles, in words.
func nearestDays(days []retrieval.DayCount, day time.Time) []string {
	var out []string
	before, after := around(days, day)
	for _, d := range []retrieval.DayCount{before, after} {
		if d.Articles > 0 {
			out = append(out, inWords(d.Day)+": "+Count(d.Articles, "article"))
		}
	}
	return out
}

// undated is a remark on articles that no day has.
func (h handlers) undated(days []retrieval.DayCount, q retrieval.SummaryQuery) []Block {
	n := h.library.Stats().Articles
	for _, d := range days {
		n -= d.Articles
	}
	if n <= 0 || len(q.Sources) > 0 {
		return nil
	}
	return []Block{Notice{"Without a date of publication, and so of no day: " + Count(n, "article") + "."}}
}
