package rank

import (
	"math"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
)

// Shown is what a reply could show of an article: a sentence or two that follow each other.
type Shown struct {
	Span     prose.Span
	Answer   prose.Span // the sentence of it that answers
	Features ShownFeatures
}

// Choose returns the number of the choice with the highest score by a model, or -1 without choices.
func Choose(choices []Shown, m Model[ShownFeatures]) int {
	best, top := -1, math.Inf(-1)
	for i, s := range choices {
		if score := m.Score(s.Features); score > top {
			best, top = i, score
		}
	}
	return best
}

// Show returns the best that a reply can show for a ranked passage.
func (r *Ranker) Show(p Passage) Shown {
	choices := r.Showable(p)
	if i := Choose(choices, ShownModel); i >= 0 {
		return choices[i]
	}
	return Shown{}
}

// Showable returns all that a reply could show of a ranked passage's article: the sentences that hold some
// of the question, and those right after them.
func (r *Ranker) Showable(p Passage) (out []Shown) {
	r.readBest()
	v := r.view(p.page)
	for i := range v.lines {
		one, two := window{i, i + 1}, window{i, i + 2}
		if v.touches(one) && v.roleOf(i) == statement {
			out = append(out, r.shown(v, one, p.window))
		}
		if i+1 < len(v.lines) && v.touches(two) &&
			passage.Fits(p.Article.Text, v.lines[i].Sentence, v.lines[i+1].Sentence) &&
			v.roleOf(i) != ofPage && v.roleOf(i+1) == statement {
			out = append(out, r.shown(v, two, p.window))
		}
	}
	if len(out) == 0 {
		return r.leftOver(v, p.window)
	}
	return out
}

// leftOver returns what can be shown if no line with a word of the question can be: the statements of the
// ranked passage, else those of the article, else the passage as it is.
func (r *Ranker) leftOver(v *articleView, ranked window) (out []Shown) {
	for _, within := range []window{ranked, {0, len(v.lines)}} {
		for i := within.from; i < within.to; i++ {
			if v.roleOf(i) == statement {
				out = append(out, r.shown(v, window{i, i + 1}, ranked))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for i := ranked.from; i < ranked.to; i++ {
		out = append(out, r.shown(v, window{i, i + 1}, ranked))
	}
	return out
}

// shown returns a window with its features and the place of its answer.
func (r *Ranker) shown(v *articleView, w, ranked window) Shown {
	f := v.features(w)
	f.Agreement = math.Log1p(r.feedback.agreement(v.page, w))
	f.Inside = oneIf(ranked.from <= w.from && w.to <= ranked.to)
	span := passage.Shorten(v.Article.Text, v.span(w))
	return Shown{Span: span, Answer: v.lines[v.answerLine(w)].Span.In(span), Features: f}
}
