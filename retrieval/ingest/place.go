package ingest

import (
	"time"

	"quoth/retrieval/feed"
)

const (
	minPairs     = 4   // neighbours with dates that show how a feed is ordered
	fewOutOfLine = 0.2 // the share of them up to which a feed is ordered by date: some dates are wrong
)

// places returns the place of each item in the order of the outlet, from 1. Editors put the first news first. All
// places are 0 if the feed is ordered by date, as most are, or if its dates do not show how it is ordered.
func places(items []feed.Item) []int {
	out := make([]int, len(items))
	published := func(i feed.Item) time.Time { return i.Published }
	changed := func(i feed.Item) time.Time { return firstTime(i.Updated, i.Published) }
	if !isMixed(items, published) || !isMixed(items, changed) {
		return out
	}
	for n := range items {
		out[n] = n + 1
	}
	return out
}

// isMixed reports whether a time of the items has no order.
func isMixed(items []feed.Item, of func(feed.Item) time.Time) bool {
	var before time.Time
	pairs, later, earlier := 0, 0, 0
	for _, i := range items {
		t := of(i)
		if t.IsZero() {
			continue
		}
		if !before.IsZero() {
			pairs++
			later += count(t.After(before))
			earlier += count(t.Before(before))
		}
		before = t
	}
	return pairs >= minPairs && float64(min(later, earlier)) > fewOutOfLine*float64(pairs)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
