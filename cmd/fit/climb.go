package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// scores are the means over a set's answerable questions.
type scores struct{ h1, mrr, ev1, ev4, evall, ans4 float64 }

func (s scores) String() string {
	return fmt.Sprintf("H@1 %.3f MRR@10 %.3f ev@1 %.3f ev@4 %.3f evall@10 %.3f ans@4 %.3f", s.h1, s.mrr, s.ev1, s.ev4, s.evall, s.ans4)
}

// goal is what the climb raises: the right article first, its evidence first and among the first
// four, the answer among the first four.
func (s scores) goal() float64 {
	if s.ev4 == 0 {
		return s.mrr
	}
	return (s.mrr + s.ev1 + s.ev4 + s.evall/2 + s.ans4) / 4.5
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
	top := q.top(w, 40)
	seen := make(map[news.Key]bool)
	covered := make(map[news.Key]bool)
	for i, c := range top {
		if !seen[c.key] && len(seen) < 10 && i < 10 {
			seen[c.key] = true
			if q.relevant[c.key] && s.mrr == 0 {
				s.mrr = 1 / float64(len(seen))
			}
		}
		if i >= 10 {
			break
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

// tries is how many changes the search makes; each changes every weight with a chance of
// one in three, by a factor that is mostly near 1.
const tries = 2500

// ascend searches for weights with a higher goal: it keeps a random change whenever that
// raises the goal. The seed is fixed, so that the same sets give the same weights.
func ascend(sets []*set, w rank.Weights) rank.Weights {
	random := rand.New(rand.NewPCG(1, 2))
	best := mean(sets, w)
	for i := range tries {
		next := w
		fields := reflect.ValueOf(&next).Elem()
		for j := range fields.NumField() {
			if random.IntN(3) == 0 {
				f := fields.Field(j)
				f.SetFloat(round(f.Float() * math.Exp(0.25*random.NormFloat64())))
			}
		}
		if g := mean(sets, next); g > best+1e-5 {
			best, w = g, next
			fmt.Printf("%4d %.4f %+v\n", i, g, w)
		}
	}
	return w
}

// round keeps two figures: a finer weight would be noise.
func round(x float64) float64 {
	scale := math.Pow(10, 1-math.Floor(math.Log10(math.Abs(x)+1e-9)))
	return math.Round(x*scale) / scale
}

// mean is the mean goal of the sets; what lacks to a bar counts five times.
func mean(sets []*set, w rank.Weights) (sum float64) {
	for _, s := range sets {
		got := s.score(w)
		sum += got.goal()
		if bar, ok := bars[s.name]; ok {
			sum += 5 * got.shortOf(bar)
		}
	}
	return sum / float64(len(sets))
}

// bars are figures that every change must keep, with a little room.
var bars = map[string]scores{
	"rtqa":        {mrr: 0.86, ev1: 0.525, ev4: 0.788, ans4: 0.925},
	"mhrag-facts": {mrr: 0.947, evall: 0.703},
	"time":        {mrr: 0.665},
}

// shortOf sums what s lacks of the bar.
func (s scores) shortOf(bar scores) float64 {
	return min(0, s.mrr-bar.mrr) + min(0, s.ev1-bar.ev1) + min(0, s.ev4-bar.ev4) + min(0, s.evall-bar.evall) + min(0, s.ans4-bar.ans4)
}
