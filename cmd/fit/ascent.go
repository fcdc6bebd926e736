package main

import (
	"math"
	"slices"

	"quoth/retrieval/rank"
)

// list is some choices. Each has the inputs of a model, and may be right.
type list struct {
	inputs [][]float64
	right  []bool
	weight float64
}

// inputs returns what the weights of a model multiply.
func inputs[M any](m rank.Model[M], measured M) []float64 {
	out := make([]float64, len(m))
	for i := range m {
		out[i] = m[i].Input(measured)
	}
	return out
}

// named returns the place of the row of a name, or -1.
func named[M any](m rank.Model[M], name string) int {
	return slices.IndexFunc(m, func(r rank.Row[M]) bool { return r.Name == name })
}

// climb is gradient ascent from 0 with momentum and a ridge, in n weights of standardised inputs.
// Slope adds to the gradient at b.
func climb(n int, slope func(b, gradient []float64)) []float64 {
	const ridge, rate, momentum, rounds = 0.003, 0.3, 0.95, 600
	b, step := make([]float64, n), make([]float64, n)
	for range rounds {
		gradient := make([]float64, n)
		slope(b, gradient)
		for j := range b {
			step[j] = momentum*step[j] + rate*(gradient[j]-ridge*b[j])
			b[j] += step[j]
		}
	}
	return b
}

// ascend adds the gradient of the logarithm of the chance that a right choice is drawn. The chances are a
// softmax of the scores, as in ListNet (Cao et al., ICML 2007).
func (l list) ascend(gradient, b []float64) {
	chance := make([]float64, len(l.inputs))
	top := math.Inf(-1)
	for i, x := range l.inputs {
		chance[i] = dot(b, x)
		top = max(top, chance[i])
	}
	all, right := 0.0, 0.0
	for i, c := range chance {
		chance[i] = math.Exp(c - top)
		all += chance[i]
		right += chance[i] * oneIf(l.right[i])
	}
	for i, x := range l.inputs {
		pull := l.weight * (chance[i]*oneIf(l.right[i])/max(right, 1e-12) - chance[i]/all)
		for j, v := range x {
			gradient[j] += pull * v
		}
	}
}

// isMixed reports whether some choices are right and others are not. Other lists have no gradient.
func (l list) isMixed() bool {
	return slices.Contains(l.right, true) && slices.Contains(l.right, false)
}

// standardise divides the inputs by their standard deviations, which it returns. The input at the place
// without becomes 0.
func standardise(lists []list, without int) []float64 {
	spread := spreads(lists)
	if without >= 0 {
		spread[without] = math.Inf(1)
	}
	for _, l := range lists {
		for _, x := range l.inputs {
			for j := range x {
				x[j] /= spread[j]
			}
		}
	}
	return spread
}

// spreads returns the standard deviations of the inputs over all choices.
func spreads(lists []list) []float64 {
	width := len(lists[0].inputs[0])
	n, sum, squares := 0.0, make([]float64, width), make([]float64, width)
	for _, l := range lists {
		for _, input := range l.inputs {
			n++
			for j, x := range input {
				sum[j], squares[j] = sum[j]+x, squares[j]+x*x
			}
		}
	}
	for j := range sum {
		sum[j] = max(1e-6, math.Sqrt(max(0, squares[j]/n-sum[j]*sum[j]/n/n)))
	}
	return sum
}

func dot(a, b []float64) (sum float64) {
	for j := range a {
		sum += a[j] * b[j]
	}
	return sum
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
