package rank

import "math"

// enough is the confidence from which a passage is taken for an answer. Below it the
// words of the question stand in the articles, but scattered.
const enough = 0.4

// Doubt is why the ranked passages do not answer, in the words of a reply's JSON, or ""
// when they do.
func (r *Ranker) Doubt(ranked []Passage) string {
	if len(ranked) == 0 {
		return "no-match"
	}
	best := 0.0
	for _, p := range ranked {
		best = max(best, p.Confidence())
	}
	if best < enough {
		return "weak-match"
	}
	return ""
}

// wholeMass is how much of a long question a passage must hold to be sure of, in nats of
// idf: nobody asks more than a passage can hold of a question that fills ten lines.
const wholeMass = 40

// Confidence is how well a passage answers, from 0 to 1, whatever the question and the
// articles: the share of the question's mass that it covers, raised by how strongly the
// passage, its article and its headline match. How recent it is has no share in it.
func (p Passage) Confidence() float64 {
	f := p.Features
	if f.Mass == 0 {
		return 0
	}
	strength := min(1, (f.Passage+f.Body+f.Title)/2)
	share := math.Sqrt(f.Coverage * max(f.Coverage, strength))
	return min(1, share*f.Mass/min(f.Mass, wholeMass))
}
