package rank

import "math"

// Features describe a passage for a question. Shares are of the question's mass, so 0
// is nothing and about 1 is all of it. Each means the same in every archive, however many
// articles it has. Answer, Echo and Adjacency are measured for the passages that are read
// closely, and 0 for others; Echo fades with the age of the article.
type Features struct {
	Passage   float64 // BM25 of the passage, as a share
	Body      float64 // BM25 of the whole article, as a share
	Title     float64 // BM25 of the headline, as a share
	Whole     float64 // share of the question that the whole article holds with its headline
	Answer    float64 // ln(1 + s); s is the highest score of FittedShown, without Echo, of its sentences; see below
	Position  float64 // paragraphs before the passage's first; infinite for a text that asks nothing
	Echo      float64 // sum of the shares of the best other articles that have each of its other words; see below
	Age       float64 // days between article and asking; infinite when not known or of no matter
	Named     float64 // 1 when the question names the article's outlet
	InTime    float64 // how well the article fits the time that the question names; see Timeliness
	Adjacency float64 // share of the question's neighbouring words that stand side by side; see below
	Sentence  float64 // share of the question that its best sentence holds
	Measured  float64 // 1 when it holds a number with the unit asked for, or the score
	Absent    float64 // share of the question in names and years that its article lacks; 0 when outlets are named
	Mass      float64 // of the question, in words as rare as can be: its idf summed, over the highest idf there is
}

// Weights turn Features into a score. Body and Title stand against Passage, which counts 1;
// Whole is the power to which its feature is raised, and the others make a factor
// e^(weight * feature), of the position and the age a falling one.
type Weights struct {
	Body, Title                                       float64
	Whole, Answer, Lead, Echo, Recency, Named, InTime float64
}

// Fitted are the weights that cmd/fit found on the dev questions and those about the sample
// edition, rounded. Body and Title are set by hand: from .3 to 1 they make little difference.
// Named was raised by hand after that, for the questions that name several outlets.
var Fitted = Weights{Body: 0.42, Title: 0.34, Whole: 0.86, Answer: 0.73, Lead: 0.28, Echo: 0.073, Recency: 1.4,
	Named: 2.2, InTime: 0.52}

// How fast the weight of a place and of an age falls: to e^-1 in so many paragraphs, and days.
const (
	leadParagraphs = 2
	recentDays     = 42
)

// leastWhole keeps an article that holds next to nothing of the question from a factor of 0.
const leastWhole = 0.05

// recent is 1 for what is new, and falls with its age.
func recent(age float64) float64 { return math.Exp(-age / recentDays) }

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
func (w Weights) Parts(f Features) [10]Part {
	factor := func(name string, value, weight float64) Part { return Part{name, value, math.Exp(weight * value)} }
	return [...]Part{
		{"passage", f.Passage, f.Passage},
		{"article", f.Body, w.Body * f.Body},
		{"headline", f.Title, w.Title * f.Title},
		{"whole article", f.Whole, math.Pow(f.Whole+leastWhole, w.Whole)},
		factor("answering sentence", f.Answer, w.Answer),
		factor("near the top", math.Exp(-f.Position/leadParagraphs), w.Lead),
		factor("told by others", f.Echo, w.Echo),
		factor("recent", recent(f.Age), w.Recency),
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
