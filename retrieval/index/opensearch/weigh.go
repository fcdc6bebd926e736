package opensearch

import (
	"math"
	"strings"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/lucene"
)

// weights are the terms of a question, weighed for a field.
type weights struct {
	field  string
	mean   float64 // the mean length of the field
	params bm25.Params
	terms  []weight
	idf    []float64 // of the terms, in their order
}

// weight is a term, or a variant of one.
type weight struct {
	text  string
	value float64 // the weight of the term, times its idf
	boost float64 // so that Lucene's score comes out nearly as ours
}

// fields are how BM25 weighs the fields of text.
var fields = map[string]struct {
	params  bm25.Params
	lengths func(state) index.Lengths
}{
	lucene.FieldText:  {bm25.Text, func(s state) index.Lengths { return s.Passages }},
	lucene.FieldBody:  {bm25.Text, func(s state) index.Lengths { return s.Articles }},
	lucene.FieldTitle: {bm25.Title, func(s state) index.Lengths { return s.Articles }},
	lucene.FieldPairs: {bm25.Params{}, func(s state) index.Lengths { return s.Passages }},
}

// weigh weighs the terms of a question for a field. Their documents must have been counted. A document with a variant
// of a term counts as one with the term.
func (r *reader) weigh(field string, terms []index.Term) weights {
	f := fields[field]
	lengths := f.lengths(r.state)
	total := int(lengths.Documents)
	out := weights{field: field, mean: lengths.Mean(), params: f.params}
	for _, t := range terms {
		n := 0
		for _, form := range lucene.Forms(t) {
			n += r.counts.of(field, form)
		}
		idf := bm25.IDF(n, total)
		out.idf = append(out.idf, idf)
		for _, form := range lucene.Forms(t) {
			value := t.Weight * idf
			boost := value * (f.params.K1 + 1) / luceneIDF(r.counts.of(field, form), total)
			out.terms = append(out.terms, weight{form, value, boost})
		}
	}
	return out
}

// luceneIDF returns the idf of Lucene's BM25.
func luceneIDF(n, total int) float64 {
	n = min(n, total)
	return math.Log(1 + (float64(total-n)+0.5)/(float64(n)+0.5))
}

// should returns the queries that score the terms.
func (w weights) should() []object {
	var out []object
	for _, t := range w.terms {
		if t.value > 0 {
			out = append(out, lucene.Boosted(w.field, t.text, t.boost))
		}
	}
	return out
}

// rounded returns a length as package bleve has it, which keeps one over its root.
func rounded(length int) float64 {
	norm := float64(float32(1 / math.Sqrt(float64(length))))
	return 1 / (norm * norm)
}

// score returns the BM25 of a document with some terms.
func (w weights) score(terms string) float64 {
	if terms == "" {
		return 0
	}
	often := make(map[string]int)
	length := 0
	for t := range strings.SplitSeq(terms, " ") {
		often[t]++
		length++
	}
	relative := 1.0
	if w.params.B > 0 {
		relative = rounded(length) / w.mean
	}
	sum := float32(0)
	for _, t := range w.terms {
		if n := often[t.text]; n > 0 {
			sum += float32(t.value * w.params.Saturate(float64(n), relative))
		}
	}
	return float64(sum)
}
