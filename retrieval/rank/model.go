package rank

import (
	"math"
	"slices"
)

// Kind says how a feature enters a score.
type Kind int

// The kinds of features.
const (
	Sum    Kind = iota // adds weight × value
	Power              // multiplies by (value + leastShare) to the power of the weight
	Factor             // multiplies by e^(weight × value)
	Prior              // a Factor that is known before the article is read
)

// leastShare keeps an article that holds next to nothing of the question from a factor of 0.
const leastShare = 0.05

// Row is one feature of a Model: what it is called, how it enters the score, how much it weighs,
// and how its value is read from what was measured.
type Row[M any] struct {
	Name   string
	Kind   Kind
	Weight float64
	Value  func(M) float64
}

// Input returns what the weight multiplies: in the score itself where the feature is added, else
// in the logarithm of the score.
func (r *Row[M]) Input(measured M) float64 {
	value := r.Value(measured)
	if r.Kind == Power {
		return math.Log(value + leastShare)
	}
	return value
}

// effect returns what a value adds to the score, or multiplies it by.
func (r *Row[M]) effect(value float64) float64 {
	switch r.Kind {
	case Sum:
		return r.Weight * value
	case Power:
		return math.Pow(value+leastShare, r.Weight)
	}
	return math.Exp(r.Weight * value)
}

// Model turns what was measured into a score: the rows of kind Sum, which come first, add up, and
// the others multiply their sum. To add a feature is to add a row; cmd/fit then finds its weight.
type Model[M any] []Row[M]

// Score returns the score of what was measured.
func (m Model[M]) Score(measured M) float64 {
	score := 0.0
	for i := range m {
		row := &m[i]
		effect := row.effect(row.Value(measured))
		if row.Kind == Sum {
			score += effect
		} else {
			score *= effect
		}
	}
	return score
}

// Part is what one feature does to a score: one of kind Sum adds Effect, others multiply by it.
type Part struct {
	Name          string
	Value, Effect float64
}

// Parts takes a score apart, in the order of the rows.
func (m Model[M]) Parts(measured M) []Part {
	out := make([]Part, len(m))
	for i := range m {
		value := m[i].Value(measured)
		out[i] = Part{m[i].Name, value, m[i].effect(value)}
	}
	return out
}

// Of returns the rows of some kinds.
func (m Model[M]) Of(kinds ...Kind) Model[M] {
	var out Model[M]
	for _, row := range m {
		if slices.Contains(kinds, row.Kind) {
			out = append(out, row)
		}
	}
	return out
}

// With returns the model with other weights, one for each row.
func (m Model[M]) With(weights []float64) Model[M] {
	out := slices.Clone(m)
	for i, w := range weights {
		out[i].Weight = w
	}
	return out
}
