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

// ShownFeatures describe a Shown for a question.
type ShownFeatures struct {
	Coverage float64 // share that it holds of what its article holds of the question; a word that the article has n times weighs its idf/√(1+n)
	Plain    float64 // share of the question that it holds in words that are no names
	Before   float64 // share of the question that the two sentences before it add
	Echo     float64 // ln(1 + e); e sums up, of its words that are not the question's, the share of the best other articles that have each
	Kinds    float64 // ln(1 + n); n words are of the kind asked for
	Measured float64 // 1 when it holds a number with the unit asked for, or the score
	Line     float64 // ln(1 + n); n sentences stand before it
	Inside   float64 // 1 when it lies in the ranked passage
}

// ShownWeights turn ShownFeatures into a score, by adding up.
type ShownWeights struct {
	Coverage, Plain, Before, Echo, Kinds, Measured, Line, Inside float64
}

// FittedShown are the weights that cmd/fit found on the dev questions, those about the sample
// edition, and of public sets 211 questions of TREC QA and 1,190 of XQuAD, a little rounded. Inside
// came later; it is set low by hand, for the questions about the sample edition.
var FittedShown = ShownWeights{Coverage: 6.0, Plain: 1.5, Before: 2.2, Echo: 1.5, Kinds: 0.74, Measured: 2.1,
	Line: -0.22, Inside: 0.05}

// Score weighs f.
func (w ShownWeights) Score(f ShownFeatures) float64 {
	return w.Coverage*f.Coverage + w.Plain*f.Plain + w.Before*f.Before + w.Echo*f.Echo + w.Kinds*f.Kinds +
		w.Measured*f.Measured + w.Line*f.Line + w.Inside*f.Inside
}

// Show is the best that a reply can show for a ranked passage.
func (r *Ranker) Show(p Passage) Shown {
	var best Shown
	top := math.Inf(-1)
	for _, s := range r.Showable(p) {
		if score := FittedShown.Score(s.Features); score > top {
			best, top = s, score
		}
	}
	return best
}

// Showable are all that a reply could show of a ranked passage's article: what holds some of
// the question, or follows on it.
func (r *Ranker) Showable(p Passage) []Shown {
	r.hear()
	c := r.closely(p.page)
	lines := p.page.lines
	var out []Shown
	for i := range lines {
		one, two := window{i, i + 1}, window{i, i + 2}
		if c.touches(one) && c.roleOf(i) == telling {
			out = append(out, c.shown(one, p.window))
		}
		if i+1 < len(lines) && c.touches(two) && passage.Fits(p.Article.Text, lines[i].Sentence, lines[i+1].Sentence) &&
			c.roleOf(i) != boilerplate && c.roleOf(i+1) == telling {
			out = append(out, c.shown(two, p.window))
		}
	}
	if len(out) == 0 {
		return c.leftOver(p.window)
	}
	return out
}

// leftOver is what can be shown where every line with a word of the question is barred: the
// lines of the passage that tell something, else those of the article, else the passage as it is.
func (c *closeup) leftOver(w window) (out []Shown) {
	for _, within := range []window{w, {0, len(c.lines)}} {
		for i := within.from; i < within.to; i++ {
			if c.roleOf(i) == telling {
				out = append(out, c.shown(window{i, i + 1}, w))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for i := w.from; i < w.to; i++ {
		out = append(out, c.shown(window{i, i + 1}, w))
	}
	return out
}

// closeup is a page read closely, to choose what is shown of it.
type closeup struct {
	*page
	ranker *Ranker
	scarce []float64 // what each term weighs in this article
	all    float64   // what the terms that the article holds weigh together
	plain  terms     // those that are no names
	kinds  []kindred // of each line, once asked for
	roles  []role    // of each line, once asked for
	scores []float64 // of each line alone, Echo left out; NaN until it is asked for
}

// closely reads a page closely, once.
func (r *Ranker) closely(p *page) *closeup {
	if p.closely == nil {
		p.closely = r.newCloseup(p)
	}
	return p.closely
}

func (r *Ranker) newCloseup(p *page) *closeup {
	c := &closeup{page: p, ranker: r, scarce: make([]float64, len(r.idf)), plain: ^terms(0),
		kinds: make([]kindred, len(p.lines)), roles: make([]role, len(p.lines)), scores: make([]float64, len(p.lines))}
	for i := range c.scores {
		c.scores[i] = math.NaN()
	}
	var held terms
	for i, l := range p.lines {
		held |= p.sets[i]
		for _, h := range l.hits {
			c.scarce[h.term]++
		}
	}
	for i, n := range c.scarce {
		c.scarce[i] = r.idf[i] / math.Sqrt(1+n)
		if r.question.Terms[i].Name {
			c.plain &^= 1 << i
		}
	}
	c.all = held.sum(c.scarce)
	return c
}

// shown describes a window; of two sentences that answers which scores higher alone, and never
// a question. How many other articles say the same tells nothing there.
func (c *closeup) shown(w, ranked window) Shown {
	whole := c.span(w)
	span := passage.Shorten(c.Article.Text, whole)
	answer := w.from
	if w.to-w.from > 1 && (c.roleOf(w.from) == asking || c.score(w.from+1) > c.score(w.from)) {
		answer++
	}
	return Shown{Span: span, Answer: c.lines[answer].Span.In(span), Features: c.inPlace(w, ranked)}
}

// score is that of a line alone, with no regard to others that say the same.
func (c *closeup) score(line int) float64 {
	if math.IsNaN(c.scores[line]) {
		c.scores[line] = FittedShown.Score(c.features(window{line, line + 1}))
	}
	return c.scores[line]
}

// answer is the Answer of a window: the highest score of its lines that could be shown.
func (c *closeup) answer(w window) float64 {
	best := 0.0
	for i := w.from; i < w.to; i++ {
		if c.touches(window{i, i + 1}) && c.roleOf(i) == telling {
			best = max(best, c.score(i))
		}
	}
	return math.Log1p(best)
}

// held is what a window holds of the question, and before what the two sentences before it do.
func (c *closeup) held(w window) (held, before terms) {
	for i := w.from; i < w.to; i++ {
		held |= c.sets[i]
	}
	for i := max(0, w.from-2); i < w.from; i++ {
		if c.lines[i].Paragraph+1 >= c.lines[w.from].Paragraph {
			before |= c.sets[i]
		}
	}
	return held, before
}

func (c *closeup) touches(w window) bool {
	held, before := c.held(w)
	return held|before != 0
}

func (c *closeup) kindOf(line int) kindred {
	if k := &c.kinds[line]; !k.read {
		*k = c.kind(c.ranker, line, true)
		k.read = true
	}
	return c.kinds[line]
}

// inPlace describes a window with what others say of the same, and where it lies beside the
// ranked passage.
func (c *closeup) inPlace(w, ranked window) ShownFeatures {
	f := c.features(w)
	f.Echo = math.Log1p(c.ranker.echo(c.page, w))
	f.Inside = truth(ranked.from <= w.from && w.to <= ranked.to)
	return f
}

// features describes a window without regard to other articles.
func (c *closeup) features(w window) ShownFeatures {
	held, before := c.held(w)
	var kind kindred
	for i := w.from; i < w.to; i++ {
		k := c.kindOf(i)
		kind.level, kind.words = max(kind.level, k.level), kind.words+k.words
	}
	f := ShownFeatures{
		Plain:    c.ranker.share(held & c.plain),
		Before:   c.ranker.gain(before, held),
		Kinds:    math.Log1p(float64(kind.words)),
		Measured: truth(kind.level == exactly && c.ranker.measures()),
		Line:     math.Log1p(float64(w.from)),
	}
	if c.all > 0 {
		f.Coverage = held.sum(c.scarce) / c.all
	}
	return f
}
