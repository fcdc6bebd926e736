package main

import (
	"fmt"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// reportRank prints the scores of a ranking.
func reportRank(sets []*set, m rank.Model[rank.Features]) {
	for _, s := range sets {
		fmt.Printf("%-12s %v\n", s.name, s.rankScores(m))
	}
}

// rankScores are the means over a set's answerable questions: whether the first article is right,
// the mean reciprocal rank of the first right one among ten passages, whether the first passage and
// one of four holds the evidence, whether ten passages hold all of it, and whether one of four
// holds the answer.
type rankScores struct{ h1, mrr, ev1, ev4, evall, ans4 float64 }

func (s rankScores) String() string {
	return fmt.Sprintf("H@1 %.3f MRR@10 %.3f ev@1 %.3f ev@4 %.3f evall@10 %.3f ans@4 %.3f",
		s.h1, s.mrr, s.ev1, s.ev4, s.evall, s.ans4)
}

func (s *set) rankScores(m rank.Model[rank.Features]) rankScores {
	var sum rankScores
	var n, evidence, answered float64
	for _, q := range s.questions {
		one := q.rankScores(m)
		n++
		sum.mrr += one.mrr
		sum.h1 += one.h1
		if q.hasEvidence {
			evidence++
			sum.ev1, sum.ev4, sum.evall = sum.ev1+one.ev1, sum.ev4+one.ev4, sum.evall+one.evall
		}
		if q.hasAnswer {
			answered++
			sum.ans4 += one.ans4
		}
	}
	e, a := max(evidence, 1), max(answered, 1)
	return rankScores{sum.h1 / n, sum.mrr / n, sum.ev1 / e, sum.ev4 / e, sum.evall / e, sum.ans4 / a}
}

func (q *judged) rankScores(m rank.Model[rank.Features]) (s rankScores) {
	seen := make(map[news.Key]bool)
	covered := make(map[news.Key]bool)
	for i, p := range q.ranking.Weighed(m).Best(10) {
		key := p.Article.Key
		if !seen[key] {
			seen[key] = true
			if q.relevant[key] && s.mrr == 0 {
				s.mrr = 1 / float64(len(seen))
			}
		}
		mark := q.markOf(p)
		if mark.evidence {
			covered[key] = true
			s.ev4 = max(s.ev4, oneIf(i < 4))
			s.ev1 = max(s.ev1, oneIf(i < 1))
		}
		if mark.answer {
			s.ans4 = max(s.ans4, oneIf(i < 4))
		}
	}
	s.h1 = oneIf(s.mrr == 1)
	s.evall = oneIf(len(covered) == len(q.relevant))
	return s
}

// reportShown prints the shares of questions whose reply holds the evidence, and the answer.
func reportShown(sets []*set, m rank.Model[rank.ShownFeatures]) {
	for _, s := range sets {
		got, best := s.shownScores(m), s.bestShown()
		fmt.Printf("%-12s shown ev %.3f ans %.3f; the best choice %.3f\n", s.name, got.evidence, got.answer, best)
	}
}

// shownScores are the shares of questions whose reply holds the evidence, or the answer.
type shownScores struct{ evidence, answer float64 }

func (s *set) shownScores(m rank.Model[rank.ShownFeatures]) shownScores {
	return s.share(func(q *judged) (got mark) {
		for _, story := range q.stories {
			if i := rank.Choose(story.choices, m); i >= 0 {
				got = got.or(story.marks[i])
			}
		}
		return got
	})
}

// bestShown returns what the best choices would score.
func (s *set) bestShown() shownScores {
	return s.share(func(q *judged) (got mark) {
		for _, story := range q.stories {
			for _, m := range story.marks {
				got = got.or(m)
			}
		}
		return got
	})
}

// share returns the shares of the questions, of those that have an evidence, and an answer.
func (s *set) share(shown func(*judged) mark) (out shownScores) {
	evidence, answers := 0, 0
	for _, q := range s.questions {
		got := shown(q)
		if q.hasEvidence {
			evidence++
			out.evidence += oneIf(got.evidence)
		}
		if q.hasAnswer {
			answers++
			out.answer += oneIf(got.answer)
		}
	}
	return shownScores{out.evidence / float64(max(evidence, 1)), out.answer / float64(max(answers, 1))}
}

// reportConfidence prints, for thresholds on the confidence, the share in percent that would be
// refused: of the answerable questions and their keywords, of the unanswerable ones and of
// nonsense.
func reportConfidence(sets []*set, m rank.Model[rank.Features]) {
	fmt.Print("refused  ")
	for _, s := range sets {
		auc := auc(confidences(s.answerable, m), confidences(s.unanswerable, m))
		fmt.Printf("  %-24s", fmt.Sprintf("%s AUC %.3f", s.name, auc))
	}
	fmt.Println()
	for t := 0.20; t < 0.51; t += 0.02 {
		fmt.Printf("  < %.2f  ", t)
		for _, s := range sets {
			refused := func(all []rank.Features) float64 { return 100 * below(confidences(all, m), t) }
			fmt.Printf("  %4.1f %4.1f / %5.1f %5.1f",
				refused(s.answerable), refused(s.keywords), refused(s.unanswerable), refused(s.nonsense))
		}
		fmt.Println()
	}
}

func confidences(all []rank.Features, m rank.Model[rank.Features]) []float64 {
	out := make([]float64, len(all))
	for i, f := range all {
		out[i] = rank.Confidence(f, m)
	}
	return out
}

// below returns the share of the values below t.
func below(values []float64, t float64) float64 {
	n := 0
	for _, v := range values {
		if v < t {
			n++
		}
	}
	return float64(n) / float64(max(len(values), 1))
}

// auc returns the chance that an answerable question has more confidence than an unanswerable one.
func auc(high, low []float64) float64 {
	sum := 0.0
	for _, h := range high {
		sum += below(low, h)
	}
	return sum / float64(max(len(high), 1))
}
