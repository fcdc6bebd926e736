package main

import (
	"math"

	"quoth/retrieval/rank"
)

// outcome is the best passage for a question and whether the question can be answered.
type outcome struct {
	features rank.Features
	answered bool
	weight   float64
}

// Made-up questions count less than the others: there is no end of them, and nonsense is easier to
// recognise than a question whose answer is missing.
const keywordShare, nonsenseShare = 0.25, 0.3

// fitConfidence fits the confidence by logistic regression with a ridge, by gradient descent on
// standardised inputs. The first row of the model is its intercept. Each set counts the same, and
// in it the answerable questions and the unanswerable ones; made-up questions count less. A set
// without unanswerable ones counts a third. It leaves out the row of the name without.
func fitConfidence(sets []*set, without string) rank.Model[rank.Features] {
	const ridge, rate, rounds = 0.02, 2.0, 1500
	all := outcomes(sets)
	if len(all) == 0 {
		return rank.ConfidenceModel
	}
	x := make([][]float64, len(all))
	for i, o := range all {
		x[i] = inputs(rank.ConfidenceModel, o.features)
	}
	mean, spread := center(x, named(rank.ConfidenceModel, without))
	b := make([]float64, len(mean))
	for range rounds {
		gradient := make([]float64, len(b))
		for i, o := range all {
			e := o.weight * (sigmoid(dot(b, x[i])) - oneIf(o.answered))
			for j := range b {
				gradient[j] += e * x[i][j]
			}
		}
		for j := range b {
			b[j] -= rate * gradient[j]
			if j > 0 {
				b[j] -= rate * ridge * b[j]
			}
		}
	}
	for j := 1; j < len(b); j++ {
		b[j] /= spread[j]
		b[0] -= b[j] * mean[j]
	}
	return rank.ConfidenceModel.With(b)
}

// outcomes returns the best passages of all questions, with weights that add up to 1.
func outcomes(sets []*set) (all []outcome) {
	add := func(features []rank.Features, answered bool, weight float64) {
		for _, f := range features {
			all = append(all, outcome{f, answered, weight / float64(len(features))})
		}
	}
	for _, s := range sets {
		share := 1.0
		if len(s.unanswerable) == 0 {
			share = 1.0 / 3
		}
		add(s.answerable, true, share)
		add(s.keywords, true, share*keywordShare)
		add(s.unanswerable, false, share)
		add(s.nonsense, false, share*nonsenseShare)
	}
	sum := 0.0
	for _, o := range all {
		sum += o.weight
	}
	for i := range all {
		all[i].weight /= sum
	}
	return all
}

// center standardises the inputs to mean 0 and standard deviation 1, and returns what these were.
// The first input, of the intercept, stays as it is. The input at the place without becomes 0.
func center(x [][]float64, without int) (mean, spread []float64) {
	mean, spread = make([]float64, len(x[0])), make([]float64, len(x[0]))
	n := float64(len(x))
	spread[0] = 1
	for j := 1; j < len(mean); j++ {
		for _, input := range x {
			mean[j] += input[j] / n
		}
		for _, input := range x {
			d := input[j] - mean[j]
			spread[j] += d * d / n
		}
		spread[j] = max(math.Sqrt(spread[j]), 1e-6)
		if j == without {
			spread[j] = math.Inf(1)
		}
	}
	for _, input := range x {
		for j := range input {
			input[j] = (input[j] - mean[j]) / spread[j]
		}
	}
	return mean, spread
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
