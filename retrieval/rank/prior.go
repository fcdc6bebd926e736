package rank

import (
	"math"
	"slices"
	"time"

	"quoth/retrieval/question"
)

// circumstances measure what is known of an article without reading it. When it was
// fetched says nothing of how old its news are.
func (r *Ranker) circumstances(published time.Time, source string) Features {
	f := Features{Age: math.Inf(1), Mass: r.words, Topic: truth(r.question.Kind == question.Any)}
	if !published.IsZero() {
		f.InTime = inTime(r.question.Days, published)
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
// a time that is past.
func (r *Ranker) wantsRecent() bool {
	until := r.question.Days.Until
	return !r.now.IsZero() && (until.IsZero() || until.After(r.now.Add(-24*time.Hour)))
}

// reportDelay is how long after a day the articles about it still come.
const reportDelay = 36 * time.Hour

// inTime is 1 for an article that was published in the days or shortly after them.
func inTime(d question.Days, published time.Time) float64 {
	if d.IsZero() || published.Before(d.Since.Add(-12*time.Hour)) || !d.Until.IsZero() && published.After(d.Until.Add(24*time.Hour+reportDelay)) {
		return 0
	}
	return 1
}

// Promise is a first score for an article that has not been read: its best passage's
// BM25 score with the body's and the headline's. Published is zero when not known.
func (r *Ranker) Promise(published time.Time, source string, passage, body, title float64) float64 {
	w := r.weights
	return (passage + w.Body*body + w.Title*title) * w.prior(r.circumstances(published, source))
}
