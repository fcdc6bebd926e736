package speech

import (
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// quoteAt returns the quote that shares most with a span of text. If the quotes cover less than half of the span, it
// returns the longest quotation that lies inside the span: the claim may be a paragraph with a quotation in it. If
// there is none, the span is the article's own words.
func quoteAt(quotes []quote.Quote, span prose.Span, text string) Said {
	var best quote.Quote
	covered, most := 0, 0
	for _, q := range quotes {
		if !q.Span.Overlaps(span) {
			continue
		}
		n := q.Span.In(span).Len()
		covered += n
		if n > most || n == most && NewSaid(q).IsTold() && !NewSaid(best).IsTold() {
			best, most = q, n
		}
	}
	if 2*covered >= span.Len() {
		return NewSaid(best)
	}
	if inner, ok := longestIn(span, quotes, text); ok {
		return NewSaid(inner)
	}
	return Said{Quote: span, How: quote.Unattributed}
}

// shortestInner is how many words a quotation inside a longer claim must have.
const shortestInner = 4

// longestIn returns the longest direct quote of a named speaker that lies inside a span.
func longestIn(span prose.Span, quotes []quote.Quote, text string) (longest quote.Quote, ok bool) {
	for _, q := range quotes {
		isSaid := q.Type == quote.Direct && NewSaid(q).IsNamed()
		isWhole := q.Span.Overlaps(span) && !hasWordsBeside(span, q.Span, text)
		if !isSaid || !isWhole || q.Span.Len() <= longest.Span.Len() {
			continue
		}
		if len(strings.Fields(q.Span.Of(text))) >= shortestInner {
			longest, ok = q, true
		}
	}
	return longest, ok
}

// hasWordsBeside reports whether a quote has words before or after those of a span.
func hasWordsBeside(span, said prose.Span, text string) bool {
	before, after := prose.Span{Start: said.Start, End: span.Start}, prose.Span{Start: span.End, End: said.End}
	return hasWord(before, text) || hasWord(after, text)
}

func hasWord(s prose.Span, text string) bool {
	if s.Len() <= 0 {
		return false
	}
	words := prose.NewWords(s.Of(text))
	return words.Next()
}

// quotationMarks are all marks that words can stand between.
const quotationMarks = "\"'“”‘’«»„"

// SaidIn returns the quote in a sentence of an article. It returns nil unless half of the sentence or more stands
// between quotation marks and the speaker is certain.
func (f Finder) SaidIn(a *store.CachedArticle, sentence prose.Span) *Said {
	if !strings.ContainsAny(sentence.Of(a.Text), quotationMarks) {
		return nil
	}
	for _, q := range f.view.Quotes(a) {
		if !NewSaid(q).IsTold() || 2*q.Span.In(sentence).Len() < sentence.Len() {
			continue
		}
		if said := NewSaid(q); 2*said.markedIn(sentence) >= sentence.Len() {
			return &said
		}
	}
	return nil
}
