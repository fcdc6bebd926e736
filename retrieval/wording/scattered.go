package wording

// A claim is found between quotation marks with a few words left out that no ellipsis stands for, if it has
// enough content words: "the bridge is safe", printed: "the bridge is not known to be safe".
const (
	mostLeftOut      = shortElision // printed words among those of the claim
	fewestScattered  = 4            // words of such a claim
	contentScattered = 3            // content words of it
)

// scattered returns the first place in quotation marks that has all words of the claim in their order, with a
// few others among them, or nil.
func (w Wording) scattered(ids []int32, t *Text) []step {
	content := 0
	for _, isContent := range w.content {
		if isContent {
			content++
		}
	}
	if len(w.sequence) < fewestScattered || content < contentScattered || w.hasGap() || w.rest != "" {
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

// inOrder returns the steps that lead from the claim to the printed words from one token on, or nil if these
// do not have its words in one sentence with at most mostLeftOut others.
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
