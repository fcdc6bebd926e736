package main

import (
	"cmp"
	"fmt"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// scores are the means over a set's answerable questions.
type scores struct{ h1, mrr, ev1, ev4, evall, ans4 float64 }

func (s scores) String() string {
	return fmt.Sprintf("H@1 %.3f MRR@10 %.3f ev@1 %.3f ev@4 %.3f evall@10 %.3f ans@4 %.3f", s.h1, s.mrr, s.ev1, s.ev4, s.evall, s.ans4)
}

func (s *set) score(w rank.Weights) scores {
	var sum scores
	var n, evidenced, answered float64
	for _, q := range s.questions {
		one := q.score(w)
		n++
		sum.mrr += one.mrr
		sum.h1 += one.h1
		if q.evidenced {
			evidenced++
			sum.ev1, sum.ev4, sum.evall = sum.ev1+one.ev1, sum.ev4+one.ev4, sum.evall+one.evall
		}
		if q.answered {
			answered++
			sum.ans4 += one.ans4
		}
	}
	e, a := max(evidenced, 1), max(answered, 1)
	return scores{sum.h1 / n, sum.mrr / n, sum.ev1 / e, sum.ev4 / e, sum.evall / e, sum.ans4 / a}
}

type scored struct {
	*candidate
	score float64
}

func (q *judged) score(w rank.Weights) (s scores) {
	top := q.top(w, 10)
	seen := make(map[news.Key]bool)
	covered := make(map[news.Key]bool)
	for i, c := range top {
		if !seen[c.key] {
			seen[c.key] = true
			if q.relevant[c.key] && s.mrr == 0 {
				s.mrr = 1 / float64(len(seen))
			}
		}
		if c.evidence {
			covered[c.key] = true
			s.ev4 = max(s.ev4, hit(i < 4))
			s.ev1 = max(s.ev1, hit(i < 1))
		}
		if c.answer {
			s.ans4 = max(s.ans4, hit(i < 4))
		}
	}
	s.h1 = hit(s.mrr == 1)
	s.evall = hit(len(covered) == len(q.relevant))
	return s
}

func hit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// top ranks as rank.Ranker does: the best passages of an article that do not overlap, then all by score.
func (q *judged) top(w rank.Weights, n int) []scored {
	all := make([]scored, len(q.passages))
	for i := range q.passages {
		all[i] = scored{&q.passages[i], w.Score(q.passages[i].features)}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	kept := make(map[news.Key][]scored)
	var out []scored
	for _, c := range all {
		if len(out) == n {
			break
		}
		mine := kept[c.key]
		if len(mine) == q.perArticle || slices.ContainsFunc(mine, func(o scored) bool { return c.start < o.end && o.start < c.end }) {
			continue
		}
		kept[c.key] = append(mine, c)
		out = append(out, c)
	}
	return out
}
