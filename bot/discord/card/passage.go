package card

import (
	"strings"

	"quoth/retrieval/prose"
)

// passage is printed words in three parts that follow each other. The middle one answers.
type passage struct {
	before, strong, after string
	cutBefore, cutAfter   bool // it starts or ends inside a sentence
}

// passageOf returns the text of span with the part strong; both count bytes of article.
func passageOf(article string, span, strong prose.Span, cutBefore, cutAfter bool) passage {
	strong = strong.In(span)
	return passage{
		before: article[span.Start:strong.Start], strong: strong.Of(article), after: article[strong.End:span.End],
		cutBefore: cutBefore, cutAfter: cutAfter,
	}
}

// blockQuote draws p behind Discord's quotation bar. Without the bars, the bold marks, the […] and
// the escapes the text is exactly what was printed.
func (p passage) blockQuote() string {
	words := Markdown(p.before) + bold(Markdown(p.strong)) + Markdown(p.after)
	if p.cutBefore {
		words = cutMark + " " + words
	}
	if p.cutAfter {
		words += " " + cutMark
	}
	return "> " + strings.ReplaceAll(words, "\n", "\n> ")
}
