package collation

import (
	"cmp"
	"slices"
)

// tile is a run of words that stands in both of two lists.
type tile struct{ left, right, words int }

// shortestTile is how many words a run needs that is looked for anywhere: fewer are found together by chance.
const shortestTile = 3

// tiles returns the longest runs that two lists share, none of which overlaps another in either list, in the order
// of the left list. Joined reports whether the word at i of the right list follows the one before.
func tiles(left, right []int, joined func(i int) bool) []tile {
	f := tiler{left: left, right: right, joined: joined,
		usedLeft: make([]bool, len(left)), usedRight: make([]bool, len(right))}
	f.places = make(map[[shortestTile]int][]int)
	for i := range right {
		if k, ok := keyAt(right, i); ok {
			f.places[k] = append(f.places[k], i)
		}
	}
	var out []tile
	for {
		t := f.longest()
		if t.words < shortestTile {
			break
		}
		for i := range t.words {
			f.usedLeft[t.left+i], f.usedRight[t.right+i] = true, true
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b tile) int { return cmp.Compare(a.left, b.left) })
	return out
}

type tiler struct {
	left, right         []int
	joined              func(i int) bool
	usedLeft, usedRight []bool
	places              map[[shortestTile]int][]int // in the right list, by the first words there
}

// keyAt returns the words from i on by which a place is found.
func keyAt(list []int, i int) (k [shortestTile]int, ok bool) {
	if i+shortestTile > len(list) {
		return k, false
	}
	return [shortestTile]int(list[i : i+shortestTile]), true
}

// longest returns the longest run that overlaps no tile; the first of equals.
func (f *tiler) longest() (best tile) {
	for i := range f.left {
		k, ok := keyAt(f.left, i)
		if !ok {
			break
		}
		for _, j := range f.places[k] {
			if n := f.run(i, j); n > best.words {
				best = tile{i, j, n}
			}
		}
	}
	return best
}

// run returns how many words the lists share from two places on.
func (f *tiler) run(i, j int) (n int) {
	for i+n < len(f.left) && j+n < len(f.right) && f.left[i+n] == f.right[j+n] &&
		!f.usedLeft[i+n] && !f.usedRight[j+n] && (n == 0 || f.joined(j+n)) {
		n++
	}
	return n
}

// inGap returns the longest common subsequence of two short lists, as tiles of single words.
func inGap(left, right []int) []tile {
	best := make([][]int, len(left)+1)
	for i := range best {
		best[i] = make([]int, len(right)+1)
	}
	for i := len(left) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			if best[i][j] = max(best[i+1][j], best[i][j+1]); left[i] == right[j] {
				best[i][j] = max(best[i][j], 1+best[i+1][j+1])
			}
		}
	}
	var out []tile
	for i, j := 0, 0; i < len(left) && j < len(right); {
		switch {
		case left[i] == right[j] && best[i][j] == 1+best[i+1][j+1]:
			out = append(out, tile{i, j, 1})
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
