package rank

import (
	"math"
	"strings"

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
	Coverage float64 // share of the question's mass that it holds
	Kind     float64 // 1 when it holds something of the kind asked for that the question does not name
	Exact    float64 // 1 when that is just what is asked for: a number with its unit, a full name
	Position float64 // paragraphs before that of its answering sentence
	Inside   float64 // 1 when it lies in the ranked passage
	Leans    float64 // 1 when it opens with a word that needs the sentence before
	Double   float64 // 1 for two sentences
	Preface  float64 // 1 when the first of two sentences adds nothing of the question to the second
	Asks     float64 // 1 when it is a question itself
}

// ShownWeights turn ShownFeatures into a score.
type ShownWeights struct {
	Kind, Exact, Lead, Inside, Leans, Double, Preface, Asks float64 // factors 1 + weight * feature
}

// FittedShown are the weights that dev questions gave.
var FittedShown = ShownWeights{Kind: 0.35, Exact: 0.7, Lead: 0.1, Inside: 0.3, Leans: 0.1, Double: 0.1, Preface: -0.1, Asks: -0.2}

// Score weighs f.
func (w ShownWeights) Score(f ShownFeatures) float64 {
	return (0.05 + f.Coverage) * (1 + w.Kind*f.Kind) * (1 + w.Exact*f.Exact) * (1 + w.Lead*math.Exp(-f.Position/leadParagraphs)) *
		(1 + w.Inside*f.Inside) * (1 + w.Leans*f.Leans) * (1 + w.Double*f.Double) * (1 + w.Preface*f.Preface) * (1 + w.Asks*f.Asks)
}

// Show is the best that a reply can show for a ranked passage.
func (r *Ranker) Show(p Passage) Shown {
	var best Shown
	top := -1.0
	for _, s := range r.Showable(p) {
		if score := FittedShown.Score(s.Features); score > top {
			best, top = s, score
		}
	}
	return best
}

// Showable are all that a reply could show of a ranked passage's article.
func (r *Ranker) Showable(p Passage) []Shown {
	var out []Shown
	lines := p.page.lines
	for i := range lines {
		out = append(out, r.shown(p, window{i, i + 1}))
		if i+1 < len(lines) && p.page.goTogether(i) && passage.Fits(p.Article.Text, lines[i].Sentence, lines[i+1].Sentence) {
			out = append(out, r.shown(p, window{i, i + 2}))
		}
	}
	return out
}

// goTogether reports whether lines i and i+1 belong together: those of one paragraph do, and
// of two where both hold some of the question or the second leans on the first.
func (p *page) goTogether(i int) bool {
	same := p.lines[i].Paragraph == p.lines[i+1].Paragraph
	return same || p.sets[i] != 0 && p.sets[i+1] != 0 || leans(p.lines[i+1].Of(p.Article.Text))
}

func (r *Ranker) shown(ranked Passage, w window) Shown {
	p := ranked.page
	text, whole, best := p.Article.Text, p.span(w), p.best(w)
	kind := max(p.kinds[w.from], p.kinds[w.to-1])
	span := passage.Shorten(text, whole)
	return Shown{Span: span, Answer: p.lines[best].Span.In(span), Features: ShownFeatures{
		Coverage: r.share(p.sets[w.from] | p.sets[w.to-1]),
		Kind:     truth(kind >= perhaps),
		Exact:    truth(kind >= exactly),
		Position: float64(p.lines[best].Paragraph),
		Inside:   truth(ranked.Span.Contains(whole)),
		Leans:    truth(leans(whole.Of(text))),
		Double:   truth(w.to-w.from == 2),
		Preface:  truth(w.to-w.from == 2 && p.sets[w.from]&^p.sets[w.to-1] == 0),
		Asks:     truth(strings.HasSuffix(whole.Of(text), "?")),
	}}
}

// leaning are first words of a sentence that needs the one before it.
var leaning = words("he she they it but this that those these his her their and so")

func leans(sentence string) bool {
	w := prose.NewWords(sentence)
	return w.Next() && leaning[prose.Fold(w.Span().Of(sentence))]
}
