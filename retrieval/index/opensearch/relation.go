package opensearch

import (
	"context"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/lucene"
)

// Counts returns, for each of some terms, how many articles have it in their text or, where more do, in their
// headline.
func (x *Index) Counts(ctx context.Context, terms []string) ([]int, error) {
	out := make([]int, len(terms))
	err := x.read(ctx, "count terms", func(r *reader) error {
		// A question's passages are looked for next: to count in them as well saves it a request.
		if err := r.count(in(terms, lucene.FieldBody, lucene.FieldTitle, lucene.FieldText)); err != nil {
			return err
		}
		for i, t := range terms {
			out[i] = max(r.counts.of(lucene.FieldBody, t), r.counts.of(lucene.FieldTitle, t))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// besideBest is how many of the documents with the highest scores of Lucene are weighed exactly, to find the one
// with the highest score of ours.
const besideBest = 5

// Beside returns, for each of some alternatives, how well it goes with the other terms of a question.
func (x *Index) Beside(ctx context.Context, others []index.Term, alternatives [][]string) ([]index.Fit, error) {
	out := make([]index.Fit, len(alternatives))
	err := x.read(ctx, "find what goes with terms", func(r *reader) error {
		if err := r.count(in(lucene.AllForms(others), lucene.FieldText, lucene.FieldBody)); err != nil {
			return err
		}
		passages, articles := r.weigh(lucene.FieldText, others), r.weigh(lucene.FieldBody, others)
		var searches []lucene.Search
		var of []int
		for i, terms := range alternatives {
			if len(terms) > 0 && len(others) > 0 {
				searches = append(searches, passages.beside(terms), articles.beside(terms))
				of = append(of, i)
			}
		}
		found, err := r.searchAll(searches)
		if err != nil {
			return err
		}
		for k, i := range of {
			out[i].Passage = passages.highest(found[2*k].Hits) / passages.most(others)
			out[i].Article = articles.highest(found[2*k+1].Hits) / articles.most(others)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// beside returns a search for the best documents that have all of some terms and one of those that are weighed.
func (w weights) beside(terms []string) lucene.Search {
	query := ranked(w.should(), lucene.HasAll(w.field, terms))
	return lucene.Search{Query: query, Size: besideBest, Source: []string{w.field}}
}

// most returns the highest score that is possible.
func (w weights) most(terms []index.Term) float64 {
	sum := 0.0
	for i, t := range terms {
		sum += t.Weight * w.idf[i] * (w.params.K1 + 1)
	}
	return sum
}

// highest returns the highest score of some documents.
func (w weights) highest(hits []lucene.Hit) float64 {
	best := 0.0
	for _, h := range hits {
		terms := h.Source.Text
		if w.field == lucene.FieldBody {
			terms = h.Source.Body
		}
		best = max(best, w.score(terms))
	}
	return best
}

// Bonds returns, for each of some lists of terms, how often they stand together in passages.
func (x *Index) Bonds(ctx context.Context, lists [][]string) ([]index.Bond, error) {
	out := make([]index.Bond, len(lists))
	err := x.read(ctx, "find bonds", func(r *reader) error {
		if err := r.count(in(slices.Concat(lists...), lucene.FieldText)); err != nil {
			return err
		}
		searches := make([]lucene.Search, len(lists))
		for i, terms := range lists {
			searches[i] = lucene.Counting(lucene.Filtered(lucene.HasAll(lucene.FieldText, terms)...))
		}
		found, err := r.searchAll(searches)
		if err != nil {
			return err
		}
		total := max(1, int(r.Passages.Documents))
		for i, terms := range lists {
			out[i] = index.Bond{Together: found[i].Total, Chance: float64(total)}
			for _, t := range terms {
				out[i].Chance *= float64(r.counts.of(lucene.FieldText, t)) / float64(total)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
