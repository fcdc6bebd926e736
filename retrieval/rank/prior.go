package rank

import (
	"math"
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/news"
)

// circumstances measure what is known of an article without reading it. When it was
// fetched says nothing of how old its news are.
func (r *Ranker) circumstances(published time.Time, source string) Features {
	f := Features{Age: math.Inf(1), Mass: r.words}
	if !published.IsZero() {
		f.InTime = r.inTime(published)
		if r.wantsRecent() {
			f.Age = math.Abs(r.now.Sub(published).Hours()) / 24
		}
	}
	if slices.Contains(r.question.Sources, source) {
		f.Named = 1
	}
	return f
}

// wantsRecent reports whether newer articles answer better: not when the question names
// only firm times that are past.
func (r *Ranker) wantsRecent() bool {
	if r.now.IsZero() {
		return false
	}
	goesOn := func(d dates.Days) bool {
		return d.Soft || d.Until.IsZero() || d.Until.After(r.now.Add(-24*time.Hour))
	}
	return len(r.question.Days) == 0 || slices.ContainsFunc(r.question.Days, goesOn)
}

// reportDays is how many days after a day the articles about it still come.
const reportDays = 2

// inTime is how well the date of an article fits the times that the question names.
func (r *Ranker) inTime(published time.Time) float64 {
	return Timeliness(r.question.Days, published, r.zone)
}

// Timeliness is how well the date of an article fits the times that a question names: 1 for an article of one of the
// days, by the calendar of zone (nil: UTC), less on the two days after firm ones, when reports still come, and 0
// for others. Soft times take in those days as well, and what the calendar of the outlet says is of them.
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

// outletDay is the date that an outlet prints: that of the stamp in its own zone. A stamp in
// UTC hides the zone, so it may be the next day already, as it is in the east.
func outletDay(published time.Time) time.Time {
	day := news.Day(published, published.Location())
	if _, offset := published.Zone(); offset == 0 && !published.Equal(day) {
		return news.Day(published.Add(12*time.Hour), time.UTC)
	}
	return day
}

// Promise is a first score for an article that has not been read: its best passage's
// BM25 score with the body's and the headline's. Published is zero when not known.
func (r *Ranker) Promise(published time.Time, source string, passage, body, title float64) float64 {
	w := r.weights
	return (passage + w.Body*body + w.Title*title) * w.prior(r.circumstances(published, source))
}
