package rank

import (
	"cmp"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Passage is a ranked passage of an article.
type Passage struct {
	Article  *news.Article
	Span     prose.Span
	Score    float64
	Features Features
	page     *page
	window   window
}

// better orders passages by score, then newest first, then by key and place.
func better(a, b Passage) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), b.Article.Published.Compare(a.Article.Published),
		cmp.Compare(a.Article.Key, b.Article.Key), cmp.Compare(a.Span.Start, b.Span.Start))
}

// Ranking is the passages of a question's candidates in their order.
type Ranking struct {
	Passages []Passage // best first; those of an article overlap
	Several  bool      // the question names several outlets
}

func (k Ranking) sort() { slices.SortStableFunc(k.Passages, better) }

// Weighed returns the ranking with the scores of another model.
func (k Ranking) Weighed(m Model[Features]) Ranking {
	k.Passages = slices.Clone(k.Passages)
	for i := range k.Passages {
		k.Passages[i].Score = m.Score(k.Passages[i].Features)
	}
	k.sort()
	return k
}

// perArticle is how many passages of one article a ranking keeps. A question that names several
// outlets should hear each of them: then an article keeps one.
const perArticle = 3

// Best returns the n best passages, best first: no two overlap, and no article has more than its
// share.
func (k Ranking) Best(n int) []Passage {
	limit := perArticle
	if k.Several {
		limit, k = 1, k.inTurn()
	}
	var out []Passage
	kept := make(map[*news.Article][]prose.Span)
	for _, p := range k.Passages {
		if len(out) == n {
			break
		}
		spans := kept[p.Article]
		if len(spans) < limit && !slices.ContainsFunc(spans, p.Span.Overlaps) {
			kept[p.Article] = append(spans, p.Span)
			out = append(out, p)
		}
	}
	return out
}

// inTurn returns the ranking in an order that lets the outlets take turns.
func (k Ranking) inTurn() Ranking {
	k.Passages = slices.Clone(k.Passages)
	turn, share := NewTurn(), make(map[*news.Article]float64)
	for i, p := range k.Passages {
		if _, ok := share[p.Article]; !ok {
			share[p.Article] = turn.Share(p.Article.Source)
		}
		k.Passages[i].Score *= share[p.Article]
	}
	k.sort()
	return k
}
