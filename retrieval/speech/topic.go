package speech

import (
	"slices"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// The weight of a word of the topic, by where it stands: in what was said, in the same paragraph or the one before, in
// the headline, or elsewhere in the article.
const (
	inQuote     = 1.0
	inParagraph = 0.7
	inHeadline  = 0.5
	inArticle   = 0.2
)

// The score that an utterance needs to be on the topic, and the share that it needs of the best
// utterance's score.
const (
	leastScore  = 0.35
	shareOfBest = 0.75
)

// onTopic keeps the utterances that are on the topic.
func onTopic(all []utterance) []utterance {
	best := 0.0
	for _, u := range all {
		best = max(best, u.Score)
	}
	return slices.DeleteFunc(all, func(u utterance) bool { return u.Score < max(leastScore, shareOfBest*best) })
}

// topic scores what is said in one article by the words of a topic.
type topic struct {
	article *store.CachedArticle
	terms   []question.Term
	weights map[string]float64 // by term; their sum is 1
	stemmer prose.Stemmer
	title   map[string]bool // the terms of the topic that stand in the headline
	text    map[string]bool // the same for the text
	// utterances reach from the first to the last quote of each quote.Group.
	utterances map[int]prose.Span
	paragraphs map[prose.Span]map[string]bool // the terms of the topic in paragraphs that were read
}

// newTopic returns a topic by which to score the quotes of an article. idf holds that of each term in passages; a term
// without one counts by its weight alone.
func newTopic(terms []question.Term, idf []float64, a *store.CachedArticle, quotes []quote.Quote) *topic {
	t := &topic{
		article: a, terms: terms, weights: weigh(terms, idf),
		utterances: spansOf(quotes), paragraphs: make(map[prose.Span]map[string]bool),
	}
	t.title, t.text = t.termsIn(a.Title), t.termsIn(a.Text)
	return t
}

// weigh returns the share of each term in the sum of their weights.
func weigh(terms []question.Term, idf []float64) map[string]float64 {
	weights := make(map[string]float64)
	sum := 0.0
	for i, term := range terms {
		w := term.Weight
		if i < len(idf) {
			w *= idf[i]
		}
		weights[term.Text] = w
		sum += w
	}
	for term := range weights {
		weights[term] /= max(sum, 1e-9)
	}
	return weights
}

// spansOf returns the spans from the first to the last quote of each group.
func spansOf(quotes []quote.Quote) map[int]prose.Span {
	out := make(map[int]prose.Span)
	for _, q := range quotes {
		s, ok := out[q.Group]
		if !ok {
			s = q.Span
		}
		out[q.Group] = prose.Span{Start: min(s.Start, q.Span.Start), End: max(s.End, q.Span.End)}
	}
	return out
}

// score returns how much of the topic a quote has together with what is around it, and the share that its
// words alone have. Both are from 0 to 1. All quotes of a group have the score of the group.
func (t *topic) score(q quote.Quote) (score, share float64) {
	span := t.utterances[q.Group]
	spoken, near := t.termsIn(span.Of(t.article.Text)), t.termsNear(span)
	for _, term := range t.terms { // in this order, so that equal sums are equal to the last digit
		w := t.weights[term.Text]
		switch {
		case spoken[term.Text]:
			score += w * inQuote
			share += w
		case near[term.Text]:
			score += w * inParagraph
		case t.title[term.Text]:
			score += w * inHeadline
		case t.text[term.Text]:
			score += w * inArticle
		}
	}
	return score, share
}

// termsNear returns the terms of the topic in the paragraphs of a span. It reads each paragraph once:
// one may have many utterances.
func (t *topic) termsNear(s prose.Span) map[string]bool {
	p := paragraphsOf(t.article, s)
	near, ok := t.paragraphs[p]
	if !ok {
		near = t.termsIn(p.Of(t.article.Text))
		t.paragraphs[p] = near
	}
	return near
}

// termsIn returns the terms of the topic that text has.
func (t *topic) termsIn(text string) map[string]bool {
	out := make(map[string]bool)
	for words := prose.NewWords(text); words.Next(); {
		if term := t.stemmer.Term(words.Span().Of(text)); t.weights[term] > 0 {
			out[term] = true
		}
	}
	return out
}

// paragraphsOf returns the span of the paragraphs that s touches and of the one before them.
func paragraphsOf(a *store.CachedArticle, s prose.Span) prose.Span {
	all := a.Sentences()
	from, to := a.Overlapping(s)
	if from == to {
		return s
	}
	compare := func(s passage.Sentence, paragraph int) int { return s.Paragraph - paragraph }
	from, _ = slices.BinarySearchFunc(all, all[from].Paragraph-1, compare)
	to, _ = slices.BinarySearchFunc(all, all[to-1].Paragraph+1, compare)
	return prose.Span{Start: min(s.Start, all[from].Start), End: max(s.End, all[to-1].End)}
}
