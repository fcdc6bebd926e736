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

// ArticlesOn returns the number of articles of a day.
func ArticlesOn(days []DayCount, day time.Time) int {
	for _, d := range days {
		if d.Day.Equal(day) {
			return d.Articles
		}
	}
	return 0
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

// DayPick is the day that a summary is of, where the question names none or several.
type DayPick struct {
	Day     time.Time
	Today   int  // the articles of today so far, if these are too few and Day is yesterday
	Newest  bool // today has no article, and Day is the newest day that has one
	OfRange bool // several days were named, and Day is the last of them that has an article
	None    bool // several days were named that are over or today, and none of them has an article
}

// fairShare is how many times as many articles yesterday may have for today to be worth reading. Early in
// the morning there is hardly any news.
const fairShare = 3

// Pick returns the day for a reader who names none: today, unless it has too few articles yet.
func (m Maker) Pick(q Query) DayPick {
	days, today := m.Days(q), q.today()
	now := ArticlesOn(days, today)
	yesterday := today.AddDate(0, 0, -1)
	switch {
	case now > 0 && now*fairShare >= ArticlesOn(days, yesterday):
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

// PickBetween returns the last day with an article from since to until. A zero time leaves that end open. If
// both are the same day, PickBetween returns that day. If both are open, it returns the same as Pick.
func (m Maker) PickBetween(q Query, since, until time.Time) DayPick {
	switch {
	case since.IsZero() && until.IsZero():
		return m.Pick(q)
	case since.Equal(until):
		return DayPick{Day: since}
	}
	today := q.today()
	for _, d := range m.Days(q) { // the newest first
		if !d.Day.After(today) && (until.IsZero() || !d.Day.After(until)) && !d.Day.Before(since) {
			return DayPick{Day: d.Day, OfRange: true}
		}
	}
	if until.IsZero() {
		until = today
	}
	return DayPick{Day: until, None: !until.After(today)}
}

func (q Query) today() time.Time { return news.Day(q.now(), q.Zone) }
