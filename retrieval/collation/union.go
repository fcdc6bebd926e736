package collation

import (
	"slices"

	"quoth/retrieval/prose"
)

// union is the words of all printings so far, in order.
type union struct{ words []word }

// changeWords is the most words that count as a change of others. More words are an addition.
const changeWords = 6

// add adds the words that a witness has and the union has not.
func (u *union) add(w witness) {
	if len(u.words) == 0 {
		u.words = slices.Clone(w.words)
		return
	}
	gaps, _ := u.gaps(w)
	for _, g := range slices.Backward(gaps) {
		if g.right.len() > 0 && !g.isChange() {
			u.words = slices.Insert(u.words, g.left.from, w.words[g.right.from:g.right.to]...)
		}
	}
}

// variant returns what a witness has of the union.
func (u *union) variant(w witness) (v Variant) {
	gaps, common := u.gaps(w)
	for _, t := range common {
		v.Words += t.words
		first, last := w.words[t.right].span, w.words[t.right+t.words-1].span
		if v.Span.Len() == 0 {
			v.Span = first
		}
		v.Span = prose.Span{Start: min(v.Span.Start, first.Start), End: max(v.Span.End, last.End)}
	}
	for _, g := range gaps {
		if g.left.len() > 0 {
			v.Changes = append(v.Changes, u.change(w, g))
		}
	}
	return v
}

// change returns the change at a gap.
func (u *union) change(w witness, g gap) Change {
	c := Change{Left: pieces(u.words[g.left.from:g.left.to]), Marked: w.isMarked(g.right)}
	if g.right.len() > 0 {
		c.Right = prose.Span{Start: w.words[g.right.from].span.Start, End: w.words[g.right.to-1].span.End}
	}
	return c
}
