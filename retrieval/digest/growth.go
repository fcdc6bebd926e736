package digest

import (
	"math"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

const (
	maxGrowth = 2  // doublings of the hours: a page that changes all day is not ever more important
	lastPlace = 10 // from here on a place in a feed says nothing
)

// growth returns in how many hours of these days a story grew, in doublings: a text of it came out, or an article that
// reports it changed. A copy does not make it grow, nor does an article whose hour is not known.
func (e *edition) growth(s story.Story) float64 {
	hours := make(map[time.Time]bool)
	for _, w := range s.Wordings {
		if first := firstTime(w.Articles); !first.IsZero() && !news.Day(first, e.day.Zone).Before(e.day.Opens()) {
			hours[hourOf(first)] = true
		}
		for _, a := range w.Articles {
			for _, t := range e.day.Changed[e.wholeOf(a)] {
				hours[hourOf(t)] = true
			}
		}
	}
	return min(maxGrowth, math.Log2(float64(max(1, len(hours)))))
}

// firstTime returns when the first of some articles was published, the zero time if no hour of it is known.
func firstTime(articles []*news.Article) (first time.Time) {
	for _, a := range articles {
		if t := a.Published; hasHour(t) && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	return first
}

// hasHour reports whether a time is more than a day; see [news.Day].
func hasHour(t time.Time) bool { return !t.Equal(t.UTC().Truncate(24 * time.Hour)) }

func hourOf(t time.Time) time.Time { return t.UTC().Truncate(time.Hour) }

// place returns how high the outlets that order their feeds put a story, from 0 to 1, which is first in all of them.
func place(s story.Story) float64 {
	best := make(map[string]int)
	for _, a := range s.Articles() {
		if b := best[a.Source]; a.Place > 0 && (b == 0 || a.Place < b) {
			best[a.Source] = a.Place
		}
	}
	sum := 0.0
	for _, p := range best {
		sum += max(0, 1-float64(p-1)/lastPlace)
	}
	return sum / float64(max(1, len(best)))
}
