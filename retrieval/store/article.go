package store

import (
	"sync"
	"sync/atomic"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/story"
	"quoth/retrieval/wording"
)

// CachedArticle is a stored revision with what is derived from its text. Each of these is computed
// when it is first asked for. The text of a serial never changes, so none of it goes out of date.
type CachedArticle struct {
	*news.Article
	Serial news.Serial

	boilerplate func() []prose.Span
	layout      func() *passage.Text
	story       func() story.Text
	wording     func() *wording.Text
	quotes      atomic.Pointer[[]quote.Quote] // see View.Quotes
}

// NewCachedArticle returns a revision that is in no cache yet. What is boilerplate in it is known by its
// wording alone.
func NewCachedArticle(serial news.Serial, a *news.Article) *CachedArticle {
	return newCachedArticle(serial, a, byWording)
}

// finder finds the boilerplate of a revision.
type finder func(news.Serial, *news.Article) []prose.Span

// byWording finds the boilerplate that the wording shows.
func byWording(_ news.Serial, a *news.Article) []prose.Span { return boilerplate.Find(a.Title, a.Text) }

// newCachedArticle returns a revision that is in no cache yet. Find finds the boilerplate in it.
func newCachedArticle(serial news.Serial, a *news.Article, find finder) *CachedArticle {
	return &CachedArticle{
		Article: a, Serial: serial,
		boilerplate: sync.OnceValue(func() []prose.Span { return find(serial, a) }),
		layout:      sync.OnceValue(func() *passage.Text { return passage.Read(a.Text) }),
		story:       sync.OnceValue(func() story.Text { return story.Read(a) }),
		wording:     sync.OnceValue(func() *wording.Text { return wording.Of(a.Text) }),
	}
}

// Boilerplate returns the spans of the text that belong to its page and not to its story, in order. They are
// not shown.
func (a *CachedArticle) Boilerplate() []prose.Span { return a.boilerplate() }

// Sentences returns the sentences of the text without its crossheads.
func (a *CachedArticle) Sentences() []passage.Sentence { return a.layout().Sentences }

// Overlapping returns the range of Sentences that share a byte with a span, as slice indexes.
func (a *CachedArticle) Overlapping(s prose.Span) (from, to int) { return a.layout().Overlapping(s) }

// Cuts reports whether a span starts and ends inside a sentence.
func (a *CachedArticle) Cuts(s prose.Span) (before, after bool) { return a.layout().Cuts(s) }

// Story returns the article as it is compared with others.
func (a *CachedArticle) Story() story.Text { return a.story() }

// Wording returns the text as words are looked up in it.
func (a *CachedArticle) Wording() *wording.Text { return a.wording() }
