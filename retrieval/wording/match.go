package wording

import (
	"slices"

	"quoth/retrieval/prose"
)

// Match is a place of a text where a claim stands, as it is or nearly.
type Match struct {
	// Span reaches from the first to the last word that stands there, in bytes of the text.
	Span     prose.Span
	Verbatim bool
	// Cut reports that the claim is verbatim but for what its ellipses leave out, and that nothing left
	// out is a negation or the like.
	Cut bool
	// Turned reports that the difference holds a negation, a condition or a hedge.
	Turned bool
	// Difference leads from the claim to the print, in order; nil when Verbatim.
	Difference []Piece
	Score      float64 // compares places: 1 for verbatim, less for others
}

// In returns the best place of t for the claim; ok is false when the claim does not stand there. Of
// equal places it prefers one between quotation marks, and then the first.
func (w Wording) In(t *Text) (Match, bool) {
	if len(w.tokens) == 0 {
		return Match{}, false
	}
	ids := w.number(t.tokens)
	if steps := w.exact(ids, t); steps != nil {
		j := judge(&w, t, steps)
		return j.match(), true
	}
	if steps := w.mistyped(ids, t); steps != nil {
		return judge(&w, t, steps).match(), true
	}
	var best Match
	var quoted, ok bool
	for _, p := range w.places(ids) {
		steps := align(w.sequence, ids[p.from:p.to], t.addCosts(p), w.gap)
		j, found := judge(&w, t, shifted(steps, p.from)).restricted()
		if !found {
			continue
		}
		m := j.match()
		if in := t.quoted[j.firstPrinted()]; !ok || m.Score > best.Score || m.Score == best.Score && in && !quoted {
			best, quoted, ok = m, in, true
		}
	}
	if ok {
		return best, true
	}
	if steps := w.scattered(ids, t); steps != nil {
		return judge(&w, t, steps).match(), true
	}
	return Match{}, false
}

// exact returns the place where the whole claim stands word after word, or nil.
func (w Wording) exact(ids []int32, t *Text) []step {
	n, at := len(w.sequence), -1
	for i := 0; i+n <= len(ids); i++ {
		if ids[i] == w.sequence[0] && slices.Equal(ids[i:i+n], w.sequence) && (at < 0 || t.quoted[i]) {
			at = i
			if t.quoted[i] {
				break
			}
		}
	}
	if at < 0 {
		return nil
	}
	steps := make([]step, n)
	for i := range steps {
		steps[i] = step{keep, i, at + i}
	}
	return steps
}

// places returns the stretches of a text that are worth aligning.
func (w Wording) places(ids []int32) []stretch {
	elision := 0
	for _, n := range w.gap {
		elision += n
	}
	elision = min(elision, mostElided)
	fewest := 3 // pairs that an accepted place has at least; see judge.go
	if len(w.sequence) < fewestEdited {
		fewest = 2
	}
	return windows(w.seeds(ids), len(w.sequence)+slack+elision, min(max(len(w.sequence), elision), margin), fewest)
}

// addCosts returns what it costs to add each printed word of p.
func (t *Text) addCosts(p stretch) []int32 {
	out := make([]int32, p.len())
	for i := range out {
		out[i] = addCost
		if t.cue[p.from+i] {
			out[i] = skipCost
		}
	}
	return out
}

// shifted moves the printed words of steps by a number of tokens.
func shifted(steps []step, by int) []step {
	for i := range steps {
		steps[i].printed += by
	}
	return steps
}

// firstPrinted returns the first token of the text that a word of the claim is paired with.
func (j judgement) firstPrinted() int {
	for _, s := range j.steps {
		if s.action <= change {
			return s.printed
		}
	}
	return 0
}

// lastPrinted returns the last token of the text that a word of the claim is paired with.
func (j judgement) lastPrinted() int {
	for _, s := range slices.Backward(j.steps) {
		if s.action <= change {
			return s.printed
		}
	}
	return 0
}

// The scores of a claim that stands there whole but for what its ellipses leave out.
const (
	cutScore    = 0.995
	turnedScore = 0.99 // what they leave out holds a turning word
)

// match returns the place that was judged.
func (j judgement) match() Match {
	first, last := j.text.tokens[j.firstPrinted()], j.text.tokens[j.lastPrinted()]
	m := Match{Score: j.score(), Span: prose.Span{Start: first.span.Start, End: last.span.End}}
	left := j.leftOut()
	switch whole := j.standsWhole(); {
	case whole && !left.inside && !left.turned:
		m.Verbatim = true
		return m
	case whole && !left.turned:
		m.Cut, m.Score = true, cutScore
	case whole:
		m.Score = turnedScore
	}
	m.Turned = left.turned || j.turned()
	m.Difference = j.difference(left)
	return m
}
