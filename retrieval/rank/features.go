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
	Sentence  float64 // share of the question that its best sentence holds
	Pair      float64 // share of the question that its best two sentences in a row hold
	Kind      float64 // 1 when its best sentence holds something of the kind asked for
	Rest      float64 // share of what the headline leaves of the question that it holds
	Position  float64 // sentences before the passage
	Age       float64 // days between article and asking; infinite when not known
	Named     float64 // 1 when the question names the article's outlet
	InTime    float64 // 1 when the question names a time and the article is of it
	Absent    float64 // share of the question in names and numbers that its whole article lacks; 0 when outlets are named
	Topic     float64 // 1 when the question only names a topic and asks nothing
	Mass      float64 // of the question, in words as rare as can be: its idf summed, over the highest idf there is
}

// Weights turn Features into a score.
type Weights struct {
	Body, Title         float64 // against Passage, which counts 1
	Coverage, Adjacency float64 // factors 1 + weight * feature
	Sentence, Pair      float64
	Kind, Rest          float64
	Lead                float64 // factor 1 + weight * e^(-position/leadSentences)
	Recency, RecentDays float64 // factor 1 + weight * e^(-age/days)
	Named, InTime       float64 // factors 1 + weight * feature
}

// Fitted are the weights that dev questions gave.
var Fitted = Weights{Body: 0.26, Title: 0.27, Coverage: 0.47, Adjacency: 0.02, Sentence: 0.2, Pair: 0.3, Kind: 0.16, Rest: 0.18, Lead: 0.2, Recency: 4.9, RecentDays: 27, Named: 3.7, InTime: 1.7}

const leadSentences = 6

// Score weighs f.
func (w Weights) Score(f Features) float64 {
	return (f.Passage + w.Body*f.Body + w.Title*f.Title) *
		(1 + w.Coverage*f.Coverage) * (1 + w.Adjacency*f.Adjacency) *
		(1 + w.Sentence*f.Sentence) * (1 + w.Pair*f.Pair) * (1 + w.Kind*f.Kind) * (1 + w.Rest*f.Rest) *
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
