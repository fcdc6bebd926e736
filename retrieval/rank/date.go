package rank

import (
	"math"
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/news"
)

// articleFeatures measures what is known of an article without reading it. When it was fetched
// says nothing of how old its news are, so only the date of publication counts.
func (q *query) articleFeatures(published time.Time, source string) Features {
	f := Features{Age: math.Inf(1), TotalIDF: q.rarity}
	if !published.IsZero() {
		f.InTime = Timeliness(q.question.Days, published, q.zone)
		if q.wantsRecent() {
			f.Age = math.Abs(q.now.Sub(published).Hours()) / 24
		}
	}
	if slices.Contains(q.question.Sources, source) {
		f.Named = 1
	}
	return f
}

// wantsRecent reports whether newer articles answer better: not when the question names only
// firm times that are past.
func (q *query) wantsRecent() bool {
	if q.now.IsZero() {
		return false
	}
	goesOn := func(d dates.Days) bool {
		return d.Soft || d.Until.IsZero() || d.Until.After(q.now.Add(-24*time.Hour))
	}
	return len(q.question.Days) == 0 || slices.ContainsFunc(q.question.Days, goesOn)
}

// freshness returns how much the agreement of others counts at an age in days. Of old news an
// archive has more articles than of new ones. Where the age has no importance all of it counts.
func (q *query) freshness(age float64) float64 {
	if !q.wantsRecent() {
		return 1
	}
	return recency(age)
}

// reportDays is how many days after a day the reports on it still come.
const reportDays = 2

// Timeliness returns how well the date of an article fits the days that a question names: 1 for an
// article of one of the days, by the calendar of zone (nil: UTC), less on the two days after firm
// ones, when reports still come, and 0 for others. Soft days include those two days, and the days
// that the calendar of the outlet counts among them.
func Timeliness(days []dates.Days, published time.Time, zone *time.Location) float64 {
	if zone == nil {
		zone = time.UTC
	}
	day, printed := news.Day(published, zone), outletDay(published)
	best := 0.0
	for _, d := range days {
		late := d.Away(day).Hours() / 24
		switch {
		case d.Soft && (d.Has(printed) || !day.Before(d.Since) && late <= reportDays):
			best = 1
		case !day.Before(d.Since):
			best = max(best, 1-late/(reportDays+1))
		}
	}
	return best
}

// outletDay returns the date that an outlet prints: that of the time in its own zone. A time in
// UTC hides the zone, so it may be the next day already, as it is in the east.
func outletDay(published time.Time) time.Time {
	day := news.Day(published, published.Location())
	if _, offset := published.Zone(); offset == 0 && !published.Equal(day) {
		return news.Day(published.Add(12*time.Hour), time.UTC)
	}
	return day
}
