package retrieval

import (
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// saidAt is the quote that shares most with span. Where quotes hold less than half of it,
// the words are the article's own, unless a whole quotation is among them: who asks with a
// paragraph asks for the words in it that somebody said.
func saidAt(quotes []quote.Quote, span prose.Span, text string) Said {
	var best quote.Quote
	covered, most := 0, 0
	for _, q := range quotes {
		n := q.Span.In(span).Len()
		if !q.Span.Overlaps(span) {
			continue
		}
		covered += n
		known := q.How != quote.Unattributed
		if n > most || n == most && known && best.How == quote.Unattributed {
			best, most = q, n
		}
	}
	if 2*covered >= span.Len() {
		return saidOf(best)
	}
	if inner, ok := quotationIn(span, quotes, text); ok {
		return saidOf(inner)
	}
	return Said{Quote: span, How: quote.Unattributed}
}

// quotationIn is the longest quotation with a speaker that span holds whole.
func quotationIn(span prose.Span, quotes []quote.Quote, text string) (longest quote.Quote, ok bool) {
	for _, q := range quotes {
		whole := q.Type == quote.Direct && q.Speaker.Name != "" && q.Span.Overlaps(span) && !isPart(span, q.Span, text)
		if whole && q.Span.Len() > longest.Span.Len() && len(strings.Fields(q.Span.Of(text))) >= loneWords {
			longest, ok = q, true
		}
	}
	return longest, ok
}

// isPart reports whether a quote has words beside those of span.
func isPart(span, said prose.Span, text string) bool {
	before, after := prose.Span{Start: said.Start, End: span.Start}, prose.Span{Start: span.End, End: said.End}
	return hasWord(before, text) || hasWord(after, text)
}

// isMarked reports whether most of span stands between quotation marks.
func isMarked(span prose.Span, said Said) bool {
	marked := 0
	for _, m := range said.Marked {
		marked += m.In(span).Len()
	}
	return said.Type == quote.Direct || 2*marked > span.Len()
}

func hasWord(s prose.Span, text string) bool {
	if s.Len() <= 0 {
		return false
	}
	words := prose.NewWords(s.Of(text))
	return words.Next()
}
