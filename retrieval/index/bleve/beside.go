package bleve

import (
	"context"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
)

// Counts returns, for each of some terms, how many articles have it in their text or, where more do,
// in their headline.
func (x *Index) Counts(ctx context.Context, terms []string) ([]int, error) {
	out := make([]int, len(terms))
	err := x.search(ctx, "count terms", func(f *finder) error {
		for i, t := range terms {
			if err := ctx.Err(); err != nil {
				return err
			}
			for _, field := range []string{fieldBody, fieldTitle} {
				found, err := f.Find(field, t)
				if err != nil {
					return err
				}
				out[i] = max(out[i], found.Count)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Beside returns, for each of some alternatives, how well it goes with the other terms of a question.
// An alternative is one term, or several that belong together.
func (x *Index) Beside(ctx context.Context, others []index.Term, alternatives [][]string) ([]index.Fit, error) {
	out := make([]index.Fit, len(alternatives))
	err := x.search(ctx, "find what goes with terms", func(f *finder) error {
		f.scores.reset(f.Size())
		passage, article, err := f.weigh(others)
		if err != nil {
			return err
		}
		for i, terms := range alternatives {
			if out[i].Article, err = f.fit(fieldBody, terms, f.scores.body, article); err != nil {
				return err
			}
			if out[i].Passage, err = f.fit(fieldText, terms, f.scores.passage, passage); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// weigh scores passages and articles by the terms, and returns the highest score that is possible.
func (f *finder) weigh(terms []index.Term) (passage, article float64, err error) {
	for _, t := range terms {
		p, err := f.score(fieldText, t, f.state.passages, f.scores.passage, bm25.Text)
		if err != nil {
			return 0, 0, err
		}
		a, err := f.score(fieldBody, t, f.state.articles, f.scores.body, bm25.Text)
		if err != nil {
			return 0, 0, err
		}
		passage += t.Weight * p * (bm25.Text.K1 + 1)
		article += t.Weight * a * (bm25.Text.K1 + 1)
	}
	return passage, article, nil
}

// fit returns the highest score of a document that has all of the terms, as a share of most.
func (f *finder) fit(field string, terms []string, scores []float32, most float64) (float64, error) {
	numbers, err := f.having(field, terms)
	if err != nil || most == 0 {
		return 0, err
	}
	best := float32(0)
	for _, n := range numbers {
		best = max(best, scores[n])
	}
	return float64(best) / most, nil
}

// having returns the documents that have all of the terms, without variants.
func (f *finder) having(field string, terms []string) ([]int, error) {
	all := make([]index.Term, len(terms))
	for i, t := range terms {
		all[i].Text = t
	}
	return f.havingAll(field, all)
}

// common returns the numbers that two ascending lists share, in the place of a.
func common(a, b []int) []int {
	out := a[:0]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// Bonds returns, for each of some lists of terms, how often they stand together in passages.
func (x *Index) Bonds(ctx context.Context, lists [][]string) ([]index.Bond, error) {
	out := make([]index.Bond, len(lists))
	err := x.search(ctx, "find bonds", func(f *finder) error {
		total := max(1, int(f.state.passages.Documents))
		for i, terms := range lists {
			out[i].Chance = float64(total)
			for _, t := range terms {
				found, err := f.Find(fieldText, t)
				if err != nil {
					return err
				}
				out[i].Chance *= float64(found.Count) / float64(total)
			}
			numbers, err := f.having(fieldText, terms)
			if err != nil {
				return err
			}
			out[i].Together = len(numbers)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
