package index

import (
	"context"
	"fmt"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/bm25"
)

// Counts returns for each of some terms how many articles have it in their text or, where that
// are more, in their headline.
func (x *Index) Counts(ctx context.Context, terms []string) ([]int, error) {
	out := make([]int, len(terms))
	err := x.find(ctx, func(f *finder) error {
		for i, t := range terms {
			if err := ctx.Err(); err != nil {
				return err
			}
			for _, field := range []string{fieldBody, fieldTitle} {
				found, err := f.segments.find(field, t, false)
				if err != nil {
					return err
				}
				out[i] = max(out[i], found.count)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("count terms: %w", err)
	}
	return out, nil
}

// Fit is how well some terms stand beside others.
type Fit struct {
	Passage float64 // the most of the other terms' weight that a passage with all of the terms holds, from 0 to 1
	Article float64 // the same for articles
}

// Beside returns for each of some alternatives, each one term or several that belong together,
// how well it stands beside the other terms of a question.
func (x *Index) Beside(ctx context.Context, others []Term, alternatives [][]string) ([]Fit, error) {
	out := make([]Fit, len(alternatives))
	x.mu.RLock()
	st := x.state
	x.mu.RUnlock()
	err := x.find(ctx, func(f *finder) error {
		f.st, f.scores = st, x.scratch.Get().(*scores)
		defer x.scratch.Put(f.scores)
		f.scores.reset(f.segments.size)
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
		return nil, fmt.Errorf("find what stands beside: %w", err)
	}
	return out, nil
}

// weigh scores passages and articles by the terms, and returns the most that one could have.
func (f *finder) weigh(terms []Term) (passage, article float64, err error) {
	for _, t := range terms {
		p, err := f.score(fieldText, t, f.st.passages, f.scores.passage, bm25.Text)
		if err != nil {
			return 0, 0, err
		}
		a, err := f.score(fieldBody, t, f.st.articles, f.scores.body, bm25.Text)
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

// having lists the documents that have all of the terms.
func (f *finder) having(field string, terms []string) (numbers []int, err error) {
	for i, t := range terms {
		if err := f.ctx.Err(); err != nil {
			return nil, err
		}
		found, err := f.segments.find(field, t, false)
		if err != nil {
			return nil, err
		}
		these := make([]int, 0, found.count)
		for {
			n, posting, err := found.next()
			if err != nil {
				return nil, err
			}
			if posting == nil {
				break
			}
			these = append(these, n)
		}
		if i == 0 {
			numbers = these
		} else {
			numbers = common(numbers, these)
		}
	}
	return numbers, nil
}

// common returns the numbers that two ascending lists share.
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

// find runs a look-up on a snapshot.
func (x *Index) find(ctx context.Context, do func(*finder) error) error {
	return x.read(func(r bindex.IndexReader) error {
		f, err := newFinder(ctx, r)
		if err != nil {
			return err
		}
		return do(&f)
	})
}

// Bond is how terms keep together.
type Bond struct {
	Together int     // passages that have all of them
	Chance   float64 // how many would have them all if each stood where it likes
}

// Bonds returns for each of some lists of terms how they keep together in passages.
func (x *Index) Bonds(ctx context.Context, lists [][]string) ([]Bond, error) {
	out := make([]Bond, len(lists))
	total := max(1, x.Stats().Passages)
	err := x.find(ctx, func(f *finder) error {
		for i, terms := range lists {
			out[i].Chance = float64(total)
			for _, t := range terms {
				found, err := f.segments.find(fieldText, t, false)
				if err != nil {
					return err
				}
				out[i].Chance *= float64(found.count) / float64(total)
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
		return nil, fmt.Errorf("find bonds: %w", err)
	}
	return out, nil
}

// Lift is how many times as often as by chance the terms stand together; 0 when they never do.
func (b Bond) Lift() float64 {
	if b.Together == 0 {
		return 0
	}
	return float64(b.Together) / b.Chance
}
