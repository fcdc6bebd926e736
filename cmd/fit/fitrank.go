package main

import (
	"math"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// The weights of a question's three aims: the right article comes first, a passage with the evidence, and
// a passage with the answer, which may stand there by chance.
const articleShare, evidenceShare, answerShare = 1.0, 1.0, 0.3

// The rows that a score sums up are set by hand; those of the factors are fitted.
var (
	sums    = rank.ScoreModel.Of(rank.Sum)
	factors = rank.ScoreModel.Of(rank.Power, rank.Factor, rank.Prior)
)

// ordering is a question's passages, described by what the weights multiply.
type ordering struct {
	inputs           [][]float64
	articles         [][]int // of each article, its passages
	relevant         []bool  // of each article
	evidence, answer []bool  // of each passage
	weight           float64
}

// fitRank fits the weights of the ranking: the logarithm of a score is a sum, so a softmax of it
// gives each passage its chance to come first; the chance of an article is that of its best
// passage. It leaves out the row of the name without.
func fitRank(sets []*set, without string) rank.Model[rank.Features] {
	all := orderings(sets)
	var every []list
	for _, o := range all {
		every = append(every, list{inputs: o.inputs})
	}
	if len(every) == 0 {
		return rank.ScoreModel
	}
	left := named(factors, without)
	if left >= 0 {
		left++ // behind the sum
	}
	spread := standardise(every, left)
	b := climb(len(spread), func(b, gradient []float64) {
		for _, o := range all {
			o.ascend(gradient, b)
		}
	})
	for j := range b {
		b[j] /= spread[j]
	}
	return scoreModel(b)
}

// logInputs returns the logarithm of the sum that a score starts from, and what the fitted weights
// multiply in the logarithm of the score.
func logInputs(f rank.Features) []float64 {
	return append([]float64{math.Log(sums.Score(f) + 1e-9)}, inputs(factors, f)...)
}

// scoreModel returns the model whose scores are ordered as b orders the logInputs: in it the sum
// counts 1.
func scoreModel(b []float64) rank.Model[rank.Features] {
	var weights []float64
	next := 1
	for _, row := range rank.ScoreModel {
		if row.Kind == rank.Sum {
			weights = append(weights, row.Weight)
			continue
		}
		weights = append(weights, b[next]/b[0])
		next++
	}
	return rank.ScoreModel.With(weights)
}

// ascend adds a question's part to the gradient.
func (o ordering) ascend(gradient, b []float64) {
	for _, l := range []list{
		{o.inputs, o.evidence, o.weight * evidenceShare},
		{o.inputs, o.answer, o.weight * answerShare},
		o.best(b),
	} {
		if l.isMixed() {
			l.ascend(gradient, b)
		}
	}
}

// best returns the list of the articles, each with its best passage.
func (o ordering) best(b []float64) list {
	l := list{right: o.relevant, weight: o.weight * articleShare}
	for _, passages := range o.articles {
		top, best := math.Inf(-1), 0
		for _, i := range passages {
			if s := dot(b, o.inputs[i]); s > top {
				top, best = s, i
			}
		}
		l.inputs = append(l.inputs, o.inputs[best])
	}
	return l
}

// orderings describes the questions of the sets. A set counts as the root of the number of its questions.
func orderings(sets []*set) (all []ordering) {
	sum := 0.0
	for _, s := range sets {
		root := math.Sqrt(float64(len(s.questions)))
		sum += root
		for _, q := range s.questions {
			if len(q.ranking.Passages) > 0 {
				all = append(all, q.ordering(1/root))
			}
		}
	}
	for i := range all {
		all[i].weight /= sum
	}
	return all
}

// mostPassages is how many passages of a question are looked at: the best ones with the weights in
// the code, which spares the fit most of its time, and those that hold the evidence.
const mostPassages = 80

// ordering describes the passages of a question that could come first.
func (q *judged) ordering(weight float64) ordering {
	o := ordering{weight: weight}
	number := make(map[news.Key]int)
	for i, p := range q.ranking.Passages {
		mark := q.markOf(p)
		if i >= mostPassages && !mark.evidence {
			continue
		}
		key := p.Article.Key
		n, ok := number[key]
		if !ok {
			n = len(o.articles)
			number[key] = n
			o.articles, o.relevant = append(o.articles, nil), append(o.relevant, q.relevant[key])
		}
		o.articles[n] = append(o.articles[n], len(o.inputs))
		o.evidence, o.answer = append(o.evidence, mark.evidence), append(o.answer, mark.answer)
		o.inputs = append(o.inputs, logInputs(p.Features))
	}
	return o
}
