package story

// Near finds the stories that are alike to another by the terms that they share, without comparing
// it with each.
type Near struct {
	stories []Story
	holding map[int32][]posting // for each term, the stories that have it
}

// NewNear returns a Near of stories of one Corpus.
func NewNear(stories []Story) *Near {
	n := &Near{stories, make(map[int32][]posting)}
	for i, s := range stories {
		for _, t := range s.mean {
			n.holding[t.id] = append(n.holding[t.id], posting{i, t.value})
		}
	}
	return n
}

// To returns the stories that are alike to s by least or more, in their order; see [Story.Alike].
func (n *Near) To(s Story, least float64) []Story {
	likeness := make([]float64, len(n.stories))
	for _, t := range s.mean {
		for _, p := range n.holding[t.id] {
			likeness[p.cluster] += t.value * p.value
		}
	}
	var out []Story
	for i, l := range likeness {
		if l >= least {
			out = append(out, n.stories[i])
		}
	}
	return out
}
