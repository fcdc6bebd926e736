package rank

import "math"

// Doubts turn the Features of the best passage into the odds that it answers: a logistic
// model. What it rests on means the same in every corpus: shares of the question's mass,
// and that mass itself in words as rare as can be. How recent a passage is has no share in
// it, nor has anything that only ranks passages of one corpus.
type Doubts struct {
	Intercept float64
	Body      float64 // times ln(Body + .02)
	Sentence  float64 // times ln(Sentence + .02)
	Whole     float64 // times ln(Whole + .02)
	Mass      float64 // times ln(Mass / 4)
	Adjacency float64
	Measured  float64
	Named     float64
	Absent    float64
}

// FittedDoubts are the weights that cmd/fit found on answerable, removed and null dev
// questions, on the questions about the sample edition, and on questions made up of these:
// their keywords, and words of the articles put together at random. They are rounded, and
// Named is set by hand a little lower, which the null questions needed.
var FittedDoubts = Doubts{Intercept: 2.44, Body: 0.81, Sentence: 1.2, Whole: 1.63, Mass: 1.64, Adjacency: 0.51, Measured: 1.1, Named: 3.0, Absent: -4.5}

const doubtTerms = 9

// Terms are what the weights multiply, in the order of the fields of Doubts.
func (Doubts) Terms(f Features) [doubtTerms]float64 {
	ln := func(share float64) float64 { return math.Log(share + 0.02) }
	return [...]float64{1, ln(f.Body), ln(f.Sentence), ln(f.Whole), math.Log(max(f.Mass, 0.1) / 4), f.Adjacency, f.Measured, f.Named, f.Absent}
}

// Confidence is the chance that a passage answers, from 0 to 1.
func (d Doubts) Confidence(f Features) float64 {
	sum := 0.0
	weights := [doubtTerms]float64{d.Intercept, d.Body, d.Sentence, d.Whole, d.Mass, d.Adjacency, d.Measured, d.Named, d.Absent}
	for i, x := range d.Terms(f) {
		sum += weights[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// Confidence is the chance that the passage answers, from 0 to 1, with the fitted weights.
func (p Passage) Confidence() float64 { return FittedDoubts.Confidence(p.Features) }

// enough is the confidence from which a passage is taken for an answer. It is below one
// half, since a wrong refusal of a good question costs more than an answer to a bad one
// that shows what it rests on.
const enough = 0.35

// Doubt is why the ranked passages do not answer, in the words of a reply's JSON, or ""
// when they do. A name is most of a short question about it, and so is a cup whatever the year:
// what such a passage lacks is looked for apart from the Confidence.
func (r *Ranker) Doubt(ranked []Passage) string {
	switch {
	case len(ranked) == 0:
		return "no-match"
	case ranked[0].Confidence() < enough, r.pastYear(ranked[0]), r.tellsNothing():
		return "weak-match"
	}
	return ""
}
