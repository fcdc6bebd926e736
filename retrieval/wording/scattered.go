package wording

// A claim that leaves out a few words without an ellipsis is found between quotation marks, if it has enough content
// words: "the bridge is safe" in "the bridge is not known to be safe".
const (
	mostLeftOut      = shortElision // how many printed words may stand among those of the claim
	fewestScattered  = 4            // how many words such a claim has at least
	contentScattered = 3            // how many content words it has at least
)

// scattered returns the first place in quotation marks that has all words of the claim in their order, with a
// few others among them, or nil.
func (w Wording) scattered(ids []int32, t *Text) []step {
	isShort := len(w.sequence) < fewestScattered || w.contentWords() < contentScattered
	if isShort || w.hasGap() || w.rest != "" {
		return nil
	}
	for at, id := range ids {
		if id == w.sequence[0] && t.quoted[at] {
			if steps := w.inOrder(ids, at, t); steps != nil {
				return steps
			}
		}
	}
	return nil
}

// inOrder returns the steps that lead from the claim to the printed words from one token on. It returns nil unless
// these have its words in order in one sentence, with at most mostLeftOut others among them.
func (w Wording) inOrder(ids []int32, from int, t *Text) []step {
	var steps []step
	next := 0
	for at := from; at < len(ids) && at-from-next <= mostLeftOut && t.isQuoted(from, at+1); at++ {
		if ids[at] != w.sequence[next] {
			steps = append(steps, step{add, next - 1, at})
			continue
		}
		steps = append(steps, step{keep, next, at})
		if next++; next == len(w.sequence) {
			if t.sentence(from).to <= at {
				return nil
			}
			return steps
		}
	}
	return nil
}
