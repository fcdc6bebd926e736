package wording

import "slices"

// The alignment is Gotoh's (J. Mol. Biol. 162, 1982), with affine gaps, over the whole claim and any
// part of the text. The values are for one word kept, changed, dropped and added, and for the first
// word of a run of drops or adds. Words of a cue between two pieces of quotation, and words at an
// ellipsis, cost next to nothing.
const (
	keepValue   = 40
	changeCost  = 30
	openCost    = 30
	dropCost    = 10
	addCost     = 20
	skipCost    = 1
	unreachable = -1 << 28
)

// action is what an alignment does with a word.
type action uint8

const (
	keep   action = iota // asked and printed
	change               // another word is printed in its place
	drop                 // asked, not printed
	add                  // printed, not asked
)

// step is one word's part of an alignment. Asked and printed are indexes of tokens; for a drop,
// printed is the token before it, and for an add, asked is.
type step struct {
	action         action
	asked, printed int
}

// grid is the table of one alignment: a row for each number of asked words, a column for each number
// of printed ones.
type grid struct {
	asked, printed []int32
	addCosts       []int32 // of each printed word
	gap            []int   // of each asked word: how many words an ellipsis before it may stand for
	columns        int
	from           []uint8    // of each cell: the states that its three values came from, two bits each
	row, above     [3][]int32 // values by state
}

// The states of a cell: its last word was paired, dropped or added.
const (
	paired = iota
	dropped
	added
)

// align aligns the asked words with the part of the printed ones that agrees best.
func align(asked, printed []int32, addCosts []int32, gap []int) []step {
	g := &grid{asked: asked, printed: printed, addCosts: addCosts, gap: gap, columns: len(printed) + 1}
	g.from = make([]uint8, (len(asked)+1)*g.columns)
	for s := range g.row {
		g.row[s], g.above[s] = make([]int32, g.columns), make([]int32, g.columns)
	}
	for j := range g.columns { // a place may start anywhere
		g.row[dropped][j], g.row[added][j] = unreachable, unreachable
	}
	for i := 1; i <= len(asked); i++ {
		g.row, g.above = g.above, g.row
		g.fill(i)
	}
	return g.trace()
}

// fill computes row i from the one above.
func (g *grid) fill(i int) {
	open := int32(openCost)
	elided := i < len(g.asked) && g.gap[i] > 0
	if elided {
		open = 0
	}
	for j := range g.columns {
		d, fromD := best(g.above[paired][j]-openCost, g.above[dropped][j], g.above[added][j]-openCost)
		p, a, fromP, fromA := int32(unreachable), int32(unreachable), uint8(0), uint8(0)
		if j > 0 {
			p, fromP = best(g.above[paired][j-1], g.above[dropped][j-1], g.above[added][j-1])
			if g.asked[i-1] == g.printed[j-1] {
				p += keepValue
			} else {
				p -= changeCost
			}
			a, fromA = best(g.row[paired][j-1]-open, g.row[dropped][j-1]-open, g.row[added][j-1])
			if elided {
				a -= skipCost
			} else {
				a -= g.addCosts[j-1]
			}
		}
		g.row[paired][j], g.row[dropped][j], g.row[added][j] = p, d-dropCost, a
		g.from[i*g.columns+j] = fromP | fromD<<2 | fromA<<4
	}
}

// best returns the greatest of the values and its state; the first of equals.
func best(pair, drop, add int32) (int32, uint8) {
	switch {
	case pair >= drop && pair >= add:
		return pair, paired
	case drop >= add:
		return drop, dropped
	}
	return add, added
}

// trace returns the best alignment, which it follows back from the end of the claim.
func (g *grid) trace() []step {
	column, state := 0, uint8(dropped)
	for j := range g.columns {
		for _, s := range []uint8{paired, dropped} {
			if g.row[s][j] > g.row[state][column] {
				column, state = j, s
			}
		}
	}
	var out []step
	for i, j := len(g.asked), column; i > 0; {
		next := g.from[i*g.columns+j] >> (2 * state) & 3
		switch state {
		case paired:
			i, j = i-1, j-1
			out = append(out, step{g.pairing(i, j), i, j})
		case dropped:
			i--
			out = append(out, step{drop, i, j - 1})
		case added:
			j--
			out = append(out, step{add, i - 1, j})
		}
		state = next
	}
	slices.Reverse(out)
	return out
}

// pairing returns whether a paired word was kept or changed.
func (g *grid) pairing(i, j int) action {
	if g.asked[i] == g.printed[j] {
		return keep
	}
	return change
}
