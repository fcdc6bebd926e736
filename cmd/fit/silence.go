package main

import "fmt"

// silence prints, for each threshold on the confidence, the share of the answerable
// questions that would be refused and the share of the unanswerable ones.
func (s *set) silence() {
	if len(s.unsure) == 0 {
		return
	}
	fmt.Printf("%-12s refused: answerable / unanswerable, AUC %.3f\n", s.name, auc(s.confident, s.unsure))
	for t := 0.2; t < 1; t += 0.05 {
		fmt.Printf("  %.2f %5.1f %% %5.1f %%\n", t, 100*below(s.confident, t), 100*below(s.unsure, t))
	}
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
