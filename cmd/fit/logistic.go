package main

import (
	"fmt"
	"math"

	"quoth/retrieval/rank"
)

// outcome is the best passage for a question and whether the question can be answered.
type outcome struct {
	features rank.Features
	answered bool
	weight   float64
}

// What made-up questions count beside the others: there is no end of them, and nonsense is
// easier to tell than a question whose answer is missing.
const keywordShare, nonsenseShare = 0.25, 0.3

// vector holds a number for each term of the doubts.
type vector = [9]float64

// fitDoubts fits the confidence by logistic regression with a ridge, by gradient descent
// on standardised terms. Each set counts the same, and in it the answerable questions and the
// unanswerable ones; made-up questions count less. A set without unanswerable ones counts a
// third.
func fitDoubts(sets []*set) rank.Doubts {
	const ridge, rate, rounds = 0.02, 2.0, 1500
	all := outcomes(sets)
	mean, spread := moments(all)
	var b vector
	for range rounds {
		var gradient vector
		for _, o := range all {
			z := standard(rank.Doubts{}.Terms(o.features), mean, spread)
			e := o.weight * (sigmoid(dot(b[:], z[:])) - hit(o.answered))
			for j := range b {
				gradient[j] += e * z[j]
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
	return rank.Doubts{Intercept: b[0], Body: b[1], Sentence: b[2], Whole: b[3], Mass: b[4], Adjacency: b[5], Measured: b[6], Named: b[7], Absent: b[8]}
}

func outcomes(sets []*set) (all []outcome) {
	add := func(features []rank.Features, answered bool, weight float64) {
		for _, f := range features {
			all = append(all, outcome{f, answered, weight / float64(len(features))})
		}
	}
	for _, s := range sets {
		share := 1.0
		if len(s.unsure) == 0 {
			share = 1.0 / 3
		}
		add(s.confident, true, share)
		add(s.keywords, true, share*keywordShare)
		add(s.unsure, false, share)
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

// moments are the mean and the standard deviation of each term; the intercept stays as it is.
func moments(all []outcome) (mean, spread vector) {
	spread[0] = 1
	for j := 1; j < len(mean); j++ {
		for _, o := range all {
			mean[j] += rank.Doubts{}.Terms(o.features)[j] / float64(len(all))
		}
		for _, o := range all {
			d := rank.Doubts{}.Terms(o.features)[j] - mean[j]
			spread[j] += d * d / float64(len(all))
		}
		spread[j] = max(math.Sqrt(spread[j]), 1e-6)
	}
	return mean, spread
}

func standard(x, mean, spread vector) vector {
	for j := range x {
		x[j] = (x[j] - mean[j]) / spread[j]
	}
	return x
}

func dot(a, b []float64) (sum float64) {
	for j := range a {
		sum += a[j] * b[j]
	}
	return sum
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// reportDoubts prints, for thresholds on the confidence, the share in percent that would be
// refused: of the answerable questions and their keywords, of the unanswerable ones and of
// nonsense.
func reportDoubts(sets []*set, d rank.Doubts) {
	fmt.Print("refused  ")
	for _, s := range sets {
		fmt.Printf("  %-24s", fmt.Sprintf("%s AUC %.3f", s.name, auc(confidences(s.confident, d), confidences(s.unsure, d))))
	}
	fmt.Println()
	for t := 0.20; t < 0.51; t += 0.02 {
		fmt.Printf("  < %.2f  ", t)
		for _, s := range sets {
			fmt.Printf("  %4.1f %4.1f / %5.1f %5.1f", 100*below(confidences(s.confident, d), t), 100*below(confidences(s.keywords, d), t),
				100*below(confidences(s.unsure, d), t), 100*below(confidences(s.nonsense, d), t))
		}
		fmt.Println()
	}
}

func confidences(all []rank.Features, d rank.Doubts) []float64 {
	out := make([]float64, len(all))
	for i, f := range all {
		out[i] = d.Confidence(f)
	}
	return out
}

func below(values []float64, t float64) float64 {
	n := 0
	for _, v := range values {
		if v < t {
			n++
		}
	}
	return float64(n) / float64(max(len(values), 1))
}

// auc is the chance that an answerable question has more confidence than an unanswerable one.
func auc(high, low []float64) float64 {
	sum := 0.0
	for _, h := range high {
		sum += below(low, h)
	}
	return sum / float64(max(len(high), 1))
}
