package ingest

import (
	"slices"
	"testing"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest/book"
)

// dated are items that came out some hours before the morning; a negative number stands for no date.
func dated(hours ...int) []feed.Item {
	items := linked(len(hours))
	for i, h := range hours {
		if items[i].Published = morning.Add(-time.Duration(h) * time.Hour); h < 0 {
			items[i].Published = time.Time{}
		}
	}
	return items
}

func TestPlaces(t *testing.T) {
	updated := dated(5, 1, 4, 0, 3, 2)
	for i := range updated {
		updated[i].Updated = morning.Add(-time.Duration(i) * time.Minute)
	}
	for _, tc := range []struct {
		name     string
		items    []feed.Item
		isPlaced bool
	}{
		{"in an editor's order", dated(5, 1, 4, 0, 3, 2), true},
		{"in an editor's order, some without a date", dated(5, 1, -1, 4, 0, -1, 3, 2), true},
		{"the newest first", dated(0, 1, 2, 3, 4, 5), false},
		{"the oldest first", dated(5, 4, 3, 2, 1, 0), false},
		{"the newest first, but for one", dated(0, 1, 2, 9, 4, 5, 6), false},
		{"one of yesterday kept on top of the newest", dated(24, 0, 1, 2, 3, 4, 5), false},
		{"of one time", dated(1, 1, 1, 1, 1, 1), false},
		{"without dates", dated(-1, -1, -1, -1, -1, -1), false},
		{"too few to tell", dated(3, 1, 2), false},
		{"the last changed first", updated, false},
		{"one", dated(1), false},
		{"empty", nil, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want := make([]int, len(tc.items))
			for i := range want {
				if tc.isPlaced {
					want[i] = i + 1
				}
			}
			if got := places(tc.items); !slices.Equal(got, want) {
				t.Errorf("places %v, want %v", got, want)
			}
		})
	}
}

// The article of an item has its place, and the Key and the Revision that it has without one.
func TestPlaceIsStored(t *testing.T) {
	items := dated(5, 1, 4, 0, 3, 2)
	for i := range items {
		items[i].Text = "The ferry sails again."
	}
	plans := plan(items, checked, nil, book.DefaultLimits, morning)
	for i, p := range plans {
		a, _, _, err := compose(p, checked, found{}, morning)
		if err != nil {
			t.Fatal(err)
		}
		p.Place = 0
		b, _, _, err := compose(p, checked, found{}, morning)
		if err != nil || a.Place != i+1 || b.Place != 0 || a.Key != b.Key || a.Revision != b.Revision {
			t.Errorf("item %d has place %d, Key %q and %q: %v", i, a.Place, a.Key, b.Key, err)
		}
	}
}
