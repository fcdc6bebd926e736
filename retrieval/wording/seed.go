package wording

// vocabulary numbers the words of a claim and its pairs of adjacent words.
type vocabulary struct {
	ids      map[string]int32
	sequence []int32            // the numbers of the claim's words
	pairs    map[[2]int32]int32 // the number of each pair
	at       []int32            // of each pair: the token that it first ends with
}

// absent is the number of a word that the claim does not hold.
const absent = -1

// vocabularyOf returns the vocabulary of a claim. No pair reaches over a gap.
func vocabularyOf(ts []token, gap []int) vocabulary {
	v := vocabulary{ids: make(map[string]int32, len(ts)), pairs: make(map[[2]int32]int32, len(ts))}
	for i, t := range ts {
		id, known := v.ids[t.text]
		if !known {
			id = int32(len(v.ids))
			v.ids[t.text] = id
		}
		v.sequence = append(v.sequence, id)
		if i == 0 || gap[i] > 0 {
			continue
		}
		pair := [2]int32{v.sequence[i-1], id}
		if _, known := v.pairs[pair]; !known {
			v.pairs[pair] = int32(len(v.pairs))
			v.at = append(v.at, int32(i))
		}
	}
	return v
}

// first reports whether token i ends a pair that no earlier token ends.
func (v vocabulary) first(i int) bool {
	n, ok := v.pairs[[2]int32{v.sequence[i-1], v.sequence[i]}]
	return ok && v.at[n] == int32(i)
}

// number returns the number that each token of a text has in the claim, or absent.
func (v vocabulary) number(ts []token) []int32 {
	out := make([]int32, len(ts))
	for i, t := range ts {
		id, ok := v.ids[t.text]
		if !ok {
			id = absent
		}
		out[i] = id
	}
	return out
}

// seeds finds the claim's pairs in a text. The weight at i says how much the pair of tokens i and i+1
// speaks for a place: less the more often it stands in the text, 0 when it is no pair of the claim.
func (v vocabulary) seeds(ids []int32) (weights []float64) {
	weights = make([]float64, len(ids))
	counts := make([]int, len(v.pairs))
	found := make([]int32, len(ids)) // pair number + 1
	for i := 0; i+1 < len(ids); i++ {
		if ids[i] == absent || ids[i+1] == absent {
			continue
		}
		if n, ok := v.pairs[[2]int32{ids[i], ids[i+1]}]; ok {
			found[i] = n + 1
			counts[n]++
		}
	}
	for i, n := range found {
		if n > 0 {
			weights[i] = 1 / float64(counts[n-1])
		}
	}
	return weights
}

const (
	places = 3  // how many places of a text are aligned
	slack  = 40 // how many printed words may stand among the claim's
	margin = 30 // how many words beyond its outer pairs a place reaches
)

// windows returns the stretches of a text that hold most of the claim, best first. Width is how long a
// place may be, fewest how many pairs it must hold.
func windows(weights []float64, width, margin, fewest int) []stretch {
	var out []stretch
	for range places {
		from, ok := heaviest(weights, width, fewest)
		if !ok {
			break
		}
		w := stretch{from, min(from+width, len(weights))}
		inner := trimmed(weights, w)
		out = append(out, stretch{max(0, inner.from-margin), min(len(weights), inner.to+margin)})
		clear(weights[w.from:w.to])
	}
	return out
}

// heaviest returns where the window of width tokens with the greatest weight starts; ok is false when
// none has the fewest seeds.
func heaviest(weights []float64, width, fewest int) (from int, ok bool) {
	sum, seeds, best := 0.0, 0, 0.0
	for i, w := range weights {
		sum += w
		if w > 0 {
			seeds++
		}
		if i >= width {
			out := weights[i-width]
			sum -= out
			if out > 0 {
				seeds--
			}
		}
		if seeds >= fewest && sum > best+1e-9 {
			best, from, ok = sum, max(0, i-width+1), true
		}
	}
	return from, ok
}

// trimmed returns s from its first seed to the end of its last.
func trimmed(weights []float64, s stretch) stretch {
	for s.from < s.to && weights[s.from] == 0 {
		s.from++
	}
	for s.to > s.from && weights[s.to-1] == 0 {
		s.to--
	}
	return stretch{s.from, min(s.to+1, len(weights))}
}
