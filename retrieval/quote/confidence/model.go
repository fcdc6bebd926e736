package confidence

import "math"

// Row is what one observation is worth, in natural logarithms of odds.
type Row struct {
	Name     string
	Evidence Evidence
	Weight   float64
}

// Model turns evidence into a confidence.
type Model struct {
	Intercept float64
	Rows      []Row
}

// Doubtful is the confidence in a speaker against whom there is a doubt. It is about the share of such speakers that
// were right in the development articles; cmd/fitquotes prints it.
const Doubtful = 0.4

// Of returns how likely it is that the speaker is right, from 0 to 1, to three digits.
func (m Model) Of(e Evidence) float64 {
	if e.Is(Doubts) {
		return Doubtful
	}
	sum := m.Intercept
	for _, r := range m.Rows {
		if e.Is(r.Evidence) {
			sum += r.Weight
		}
	}
	return math.Round(1000/(1+math.Exp(-sum))) / 1000
}
