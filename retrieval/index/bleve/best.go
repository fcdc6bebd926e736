package bleve

import (
	"cmp"
	"slices"
)

// scored is a document by its number.
type scored struct {
	number int
	score  float32
}

// higher orders by score, the highest first, then by number. No score is NaN.
func higher(x, y scored) int {
	switch {
	case x.score > y.score:
		return -1
	case x.score < y.score:
		return 1
	}
	return cmp.Compare(x.number, y.number)
}

// best returns the numbers of the n documents with the highest positive sum of a and b (b may be
// nil) that are allowed (nil: all are).
func best(a, b []float32, allowed []bool, n int) []int {
	var kept []scored // at most 2n: whenever it is full it is cut back to n, and bar is raised
	bar := float32(0)
	for i, s := range a {
		if b != nil {
			s += b[i]
		}
		if s <= bar || allowed != nil && !allowed[i] {
			continue
		}
		if kept = append(kept, scored{i, s}); len(kept) == 2*n {
			slices.SortFunc(kept, higher)
			kept = kept[:n]
			bar = kept[n-1].score
		}
	}
	slices.SortFunc(kept, higher)
	out := make([]int, 0, n)
	for _, k := range kept[:min(n, len(kept))] {
		out = append(out, k.number)
	}
	return out
}
