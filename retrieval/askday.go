package retrieval

import (
	"context"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// Edition is the summary of a day that a question asked for.
type Edition struct {
	digest.Summary
	Query SummaryQuery
	Pick  DayPick // how the day was chosen
}

// answerDay answers with the summary of the day that a question names, of the last day with
// news where it names several, or of the newest day that has its news in.
func (c *call) answerDay(ctx context.Context, u understood, query Query, answer *Answer) error {
	q := SummaryQuery{Zone: query.Zone, Now: query.Now, Sources: u.form.Sources}
	if query.Source != "" {
		q.Sources = []string{query.Source}
	}
	pick := c.pickDay(q, u.Since, u.Until)
	if pick.None {
		answer.Silence = &Silence{Reason: OutsideDates, Since: u.Since, Until: u.Until}
		return nil
	}
	q.Day = pick.Day
	summary, err := c.summary(ctx, q)
	if err != nil {
		return err
	}
	answer.Summary = &Edition{summary, q, pick}
	answer.Asked.Since, answer.Asked.Until = q.Day, q.Day
	if summary.Lead == nil {
		answer.Silence = &Silence{Reason: OutsideDates}
	}
	return nil
}

// DayPick is the day that a summary is of, where none or several were named.
type DayPick struct {
	Day     time.Time
	Today   int  // articles of today so far, where that is too little and Day is yesterday
	Newest  bool // today has none, and Day is the newest that has one
	OfRange bool // several days were named, and Day is the last of them that has news
	None    bool // several days were named, which have come, and none of them has news
}

// fairShare is how many times today's articles make yesterday's before today is worth reading:
// early in the morning there is hardly any news.
const fairShare = 3

// PickDay is the day that a reader wants who names none.
func (l *Library) PickDay(q SummaryQuery) DayPick {
	c := l.newCall()
	defer c.view.Release()
	return c.pickDay(q, time.Time{}, time.Time{})
}

func (c *call) pickDay(q SummaryQuery, since, until time.Time) DayPick {
	if !since.IsZero() && since.Equal(until) {
		return DayPick{Day: since}
	}
	days := c.days(q)
	today := news.Day(q.now(), q.Zone)
	if !since.IsZero() || !until.IsZero() {
		for _, d := range days { // the newest first
			if !d.Day.After(today) && (until.IsZero() || !d.Day.After(until)) && !d.Day.Before(since) {
				return DayPick{Day: d.Day, OfRange: true}
			}
		}
		if until.IsZero() {
			until = today
		}
		return DayPick{Day: until, None: !until.After(today)}
	}
	yesterday := today.AddDate(0, 0, -1)
	now := ArticlesOn(days, today)
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

// ArticlesOn returns how many articles there are of day.
func ArticlesOn(days []DayCount, day time.Time) int {
	for _, d := range days {
		if d.Day.Equal(day) {
			return d.Articles
		}
	}
	return 0
}
