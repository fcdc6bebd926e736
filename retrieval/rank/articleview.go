package rank

import (
	"math"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/match"
	"quoth/retrieval/prose"
)

// articleView is a page read closely, to choose what is shown of it.
type articleView struct {
	*page
	query  *query
	scarce []float64   // what each term weighs in this article
	all    float64     // what the terms that the article holds weigh together
	plain  match.Terms // those that are no names
	kinds  []kindMatch // of each line, once read
	roles  []role      // of each line, once read
	scores []float64   // of each line alone, without Agreement; NaN until it is known
}

func newArticleView(q *query, p *page) *articleView {
	n := len(p.lines)
	v := &articleView{page: p, query: q, scarce: make([]float64, len(q.idf)), plain: ^match.Terms(0),
		kinds: make([]kindMatch, n), roles: make([]role, n), scores: make([]float64, n)}
	for i := range v.scores {
		v.scores[i] = math.NaN()
	}
	var held match.Terms
	for i, l := range p.lines {
		held |= p.sets[i]
		for _, h := range l.hits {
			v.scarce[h.Term]++
		}
	}
	for i, n := range v.scarce {
		v.scarce[i] = q.idf[i] / math.Sqrt(1+n)
		if q.question.Terms[i].Name {
			v.plain &^= 1 << i
		}
	}
	v.all = held.Sum(v.scarce)
	return v
}

// marks returns the boilerplate of the article.
func (v *articleView) marks() []prose.Span {
	if v.Boilerplate != nil {
		return v.Boilerplate()
	}
	return boilerplate.Find(v.Article.Title, v.Article.Text)
}

// roleOf returns the role of a line.
func (v *articleView) roleOf(line int) role {
	if v.roles[line] == unread {
		v.roles[line] = roleIn(v.Article.Text, v.lines[line].Span, v.marks())
	}
	return v.roles[line]
}

func (v *articleView) kindOf(line int) kindMatch {
	if k := &v.kinds[line]; !k.read {
		*k = v.query.kind(v.lines[line].Of(v.Article.Text), true)
		k.read = true
	}
	return v.kinds[line]
}

// held returns what a window holds of the question, and what the two sentences before it hold.
func (v *articleView) held(w window) (held, before match.Terms) {
	for i := w.from; i < w.to; i++ {
		held |= v.sets[i]
	}
	for i := max(0, w.from-2); i < w.from; i++ {
		if v.lines[i].Paragraph+1 >= v.lines[w.from].Paragraph {
			before |= v.sets[i]
		}
	}
	return held, before
}

// touches reports whether a window holds some of the question, or follows on it.
func (v *articleView) touches(w window) bool {
	held, before := v.held(w)
	return held|before != 0
}

// score returns the score of a line alone, with no regard to others that say the same.
func (v *articleView) score(line int) float64 {
	if math.IsNaN(v.scores[line]) {
		v.scores[line] = ShownModel.Score(v.features(window{line, line + 1}))
	}
	return v.scores[line]
}

// answer returns the Answer of a window: the highest score of its lines that ask nothing. Boilerplate counts: a link
// to another story is no sentence to show, and yet tells what the article knows.
func (v *articleView) answer(w window) float64 {
	best := 0.0
	for i := w.from; i < w.to; i++ {
		if v.touches(window{i, i + 1}) && v.roleOf(i) != asking {
			best = max(best, v.score(i))
		}
	}
	return math.Log1p(best)
}

// answerLine returns which line of a window answers: of two the one that scores higher alone, and
// never a question.
func (v *articleView) answerLine(w window) int {
	if w.to-w.from > 1 && (v.roleOf(w.from) == asking || v.score(w.from+1) > v.score(w.from)) {
		return w.from + 1
	}
	return w.from
}

// features measures a window without regard to other articles and to the ranked passage.
func (v *articleView) features(w window) ShownFeatures {
	held, before := v.held(w)
	var kind kindMatch
	for i := w.from; i < w.to; i++ {
		k := v.kindOf(i)
		kind.level, kind.words = max(kind.level, k.level), kind.words+k.words
	}
	f := ShownFeatures{
		Plain:    v.query.share(held & v.plain),
		Before:   v.query.gain(before, held),
		Kinds:    math.Log1p(float64(kind.words)),
		Measured: oneIf(kind.level == exactly && v.query.asksMeasure()),
		Line:     math.Log1p(float64(w.from)),
	}
	if v.all > 0 {
		f.Coverage = held.Sum(v.scarce) / v.all
	}
	return f
}
