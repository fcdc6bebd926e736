package main

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// reply is what could be shown for a question: for each story all choices.
type reply struct {
	evidenced, answered bool
	stories             [][]choice
}

type choice struct {
	features         rank.ShownFeatures
	evidence, answer bool
}

// showable gathers the choices for a question and judges them.
func showable(lib *retrieval.Library, q retrieval.Query, gold map[news.Key][]string, answers []string, whole bool) ([][]choice, error) {
	shown, articles, err := lib.ExplainShown(context.Background(), q)
	var out [][]choice
	for i, story := range shown {
		var choices []choice
		for _, s := range story {
			n := normal(s.Span.Of(articles[i].Text))
			c := choice{features: s.Features, evidence: holdsEvidence(n, gold[articles[i].Key], whole)}
			for _, a := range answers {
				c.answer = c.answer || strings.Contains(" "+n+" ", " "+a+" ")
			}
			choices = append(choices, c)
		}
		out = append(out, choices)
	}
	return out, err
}

// shownScores are the shares of questions whose reply holds the evidence, or the answer.
type shownScores struct{ ev, ans float64 }

func (s *set) scoreShown(w rank.ShownWeights) shownScores {
	return s.share(func(r reply) (evidence, answer bool) { return r.score(w) })
}

// ceiling is what the best choices would score.
func (s *set) ceiling() shownScores {
	return s.share(func(r reply) (evidence, answer bool) {
		for _, story := range r.stories {
			for _, c := range story {
				evidence, answer = evidence || c.evidence, answer || c.answer
			}
		}
		return evidence, answer
	})
}

// share is the share of the replies that have one and that hold the other.
func (s *set) share(holds func(reply) (evidence, answer bool)) (out shownScores) {
	evidenced, answered := 0, 0
	for _, r := range s.replies {
		evidence, answer := holds(r)
		if r.evidenced {
			evidenced++
			out.ev += hit(evidence)
		}
		if r.answered {
			answered++
			out.ans += hit(answer)
		}
	}
	return shownScores{out.ev / float64(max(evidenced, 1)), out.ans / float64(max(answered, 1))}
}

func (r reply) score(w rank.ShownWeights) (evidence, answer bool) {
	for _, story := range r.stories {
		best, top := choice{}, math.Inf(-1)
		for _, c := range story {
			if s := w.Score(c.features); s > top {
				best, top = c, s
			}
		}
		evidence, answer = evidence || best.evidence, answer || best.answer
	}
	return evidence, answer
}

func reportShown(sets []*set, w rank.ShownWeights) {
	for _, s := range sets {
		fmt.Printf("%-12s shown ev %.3f ans %.3f; the best choice %.3f\n", s.name, s.scoreShown(w).ev, s.scoreShown(w).ans, s.ceiling())
	}
}

// shownNames are the names of the weights of what is shown.
func shownNames() (out []string) {
	t := reflect.TypeFor[rank.ShownWeights]()
	for i := range t.NumField() {
		out = append(out, t.Field(i).Name)
	}
	return out
}
