package bleve

import (
	"cmp"
	"slices"
)

// scored is a document by its number.
type scored struct {
	number int
	score  float32
}

// higher orders by score, the highest first, then by number. No score is NaN.
func higher(x, y scored) int {
	switch {
	case x.score > y.score:
		return -1
	case x.score < y.score:
		return 1
	}
	return cmp.Compare(x.number, y.number)
}

// best are the documents with the highest positive scores.
type best struct {
	n    int      // how many are wanted
	kept []scored // at most 2n: whenever it is full it is cut back to n, and bar is raised
	bar  float32  // what scores no more is not among the best
}

func (b *best) add(number int, score float32) {
	if score <= b.bar {
		return
	}
	if b.kept = append(b.kept, scored{number, score}); len(b.kept) == 2*b.n {
		slices.SortFunc(b.kept, higher)
		b.kept = b.kept[:b.n]
		b.bar = b.kept[b.n-1].score
	}
}

// numbers returns those of the best, the best first.
func (b *best) numbers() []int {
	slices.SortFunc(b.kept, higher)
	out := make([]int, 0, b.n)
	for _, k := range b.kept[:min(b.n, len(b.kept))] {
		out = append(out, k.number)
	}
	return out
}

// bestPassages returns the numbers of the n passages with the highest scores that are allowed (nil: all are).
func (f *finder) bestPassages(allowed []bool, n int) []int {
	b := best{n: n}
	for i, score := range f.scores.passage {
		if score > b.bar && (allowed == nil || allowed[i]) {
			b.add(i, score)
		}
	}
	return b.numbers()
}

// bestArticles returns the numbers of the n articles with the highest scores of text and headline together that are
// allowed (nil: all are).
func (f *finder) bestArticles(allowed []bool, n int) ([]int, error) {
	b := best{n: n}
	all, err := f.Wholes()
	for _, run := range all {
		for _, doc := range run.Docs {
			i := run.Offset + int(doc)
			score := f.scores.body[i] + f.scores.title[i]
			if score > b.bar && (allowed == nil || allowed[i]) {
				b.add(i, score)
			}
		}
	}
	return b.numbers(), err
}
