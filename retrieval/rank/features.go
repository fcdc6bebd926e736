package rank

import "math"

// Features describe a passage for a question. Shares are of the question's mass, so 0
// is nothing and about 1 is all of it.
type Features struct {
	Passage   float64 // BM25 of the passage, as a share
	Body      float64 // BM25 of the whole article, as a share
	Title     float64 // BM25 of the headline, as a share
	Coverage  float64 // share of the question that the passage holds
	Adjacency float64 // share of the question's neighbouring words that stand side by side
	Position  float64 // sentences before the passage
	Age       float64 // days between article and asking; infinite when not known
	Named     float64 // 1 when the question names the article's outlet
	InTime    float64 // 1 when the question names a time and the article is of it
	Mass      float64 // of the question: every term's weight times its idf, summed
}

// Weights turn Features into a score.
type Weights struct {
	Body, Title         float64 // against Passage, which counts 1
	Coverage, Adjacency float64 // factors 1 + weight * feature
	Lead                float64 // factor 1 + weight * e^(-position/leadSentences)
	Recency, RecentDays float64 // factor 1 + weight * e^(-age/days)
	Named, InTime       float64 // factors 1 + weight * feature
}

// Fitted are the weights that dev questions gave.
var Fitted = Weights{Body: 0.286, Title: 0.55, Coverage: 0.8, Adjacency: 0.05, Lead: 0.2, Recency: 3.2, RecentDays: 15, Named: 3.5, InTime: 1.1}

const leadSentences = 6

// Score weighs f.
func (w Weights) Score(f Features) float64 {
	return (f.Passage + w.Body*f.Body + w.Title*f.Title) *
		(1 + w.Coverage*f.Coverage) * (1 + w.Adjacency*f.Adjacency) *
		(1 + w.Lead*math.Exp(-f.Position/leadSentences)) * w.prior(f)
}

// prior is the part of the score that the words have no share in.
func (w Weights) prior(f Features) float64 {
	return (1 + w.Recency*math.Exp(-f.Age/w.RecentDays)) * (1 + w.Named*f.Named) * (1 + w.InTime*f.InTime)
}

// okapi is BM25's term-frequency part; see retrieval/index for the formula's source.
type okapi struct{ k1, b float64 }

var bm25 = okapi{0.9, 0.4}

func (o okapi) saturate(tf, relative float64) float64 {
	return tf * (o.k1 + 1) / (tf + o.k1*(1-o.b+o.b*relative))
}
