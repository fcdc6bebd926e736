package collation

import (
	"cmp"
	"slices"
)

// stretch is the half-open range [from, to) of words.
type stretch struct{ from, to int }

func (s stretch) len() int { return s.to - s.from }

// gap is a place between words that the union and a witness share: the words that only the union has, and those
// that only the witness has.
type gap struct{ left, right stretch }

// isChange reports whether the witness has other words in the place of some.
func (g gap) isChange() bool {
	return g.left.len() > 0 && g.right.len() > 0 && g.right.len() <= changeWords
}

// gaps aligns the parts of a witness with the union. It returns the gaps and the words that both have, in the order
// of the union.
func (u *union) gaps(w witness) (gaps []gap, common []tile) {
	left, right := numbersOf(u.words), numbersOf(w.words)
	coarse := tiles(left, right, w.joined)
	if len(coarse) == 0 {
		return nil, nil
	}
	for i, g := range between(coarse, len(left), len(right)) {
		fine := single(g, left, right)
		gaps, common = append(gaps, split(g, fine)...), append(common, fine...)
		if i < len(coarse) {
			common = append(common, coarse[i])
		}
	}
	return gaps, common
}

// between returns the gap before each tile and the one after the last. Words of the witness stand in the gap before
// the tile that follows them.
func between(tiles []tile, left, right int) []gap {
	out := make([]gap, len(tiles)+1)
	end := 0
	for i, t := range tiles {
		out[i].left = stretch{end, t.left}
		end = t.left + t.words
	}
	out[len(tiles)].left = stretch{end, left}
	order := make([]int, len(tiles)) // of the witness
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(tiles[a].right, tiles[b].right) })
	end = 0
	for _, i := range order {
		out[i].right = stretch{end, tiles[i].right}
		end = tiles[i].right + tiles[i].words
	}
	after := order[len(order)-1] + 1
	if rest := (stretch{end, right}); out[after].right.len() == 0 {
		out[after].right = rest
	}
	return out
}

// longestFine is how many words a gap may have in which single words are compared.
const longestFine = 24

// single returns the single words that both sides of a gap share. In few of many words they are there by chance.
func single(g gap, left, right []int) []tile {
	if g.left.len() > longestFine || g.right.len() > longestFine {
		return nil
	}
	out := inGap(left[g.left.from:g.left.to], right[g.right.from:g.right.to])
	if 3*len(out) < min(g.left.len(), g.right.len()) {
		return nil
	}
	for i := range out {
		out[i].left, out[i].right = out[i].left+g.left.from, out[i].right+g.right.from
	}
	return out
}

// split returns what is left of a gap around the words that both sides share.
func split(g gap, shared []tile) (out []gap) {
	for _, t := range shared {
		out = append(out, gap{stretch{g.left.from, t.left}, stretch{g.right.from, t.right}})
		g.left.from, g.right.from = t.left+1, t.right+1
	}
	return append(out, g)
}
