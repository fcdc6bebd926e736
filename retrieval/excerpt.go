package retrieval

import (
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
)

// Opening returns the first sentence of an article, by which a reply cites the whole article. It reports false
// if the article has no sentence.
func Opening(a *news.Article) (e news.Excerpt, ok bool) {
	return firstOf(a, passage.Sentences(a.Text))
}

func firstOf(a *news.Article, sentences []passage.Sentence) (news.Excerpt, bool) {
	if len(sentences) == 0 {
		return news.Excerpt{}, false
	}
	e, err := a.Excerpt(passage.Shorten(a.Text, sentences[0].Span))
	return e, err == nil
}

// Cuts reports whether an excerpt starts and ends inside a sentence, which a reply marks.
func Cuts(e news.Excerpt) (before, after bool) {
	return passage.Read(e.Article().Text).Cuts(e.Span())
}

// contextRunes bounds an excerpt with its context. The excerpt itself is never cut.
const contextRunes = 1500

// Around returns an excerpt with the sentences before and after it: up to a paragraph more at each end, and
// about 1,500 characters in all.
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
	for hasGrown := true; hasGrown; {
		hasGrown = false
		if next := last + 1; next < len(sentences) && sentences[next].Paragraph <= bottom {
			if longer := (prose.Span{Start: span.Start, End: sentences[next].End}); fits(longer) {
				span, last, hasGrown = longer, next, true
			}
		}
		if next := first - 1; next >= 0 && sentences[next].Paragraph >= top {
			if longer := (prose.Span{Start: sentences[next].Start, End: span.End}); fits(longer) {
				span, first, hasGrown = longer, next, true
			}
		}
	}
	return e.Article().Excerpt(span)
}
