package rank

import "math"

// The models of the ranking, with the weights that cmd/fit found. A new feature is one row here
// (and, where nothing measures it yet, a field of Features or ShownFeatures). The weights were
// fitted in November 2026 on dev questions and on those about the sample edition, and rounded.

// ScoreModel scores a passage: a sum of BM25 scores, times factors for what makes a passage of
// news answer. The rows of kind Sum are set by hand: from .3 to 1 they make little difference.
// The weight of the outlet was raised by hand, for questions that name several outlets.
var ScoreModel = Model[Features]{
	{"passage", Sum, 1, func(f Features) float64 { return f.Passage }},
	{"article", Sum, 0.42, func(f Features) float64 { return f.Body }},
	{"headline", Sum, 0.34, func(f Features) float64 { return f.Title }},
	{"whole article", Power, 0.86, func(f Features) float64 { return f.Whole }},
	{"answering sentence", Factor, 0.73, func(f Features) float64 { return f.Answer }},
	{"near the top", Factor, 0.28, func(f Features) float64 { return math.Exp(-f.Position / leadParagraphs) }},
	{"said by others", Factor, 0.073, func(f Features) float64 { return f.Agreement }},
	{"recent", Prior, 1.4, func(f Features) float64 { return recency(f.Age) }},
	{"outlet asked for", Prior, 2.2, func(f Features) float64 { return f.Named }},
	{"time asked for", Prior, 0.52, func(f Features) float64 { return f.InTime }},
}

// ShownModel scores what a reply could show of an article. Beside the dev questions it was fitted
// to 211 questions of TREC QA and 1,190 of XQuAD. The weight of the ranked passage came later; it
// is set low by hand, for the questions about the sample edition.
var ShownModel = Model[ShownFeatures]{
	{"coverage", Sum, 6.0, func(f ShownFeatures) float64 { return f.Coverage }},
	{"plain words", Sum, 1.5, func(f ShownFeatures) float64 { return f.Plain }},
	{"sentences before", Sum, 2.2, func(f ShownFeatures) float64 { return f.Before }},
	{"said by others", Sum, 1.5, func(f ShownFeatures) float64 { return f.Agreement }},
	{"words of the kind", Sum, 0.74, func(f ShownFeatures) float64 { return f.Kinds }},
	{"measured", Sum, 2.1, func(f ShownFeatures) float64 { return f.Measured }},
	{"near the top", Sum, -0.22, func(f ShownFeatures) float64 { return f.Line }},
	{"in the ranked passage", Sum, 0.05, func(f ShownFeatures) float64 { return f.Inside }},
}

// ConfidenceModel turns the Features of the best passage into the log-odds that it answers. What
// it rests on means the same in every archive: shares of the question, and the question's total
// IDF. How recent a passage is has no share in it, nor has anything that only ranks passages of
// one archive. It was fitted to answerable, removed and null questions and to questions made up
// of these: their keywords, and words of the articles put together at random. The weight of the
// outlet is set by hand a little lower, which the null questions needed.
var ConfidenceModel = Model[Features]{
	{"intercept", Sum, 2.44, func(Features) float64 { return 1 }},
	{"article", Sum, 0.81, func(f Features) float64 { return logShare(f.Body) }},
	{"best sentence", Sum, 1.2, func(f Features) float64 { return logShare(f.Sentence) }},
	{"whole article", Sum, 1.63, func(f Features) float64 { return logShare(f.Whole) }},
	{"total IDF", Sum, 1.64, func(f Features) float64 { return math.Log(max(f.TotalIDF, 0.1) / 4) }},
	{"adjacency", Sum, 0.51, func(f Features) float64 { return f.Adjacency }},
	{"measured", Sum, 1.1, func(f Features) float64 { return f.Measured }},
	{"outlet asked for", Sum, 3.0, func(f Features) float64 { return f.Named }},
	{"absent names", Sum, -4.5, func(f Features) float64 { return f.Absent }},
}

// How fast the weight of a place and of an age falls: to 1/e in so many paragraphs, and days.
const (
	leadParagraphs = 2
	recentDays     = 42
)

// recency returns 1 for what is new, and less the older it is, in days.
func recency(age float64) float64 { return math.Exp(-age / recentDays) }

// logShare returns the logarithm of a share, bounded where the share is 0.
func logShare(share float64) float64 { return math.Log(share + 0.02) }
