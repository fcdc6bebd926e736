package retrieval

import (
	"slices"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// How much a word of the topic counts by where it stands: in what was said, in the same
// paragraph, in the headline, elsewhere in the article.
const (
	inQuote     = 1.0
	inParagraph = 0.7
	inHeadline  = 0.5
	inArticle   = 0.2
)

// What an utterance needs to be on the topic: a share of the topic's weight, and of the
// best utterance's score.
const (
	enoughTopic = 0.35
	nearTopic   = 0.75
)

// aboutness weighs what is said in one article by the words of a topic.
type aboutness struct {
	terms   []question.Term
	weights map[string]float64 // by term; they add up to 1
	b       *store.CachedArticle
	stemmer prose.Stemmer
	title   map[string]bool
	body    map[string]bool
	said    map[int]prose.Span             // from the first to the last piece of each utterance
	near    map[prose.Span]map[string]bool // the terms of paragraphs that were looked at
}

func newAboutness(terms []question.Term, idf []float64, b *store.CachedArticle, quotes []quote.Quote) *aboutness {
	t := &aboutness{
		terms: terms, weights: make(map[string]float64), b: b,
		said: utterancesOf(quotes), near: make(map[prose.Span]map[string]bool),
	}
	sum := 0.0
	for i, term := range terms {
		w := term.Weight
		if i < len(idf) {
			w *= idf[i]
		}
		t.weights[term.Text] = w
		sum += w
	}
	for term := range t.weights {
		t.weights[term] /= max(sum, 1e-9)
	}
	t.title, t.body = t.termsOf(b.Title), t.termsOf(b.Text)
	return t
}

// termsOf are the terms of the topic that text has.
func (t *aboutness) termsOf(text string) map[string]bool {
	out := make(map[string]bool)
	words := prose.NewWords(text)
	for words.Next() {
		if term := t.stemmer.Term(words.Span().Of(text)); t.weights[term] > 0 {
			out[term] = true
		}
	}
	return out
}

// score is how much of the topic's weight a quote has with what is around it, and how much
// in its words alone, both about 0 to 1. All pieces of one utterance count together.
func (t *aboutness) score(q quote.Quote) (sum, inWords float64) {
	said := t.said[q.Group]
	spoken, near := t.termsOf(said.Of(t.b.Text)), t.termsNear(said)
	for _, term := range t.terms { // in their order, so that equal sums are equal to the last digit
		w := t.weights[term.Text]
		switch {
		case spoken[term.Text]:
			sum += w * inQuote
			inWords += w
		case near[term.Text]:
			sum += w * inParagraph
		case t.title[term.Text]:
			sum += w * inHeadline
		case t.body[term.Text]:
			sum += w * inArticle
		}
	}
	return sum, inWords
}

// utterancesOf tells from where to where the pieces of each group of quotes reach.
func utterancesOf(quotes []quote.Quote) map[int]prose.Span {
	out := make(map[int]prose.Span)
	for _, q := range quotes {
		said, ok := out[q.Group]
		if !ok {
			said = q.Span
		}
		out[q.Group] = prose.Span{Start: min(said.Start, q.Span.Start), End: max(said.End, q.Span.End)}
	}
	return out
}

// termsNear are the terms of the topic in the paragraphs of a span. They are read once: many
// utterances can stand in one paragraph.
func (t *aboutness) termsNear(s prose.Span) map[string]bool {
	p := paragraphsOf(t.b, s)
	near, ok := t.near[p]
	if !ok {
		near = t.termsOf(p.Of(t.b.Text))
		t.near[p] = near
	}
	return near
}

// paragraphsOf is from the paragraph before that in which a span starts to that in which it
// ends.
func paragraphsOf(b *store.CachedArticle, s prose.Span) prose.Span {
	all := b.Sentences()
	from, to := b.Overlapping(s)
	if from == to {
		return s
	}
	of := func(s passage.Sentence, paragraph int) int { return s.Paragraph - paragraph }
	from, _ = slices.BinarySearchFunc(all, all[from].Paragraph-1, of)
	to, _ = slices.BinarySearchFunc(all, all[to-1].Paragraph+1, of)
	return prose.Span{Start: min(s.Start, all[from].Start), End: max(s.End, all[to-1].End)}
}

// onTopic keeps the utterances that are on the topic.
func onTopic(all []utterance) []utterance {
	best := 0.0
	for _, u := range all {
		best = max(best, u.Score)
	}
	return slices.DeleteFunc(all, func(u utterance) bool { return u.Score < max(enoughTopic, nearTopic*best) })
}
