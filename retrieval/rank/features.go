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
	Kind      float64 // how much its best sentence holds of the kind asked for
	Measured  float64 // 1 when it holds a number with the unit asked for, or the score
	Center    float64 // how near to its middle its best sentence lies: 1 in the middle, 0 at an end
	Rest      float64 // share of what the headline leaves of the question that it holds
	Whole     float64 // share of the question that the whole article holds with its headline
	Position  float64 // paragraphs before the passage's first
	Echo      float64 // mean share of the best other articles that have its words which are not the question's; 0 for all but the article's best passages
	Age       float64 // days between article and asking; infinite when not known
	Named     float64 // 1 when the question names the article's outlet
	InTime    float64 // 1 when the question names a time and the article is of it; see Timeliness
	Absent    float64 // share of the question in names and years that its whole article lacks; 0 when outlets are named
	Mass      float64 // of the question, in words as rare as can be: its idf summed, over the highest idf there is
}

// Weights turn Features into a score.
type Weights struct {
	Body, Title         float64 // against Passage, which counts 1
	Coverage, Adjacency float64 // factors 1 + weight * feature
	Sentence, Pair      float64
	Kind, Rest, Whole   float64
	Measured, Center    float64
	Lead                float64 // factor 1 + weight * e^(-position/leadParagraphs)
	Echo                float64 // factor 1 + weight * echo * e^(-age/days): what many tell now
	Recency, RecentDays float64 // factor 1 + weight * e^(-age/days)
	Named, InTime       float64 // factors 1 + weight * feature
}

// Fitted are the weights that cmd/fit found on the dev questions, those about the sample
// edition, and 211 of TREC QA. The weight of Echo was set by hand after its measure changed.
var Fitted = Weights{Body: 0.42, Title: 0.34, Coverage: 0.25, Adjacency: 0.15, Sentence: 0.42, Pair: 0.028, Kind: 0.057, Rest: 0.072, Whole: 0.14, Measured: 0.58, Center: 0.042, Lead: 0.24, Echo: 2.9, Recency: 2.5, RecentDays: 42, Named: 3, InTime: 0.71}

const leadParagraphs = 3

// Score weighs f: the first parts add up, the others multiply.
func (w Weights) Score(f Features) float64 {
	parts := w.Parts(f)
	score := 0.0
	for _, p := range parts[:matches] {
		score += p.Effect
	}
	for _, p := range parts[matches:] {
		score *= p.Effect
	}
	return score
}

// Part is what one feature does to a score: the first three parts add Effect, the others
// multiply by it.
type Part struct {
	Name          string
	Value, Effect float64
}

const (
	matches = 3 // how many parts add up, the first ones: the BM25 scores
	priors  = 3 // how many rest on no words, the last ones
)

// Parts take a score apart.
func (w Weights) Parts(f Features) [17]Part {
	recent := math.Exp(-f.Age / w.RecentDays)
	factor := func(name string, value, weight float64) Part { return Part{name, value, 1 + weight*value} }
	return [...]Part{
		{"passage", f.Passage, f.Passage},
		{"article", f.Body, w.Body * f.Body},
		{"headline", f.Title, w.Title * f.Title},
		factor("coverage", f.Coverage, w.Coverage),
		factor("adjacency", f.Adjacency, w.Adjacency),
		factor("best sentence", f.Sentence, w.Sentence),
		factor("best two sentences", f.Pair, w.Pair),
		factor("kind of answer", f.Kind, w.Kind),
		factor("beyond the headline", f.Rest, w.Rest),
		factor("number asked for", f.Measured, w.Measured),
		factor("in its middle", f.Center, w.Center),
		factor("whole article", f.Whole, w.Whole),
		factor("near the top", math.Exp(-f.Position/leadParagraphs), w.Lead),
		factor("told by others now", f.Echo*recent, w.Echo),
		factor("recent", recent, w.Recency),
		factor("outlet asked for", f.Named, w.Named),
		factor("time asked for", f.InTime, w.InTime),
	}
}

// prior is the part of the score that the words have no share in.
func (w Weights) prior(f Features) float64 {
	prior := 1.0
	parts := w.Parts(f)
	for _, p := range parts[len(parts)-priors:] {
		prior *= p.Effect
	}
	return prior
}

// okapi is BM25's term-frequency part; see retrieval/index for the formula's source.
type okapi struct{ k1, b float64 }

var bm25 = okapi{0.9, 0.4}

func (o okapi) saturate(tf, relative float64) float64 {
	return tf * (o.k1 + 1) / (tf + o.k1*(1-o.b+o.b*relative))
}
