package summary

import (
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// DayCount is the number of articles of one day.
type DayCount struct {
	Day      time.Time // the date, at midnight UTC
	Articles int
}

// ArticlesBetween returns the number of articles of the days from first to last.
func ArticlesBetween(days []DayCount, first, last time.Time) (n int) {
	for _, d := range days {
		if !d.Day.Before(first) && !d.Day.After(last) {
			n += d.Articles
		}
	}
	return n
}

// Days counts the articles of each day, the newest day first, without those that belong to none. Of q it
// uses the zone and the outlets.
func (m Maker) Days(q Query) []DayCount {
	counts := make(map[time.Time]int)
	m.view.Select(func(m archive.Meta) bool {
		if day, ok := q.dateOf(m); ok {
			counts[day]++
		}
		return false
	})
	out := make([]DayCount, 0, len(counts))
	for day, n := range counts {
		out = append(out, DayCount{day, n})
	}
	slices.SortFunc(out, func(a, b DayCount) int { return b.Day.Compare(a.Day) })
	return out
}

// DayPick is the day that a summary is of, or the days, where the question names none or several.
type DayPick struct {
	Day    time.Time // the day, or the last of several
	First  time.Time // the first of several; zero: there is one
	Today  int       // the articles of today so far, if these are too few and Day is yesterday
	Newest bool      // today has no article, and Day is the newest day that has one
	Length int       // how many days were named, at most MaxDays; a day to come counts; 0: one or none
	Last   bool      // more than MaxDays were named, and these are the last of them with news
	Full   bool      // days before First were named too, and have too many articles to be in one summary
	None   bool      // several days were named that are over or today, and none of them has an article
}

// MaxDays is the number of days of which one summary can be.
const MaxDays = 7

// maxArticles bounds the articles of several days. Each is compared with each other: twice as many take four
// times as long. Whole days are left out, the oldest first, but never the last one.
const maxArticles = 3000

// fairShare is how many times as many articles yesterday may have for today to be worth reading. Early in
// the morning there is hardly any news.
const fairShare = 3

// Pick returns the day for a reader who names none: today, unless it has too few articles yet.
func (m Maker) Pick(q Query) DayPick {
	days, today := m.Days(q), q.today()
	now := ArticlesBetween(days, today, today)
	yesterday := today.AddDate(0, 0, -1)
	switch {
	case now > 0 && now*fairShare >= ArticlesBetween(days, yesterday, yesterday):
		return DayPick{Day: today}
	case now > 0:
		return DayPick{Day: yesterday, Today: now}
	}
	for _, d := range days {
		if d.Day.Before(today) {
			return DayPick{Day: d.Day, Newest: true}
		}
	}
	return DayPick{Day: today}
}

// PickBetween returns the days from since to until that have come, at most MaxDays. A zero time leaves that end
// open. If both are the same day, PickBetween returns that day. If both are open, it returns the same as Pick.
func (m Maker) PickBetween(q Query, since, until time.Time) DayPick {
	switch {
	case since.IsZero() && until.IsZero():
		return m.Pick(q)
	case since.Equal(until):
		return DayPick{Day: since}
	}
	today := q.today()
	if until.IsZero() {
		until = today
	}
	p := DayPick{Day: earlier(until, today), First: since, Length: daysFrom(since, until) + 1}
	days := slices.DeleteFunc(m.Days(q), func(d DayCount) bool { return d.Day.After(p.Day) || d.Day.Before(since) })
	if len(days) == 0 {
		return DayPick{Day: until, None: !until.After(today)}
	}
	return p.bounded(days)
}

// bounded returns p with at most MaxDays and maxArticles. Days are those of p that have articles, the newest
// first.
func (p DayPick) bounded(days []DayCount) DayPick {
	if p.First.IsZero() || daysFrom(p.First, p.Day) >= MaxDays {
		p.Day, p.Last = days[0].Day, true
		if first := p.Day.AddDate(0, 0, 1-MaxDays); p.First.Before(first) {
			p.First = first
		}
	}
	p.Length = min(p.Length, MaxDays)
	n := 0
	for i, d := range days {
		if n += d.Articles; n > maxArticles && i > 0 && !d.Day.Before(p.First) {
			p.First, p.Full = d.Day.AddDate(0, 0, 1), true
		}
	}
	if p.First.Equal(p.Day) {
		p.First = time.Time{}
	}
	return p
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (q Query) today() time.Time { return news.Day(q.now(), q.Zone) }
