package main

import (
	"hash/fnv"
	"math"

	"quoth/retrieval/quote/confidence"
)

const (
	folds  = 10   // of articles
	ridge  = 3.0  // the penalty of half a weight's square, against the sum over all quotes
	rate   = 0.01 // of gradient ascent with momentum
	rounds = 800
)

// cross returns for each article the model m fitted to the articles of the other folds.
func (all judged) cross(m confidence.Model) map[string]confidence.Model {
	out := make(map[string]confidence.Model)
	for fold := range folds {
		fitted := fit(m, all.of(func(j judgement) bool { return foldOf(j.id) != fold }))
		for _, j := range all {
			if foldOf(j.id) == fold {
				out[j.id] = fitted
			}
		}
	}
	return out
}

// foldOf returns the fold of an article.
func foldOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % folds)
}

// fit returns m with weights fitted by logistic regression with a ridge, by gradient ascent with momentum.
func fit(m confidence.Model, all judged) confidence.Model {
	b, step := make([]float64, len(m.Rows)+1), make([]float64, len(m.Rows)+1)
	for range rounds {
		gradient := slope(m, all, b)
		for i := range b {
			step[i] = 0.9*step[i] + rate*gradient[i]/math.Sqrt(float64(max(len(all), 1)))
			b[i] += step[i]
		}
	}
	m.Intercept = b[0]
	m.Rows = append([]confidence.Row(nil), m.Rows...)
	for i := range m.Rows {
		m.Rows[i].Weight = b[i+1]
	}
	return m
}

// slope returns the gradient of the logarithm of the likelihood at b, less the ridge. The first of b is the
// intercept, which has none.
func slope(m confidence.Model, all judged, b []float64) []float64 {
	out := make([]float64, len(b))
	for _, j := range all {
		sum := b[0]
		for i, r := range m.Rows {
			if j.evidence.Is(r.Evidence) {
				sum += b[i+1]
			}
		}
		miss := -1 / (1 + math.Exp(-sum))
		if j.right {
			miss++
		}
		out[0] += miss
		for i, r := range m.Rows {
			if j.evidence.Is(r.Evidence) {
				out[i+1] += miss
			}
		}
	}
	for i := 1; i < len(b); i++ {
		out[i] -= ridge * b[i]
	}
	return out
}
