package main

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// What a question's three wishes count: that the right article comes first, a passage with the
// evidence, and one with the answer, which may stand there by chance.
const articleShare, evidenceShare, answerShare = 1.0, 1.0, 0.3

// fixed is how many of the first fields of rank.Weights are set by hand: Body and Title.
const fixed = 2

// ordering is a question's passages, described by what the weights multiply.
type ordering struct {
	features         [][]float64
	articles         [][]int // of each article, its passages
	relevant         []bool  // of each article
	evidence, answer []bool  // of each passage
	weight           float64
}

// fitRank fits the weights of the ranking as fitShown does: the logarithm of a score is a
// sum, so a softmax of it gives each passage its chance to come first; an article's is that of
// its best passage. Without leaves out the weight of that name.
func fitRank(sets []*set, without string) rank.Weights {
	all := orderings(sets)
	var every []list
	for _, o := range all {
		every = append(every, list{features: o.features})
	}
	spread := standardise(every, weightNamed(without))
	b := climb(len(spread), func(b, gradient []float64) {
		for _, o := range all {
			o.ascend(gradient, b)
		}
	})
	w := rank.Fitted
	for j := 1; j < len(b); j++ { // the sum of BM25 scores counts 1
		reflect.ValueOf(&w).Elem().Field(fixed + j - 1).SetFloat(b[j] / spread[j] / (b[0] / spread[0]))
	}
	return w
}

// weightNames are the names of the fitted weights.
func weightNames() (out []string) {
	t := reflect.TypeFor[rank.Weights]()
	for i := fixed; i < t.NumField(); i++ {
		out = append(out, t.Field(i).Name)
	}
	return out
}

// weightNamed is the place of a weight among the features of an ordering, or -1.
func weightNamed(name string) int {
	for i, n := range weightNames() {
		if n == name {
			return i + 1
		}
	}
	return -1
}

// ascend adds a question's part to the gradient.
func (o ordering) ascend(gradient, b []float64) {
	for _, l := range []list{
		{o.features, o.evidence, o.weight * evidenceShare},
		{o.features, o.answer, o.weight * answerShare},
		o.best(b),
	} {
		if l.mixed() {
			l.ascend(gradient, b)
		}
	}
}

// best is the list of the articles, each with its best passage.
func (o ordering) best(b []float64) list {
	l := list{right: o.relevant, weight: o.weight * articleShare}
	for _, passages := range o.articles {
		top, best := math.Inf(-1), 0
		for _, i := range passages {
			if s := dot(b, o.features[i]); s > top {
				top, best = s, i
			}
		}
		l.features = append(l.features, o.features[best])
	}
	return l
}

// orderings describe the questions of the sets; a set counts as the root of their number.
func orderings(sets []*set) (all []ordering) {
	sum := 0.0
	for _, s := range sets {
		root := math.Sqrt(float64(len(s.questions)))
		sum += root
		for i := range s.questions {
			if q := &s.questions[i]; len(q.passages) > 0 {
				all = append(all, q.ordering(1/root))
			}
		}
	}
	for i := range all {
		all[i].weight /= sum
	}
	return all
}

// promising are the passages that could come first: the best ones with the weights in the
// code, which spares the fit most of its time, and those that hold what is looked for.
func (q *judged) promising() (out []candidate) {
	const most = 80
	all := slices.Clone(q.passages)
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Compare(rank.Fitted.Score(b.features), rank.Fitted.Score(a.features))
	})
	for i, c := range all {
		if i < most || c.evidence {
			out = append(out, c)
		}
	}
	return out
}

func (q *judged) ordering(weight float64) ordering {
	o := ordering{weight: weight}
	number := make(map[news.Key]int)
	for _, c := range q.promising() {
		n, ok := number[c.key]
		if !ok {
			n = len(o.articles)
			number[c.key] = n
			o.articles, o.relevant = append(o.articles, nil), append(o.relevant, q.relevant[c.key])
		}
		o.articles[n] = append(o.articles[n], len(o.features))
		o.evidence, o.answer = append(o.evidence, c.evidence), append(o.answer, c.answer)
		o.features = append(o.features, logParts(c.features))
	}
	return o
}

// logParts are the logarithm of the sum of the BM25 scores and what the fitted weights multiply.
func logParts(f rank.Features) []float64 {
	w := rank.Weights{Body: rank.Fitted.Body, Title: rank.Fitted.Title}
	out := []float64{math.Log(w.Score(f) + 1e-9)}
	for i := range weightNames() {
		one := w
		reflect.ValueOf(&one).Elem().Field(fixed + i).SetFloat(1)
		out = append(out, math.Log(one.Score(f)+1e-9)-out[0])
	}
	return out
}
