package retrieval

import (
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
)

// contextRunes bounds the context of an excerpt; the excerpt itself is never cut.
const contextRunes = 1500

// Around is an excerpt with the sentences before and after it, up to a paragraph more at
// each end and about 1,500 characters in all.
func Around(e news.Excerpt) (news.Excerpt, error) {
	text, span := e.Article().Text, e.Span()
	sentences := passage.Sentences(text)
	first, last := len(sentences), -1
	for i, s := range sentences {
		if s.Overlaps(span) {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return e, nil
	}
	span = prose.Span{Start: min(span.Start, sentences[first].Start), End: max(span.End, sentences[last].End)}
	top, bottom := sentences[first].Paragraph-1, sentences[last].Paragraph+1
	fits := func(s prose.Span) bool { return utf8.RuneCountInString(s.Of(text)) <= contextRunes }
	for grew := true; grew; {
		grew = false
		if next := last + 1; next < len(sentences) && sentences[next].Paragraph <= bottom && fits(prose.Span{Start: span.Start, End: sentences[next].End}) {
			span.End, last, grew = sentences[next].End, next, true
		}
		if next := first - 1; next >= 0 && sentences[next].Paragraph >= top && fits(prose.Span{Start: sentences[next].Start, End: span.End}) {
			span.Start, first, grew = sentences[next].Start, next, true
		}
	}
	return e.Article().Excerpt(span)
}
