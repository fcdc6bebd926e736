package main

import (
	"math"
	"reflect"
	"slices"

	"quoth/retrieval/rank"
)

// list is a story's choices of what to show, some of which are right.
type list struct {
	features [][]float64
	right    []bool
	weight   float64
}

// fitShown fits the weights of what is shown: the chance that a choice is taken is a softmax
// of the scores (as in ListNet: Cao et al., ICML 2007), and what rises is the logarithm of the
// chance that a right one is taken, less a ridge. Each set counts the same. Without leaves out
// the weight of that name.
func fitShown(sets []*set, without string) rank.ShownWeights {
	lists := listsOf(sets)
	var w rank.ShownWeights
	if len(lists) == 0 {
		return w
	}
	fields := reflect.ValueOf(&w).Elem()
	spread := standardise(lists, slices.Index(shownNames(), without))
	b := climb(len(spread), func(b, gradient []float64) {
		for _, l := range lists {
			l.ascend(gradient, b)
		}
	})
	for j := range b {
		fields.Field(j).SetFloat(b[j] / spread[j])
	}
	return w
}

// climb is gradient ascent from 0 with momentum and a ridge, in n weights of standardised features;
// slope adds to the gradient at b.
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

// ascend adds a list's part to the gradient.
func (l list) ascend(gradient, b []float64) {
	chance := make([]float64, len(l.features))
	top := math.Inf(-1)
	for i, f := range l.features {
		chance[i] = dot(b, f)
		top = max(top, chance[i])
	}
	all, right := 0.0, 0.0
	for i, c := range chance {
		chance[i] = math.Exp(c - top)
		all += chance[i]
		right += chance[i] * hit(l.right[i])
	}
	for i, f := range l.features {
		pull := l.weight * (chance[i]*hit(l.right[i])/max(right, 1e-12) - chance[i]/all)
		for j, x := range f {
			gradient[j] += pull * x
		}
	}
}

// standardise divides the features by their standard deviations, which it returns; the one
// that is left out becomes 0.
func standardise(lists []list, without int) []float64 {
	spread := spreads(lists)
	if without >= 0 {
		spread[without] = math.Inf(1)
	}
	for _, l := range lists {
		for _, f := range l.features {
			for j := range f {
				f[j] /= spread[j]
			}
		}
	}
	return spread
}

// listsOf are the stories of which some choices hold the evidence, or else the answer, and
// others do not.
func listsOf(sets []*set) (all []list) {
	for _, s := range sets {
		var mine []list
		for _, r := range s.replies {
			for _, story := range r.stories {
				if l := listOf(story, r.evidenced); l.mixed() {
					mine = append(mine, l)
				}
			}
		}
		for i := range mine {
			mine[i].weight = 1 / float64(len(mine)*len(sets))
		}
		all = append(all, mine...)
	}
	return all
}

func listOf(story []choice, evidenced bool) (l list) {
	for _, c := range story {
		v := reflect.ValueOf(c.features)
		f := make([]float64, v.NumField())
		for j := range f {
			f[j] = v.Field(j).Float()
		}
		l.features = append(l.features, f)
		l.right = append(l.right, evidenced && c.evidence || !evidenced && c.answer)
	}
	return l
}

// mixed reports whether a list tells something.
func (l list) mixed() bool {
	right := 0
	for _, r := range l.right {
		right += int(hit(r))
	}
	return 0 < right && right < len(l.right)
}

// spreads are the standard deviations of the features over all choices.
func spreads(lists []list) []float64 {
	n, sum, squares := 0.0, make([]float64, len(lists[0].features[0])), make([]float64, len(lists[0].features[0]))
	for _, l := range lists {
		for _, f := range l.features {
			n++
			for j, x := range f {
				sum[j], squares[j] = sum[j]+x, squares[j]+x*x
			}
		}
	}
	for j := range sum {
		sum[j] = max(1e-6, math.Sqrt(max(0, squares[j]/n-sum[j]*sum[j]/n/n)))
	}
	return sum
}
