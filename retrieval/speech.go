package retrieval

import (
	"context"

	"quoth/retrieval/speech"
)

// What was said, and by whom; see package speech.
type (
	Quotes     = speech.Quotes
	Quotation  = speech.Quotation
	Said       = speech.Said
	Speaker    = speech.Speaker
	Copy       = speech.Copy
	Match      = speech.Match
	Difference = speech.Difference
)

// The operations of a Difference.
const (
	Keep = speech.Keep // asked for and printed
	Drop = speech.Drop // asked for, not printed
	Add  = speech.Add  // printed, not asked for
)

// Said returns what a speaker said, or anybody if speaker is "", about query.Text; where that is empty,
// about anything. The newest quotations come first. See speech.Finder.BySpeaker.
func (l *Library) Said(ctx context.Context, speaker string, query Query) (quotes Quotes, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.said(ctx, speaker, query)
}

func (c *call) said(ctx context.Context, speaker string, query Query) (Quotes, error) {
	return speech.In(c.view).BySpeaker(ctx, speaker, c.speechQuery(query))
}

// WhoSaid finds who said the words of query.Text. Either all results have them word for word, or all
// differ from them; each has a Match. See speech.Finder.ByWords.
func (l *Library) WhoSaid(ctx context.Context, query Query) (quotes Quotes, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.whoSaid(ctx, query)
}

func (c *call) whoSaid(ctx context.Context, query Query) (Quotes, error) {
	return speech.In(c.view).ByWords(ctx, c.speechQuery(query))
}

// speechQuery returns a query for quotations. Its Skip counts pages.
func (c *call) speechQuery(query Query) speech.Query {
	return speech.Query{
		Text: query.Text, Question: c.parse(query), Scope: query.scope(), Searched: c.searched(query),
		Page: query.Skip, Results: query.wanted(),
	}
}

// Speakers returns at most n speakers a part of whose name starts with prefix, the most quoted first. If
// there are none, prefix is taken for words of the articles that are near its own.
func (l *Library) Speakers(ctx context.Context, prefix string, n int) (out []Speaker, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return speech.In(c.view).Speakers(ctx, prefix, n)
}

// FindSpeaker returns whom a name or a role means: one speaker, several if it may be each of them, or
// nobody. The names in near are those that may have been meant instead.
func (l *Library) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return speech.In(c.view).FindSpeaker(ctx, words)
}
