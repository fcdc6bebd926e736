package news

import (
	"fmt"

	"quoth/retrieval/prose"
)

// Excerpt is a verbatim piece of one revision of an article. The zero Excerpt is empty; every other
// one comes from [Article.Excerpt].
type Excerpt struct {
	article *Article
	span    prose.Span
}

// Excerpt returns the piece of a's text at span. It is the only way to make an Excerpt. It fails if
// span is empty, lies outside the text, or splits a character.
func (a *Article) Excerpt(span prose.Span) (Excerpt, error) {
	if !span.Valid(a.Text) {
		return Excerpt{}, fmt.Errorf("cut [%d,%d) of %q: not a piece of its %d bytes",
			span.Start, span.End, a.Key, len(a.Text))
	}
	return Excerpt{a, span}, nil
}

// Text returns the excerpt's words, byte for byte as stored.
func (e Excerpt) Text() string {
	if e.article == nil {
		return ""
	}
	return e.span.Of(e.article.Text)
}

// Span returns where the excerpt stands in its article's text, in bytes.
func (e Excerpt) Span() prose.Span { return e.span }

// Article returns the revision that the excerpt was cut from. It must not be changed.
func (e Excerpt) Article() *Article { return e.article }

// Equal reports whether e and f are the same span of the same revision.
func (e Excerpt) Equal(f Excerpt) bool {
	if e.article == nil || f.article == nil {
		return e.article == f.article
	}
	return e.span == f.span && e.article.Key == f.article.Key && e.article.Revision == f.article.Revision
}
