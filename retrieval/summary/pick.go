package summary

import (
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// DayCount is how many articles there are of a day.
type DayCount struct {
	Day      time.Time // the date, at midnight UTC
	Articles int
}

// ArticlesOn returns how many articles there are of a day.
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
	None    bool // several days were named, which have come, and none of them has an article
}

// fairShare: today is worth reading once it has one article for so many of yesterday's. Early in the
// morning there is hardly any news.
const fairShare = 3

// Pick returns the day that a reader wants who names none.
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

// PickBetween returns the last day with an article from since to until; a zero one is open. If both are
// the same day, it returns that, and if both are open, what Pick does.
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
