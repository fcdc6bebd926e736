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

// fitDoubts fits the confidence by logistic regression with a ridge, by gradient descent
// on standardised terms. Each set counts the same, and in it each of the two outcomes; a
// set of topics without unanswerable ones counts a third.
func fitDoubts(sets []*set) rank.Doubts {
	const ridge, rate, rounds = 0.02, 2.0, 1500
	all := outcomes(sets)
	mean, spread := moments(all)
	var b [7]float64
	for range rounds {
		var gradient [7]float64
		for _, o := range all {
			z := standard(rank.Doubts{}.Terms(o.features), mean, spread)
			e := o.weight * (sigmoid(dot(b, z)) - hit(o.answered))
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
	return rank.Doubts{Intercept: b[0], Body: b[1], Sentence: b[2], Mass: b[3], Named: b[4], Absent: b[5], Topic: b[6]}
}

func outcomes(sets []*set) (all []outcome) {
	for _, s := range sets {
		share := 1.0
		if len(s.unsure) == 0 {
			share = 1.0 / 3
		}
		for _, f := range s.confident {
			all = append(all, outcome{f, true, share / float64(len(s.confident))})
		}
		for _, f := range s.unsure {
			all = append(all, outcome{f, false, share / float64(len(s.unsure))})
		}
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
func moments(all []outcome) (mean, spread [7]float64) {
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

func standard(x, mean, spread [7]float64) [7]float64 {
	for j := range x {
		x[j] = (x[j] - mean[j]) / spread[j]
	}
	return x
}

func dot(a, b [7]float64) (sum float64) {
	for j := range a {
		sum += a[j] * b[j]
	}
	return sum
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// reportDoubts prints, for thresholds on the confidence, the share of the answerable
// questions that would be refused and the share of the unanswerable ones.
func reportDoubts(sets []*set, d rank.Doubts) {
	fmt.Printf("%-9s", "refused")
	for _, s := range sets {
		fmt.Printf(" %22s", fmt.Sprintf("%s AUC %.3f", s.name, auc(confidences(s.confident, d), confidences(s.unsure, d))))
	}
	fmt.Println()
	for t := 0.30; t < 0.61; t += 0.02 {
		fmt.Printf("  < %.2f  ", t)
		for _, s := range sets {
			fmt.Printf("  %8.1f %% / %5.1f %%", 100*below(confidences(s.confident, d), t), 100*below(confidences(s.unsure, d), t))
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
