package wording

// stretch is the half-open range [from, to) of tokens.
type stretch struct{ from, to int }

// len returns the number of its tokens.
func (s stretch) len() int { return s.to - s.from }

// with returns the smallest stretch that holds s and t.
func (s stretch) with(t stretch) stretch {
	if s.len() == 0 {
		return t
	}
	return stretch{min(s.from, t.from), max(s.to, t.to)}
}
