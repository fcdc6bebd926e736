package story

// Near finds the stories that are alike to another by the terms that they share, without comparing
// it with each.
type Near struct {
	stories []Story
	terms   termIndex // of the means of the stories
}

// NewNear returns a Near of stories of one Corpus.
func NewNear(stories []Story) *Near {
	n := &Near{stories, make(termIndex)}
	for i, s := range stories {
		n.terms.add(i, s.mean)
	}
	return n
}

// To returns the stories that are alike to s by least or more, in their order; see [Story.Alike].
func (n *Near) To(s Story, least float64) []Story {
	var out []Story
	for i, l := range n.terms.likeness(s.mean, len(n.stories)) {
		if l >= least {
			out = append(out, n.stories[i])
		}
	}
	return out
}

// termIndex has, for each term, the vectors that have it.
type termIndex map[int32][]posting

// posting is the weight of a term in the vector with a number.
type posting struct {
	number int
	value  float64
}

// add adds the vector with a number.
func (x termIndex) add(number int, v Vector) {
	for _, t := range v {
		x[t.id] = append(x[t.id], posting{number, t.value})
	}
}

// likeness returns the products of v with the vectors that were added, which have numbers below n.
func (x termIndex) likeness(v Vector, n int) []float64 {
	out := make([]float64, n)
	for _, t := range v {
		for _, p := range x[t.id] {
			out[p.number] += t.value * p.value
		}
	}
	return out
}
