package rank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/match"
	"quoth/retrieval/passage"
)

func TestWindows(t *testing.T) {
	// A line is its words; a negative number of words is a line with a hit.
	for _, tc := range []struct {
		name  string
		lines []int
		want  []window
	}{
		{"nothing", nil, nil},
		{"no hit", []int{10, 20}, nil},
		{"all fits", []int{10, -20, 30}, []window{{0, 3}}},
		{"exactly full", []int{-40, 40}, []window{{0, 2}}},
		{"one word too many", []int{-40, 41}, []window{{0, 1}}},
		{"each run goes on as far as it can", []int{-30, 30, -30, 30}, []window{{0, 2}, {1, 3}, {2, 4}}},
		{"runs inside another are left out", []int{-10, -10, -10}, []window{{0, 3}}},
		{"runs without a hit are left out", []int{80, 80, -80, 80}, []window{{2, 3}}},
		{"a line longer than a passage stands alone", []int{-90, 10}, []window{{0, 1}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var lines []line
			for _, n := range tc.lines {
				l := line{Sentence: passage.Sentence{Words: max(n, -n)}}
				if n < 0 {
					l.hits = []match.Hit{{}}
				}
				lines = append(lines, l)
			}
			if diff := cmp.Diff(tc.want, windows(lines), cmp.AllowUnexported(window{})); diff != "" {
				t.Errorf("windows (-want +got):\n%s", diff)
			}
		})
	}
}
