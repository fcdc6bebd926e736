package rank

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
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
	Position float64 // sentences before it
	Inside   float64 // 1 when it lies in the ranked passage
	Leans    float64 // 1 when it opens with a word that needs the sentence before
	Double   float64 // 1 for two sentences
	Asks     float64 // 1 when it is a question itself
}

// ShownWeights turn ShownFeatures into a score.
type ShownWeights struct {
	Kind, Lead, Inside, Leans, Double, Asks float64 // factors 1 + weight * feature
}

// FittedShown are the weights that dev questions gave.
var FittedShown = ShownWeights{Kind: 0.5, Lead: 0.2, Inside: 0.5, Leans: -0.2, Double: 0.1, Asks: -0.4}

// Score weighs f.
func (w ShownWeights) Score(f ShownFeatures) float64 {
	return (0.05 + f.Coverage) * (1 + w.Kind*f.Kind) * (1 + w.Lead*math.Exp(-f.Position/leadSentences)) *
		(1 + w.Inside*f.Inside) * (1 + w.Leans*f.Leans) * (1 + w.Double*f.Double) * (1 + w.Asks*f.Asks)
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
	text := p.Article.Text
	lines := r.matcher.lines(text, passage.Sentences(text))
	var out []Shown
	for i := range lines {
		out = append(out, r.shown(p, lines, i, i+1))
		if i+1 < len(lines) && passage.Fits(text, lines[i].Sentence, lines[i+1].Sentence) {
			out = append(out, r.shown(p, lines, i, i+2))
		}
	}
	return out
}

func (r *Ranker) shown(p Passage, lines []line, from, to int) Shown {
	text := p.Article.Text
	s := Shown{Span: prose.Span{Start: lines[from].Start, End: lines[to-1].End}}
	s.Answer = r.answer(lines[from:to])
	if to == from+1 {
		s.Span = passage.Shorten(text, s.Span)
		s.Answer = s.Span
	}
	f := &s.Features
	f.Coverage = r.share(lines[from:to])
	f.Position = float64(from)
	f.Inside = truth(p.Span.Contains(prose.Span{Start: lines[from].Start, End: lines[to-1].End}))
	f.Leans = truth(leans(s.Span.Of(text)))
	f.Double = truth(to == from+2)
	f.Asks = truth(strings.HasSuffix(s.Span.Of(text), "?"))
	f.Kind = truth(r.holdsKind(text, lines[from:to]))
	return s
}

// share is the share of the question's mass that the lines hold.
func (r *Ranker) share(lines []line) float64 {
	if r.mass.passage == 0 {
		return 0
	}
	seen := make([]bool, len(r.question.Terms))
	sum := 0.0
	for _, l := range lines {
		for _, h := range l.hits {
			if !seen[h.term] {
				seen[h.term] = true
				sum += r.idf(h.term)
			}
		}
	}
	return sum / r.mass.passage
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// holdsKind reports whether the lines hold something of the kind that the question asks
// for and does not name itself.
func (r *Ranker) holdsKind(text string, lines []line) bool {
	for _, l := range lines {
		words := prose.NewWords(l.Of(text))
		for n := 0; words.Next(); n++ {
			w := words.Span()
			word := text[l.Start+w.Start : l.Start+w.End]
			if r.matcher.term(word) < 0 && ofKind(r.question.Kind, word, n == 0) {
				return true
			}
		}
	}
	return false
}

// ofKind reports whether a word can be of a kind; opening tells that its capital may be
// that of the sentence.
func ofKind(k question.Kind, word string, opening bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	name := unicode.IsUpper(r) && !opening && len(word) > 2
	switch k {
	case question.Person, question.Name, question.Place:
		return name
	case question.Number:
		return unicode.IsDigit(r) || numberWords[prose.Fold(word)]
	case question.Time:
		return timeWords[prose.Fold(word)] || len(word) == 4 && unicode.IsDigit(r)
	case question.Reason:
		return reasonWords[prose.Fold(word)]
	}
	return false
}

var (
	numberWords = words(`one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds
		thousand thousands million billion trillion half third quarter percent twice once first second`)
	timeWords = words(`january february march april may june july august september october november december jan feb mar
		apr jun jul aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
		tonight week weekend month year`)
	reasonWords = words(`because due after caused over following amid blamed citing cited reason since so`)
)

func words(list string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// leaning are first words of a sentence that needs the one before it.
var leaning = words("he she they it but this that those these his her their and so")

func leans(sentence string) bool {
	w := prose.NewWords(sentence)
	return w.Next() && leaning[prose.Fold(w.Span().Of(sentence))]
}
