package retrieval

import (
	"context"

	"quoth/retrieval/intent"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
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
	Claim      = speech.Claim
	Verdict    = speech.Verdict
	Printings  = speech.Printings
	Printing   = speech.Printing
	Change     = speech.Change
)

// The verdicts on a claim, as in the JSON of a reply.
const (
	Verbatim     = speech.Verbatim
	Cut          = speech.Cut
	Differs      = speech.Differs
	OtherSpeaker = speech.OtherSpeaker
	Absent       = speech.Absent
)

// The operations of a Difference.
const (
	Keep = speech.Keep // asked for and printed
	Drop = speech.Drop // asked for, not printed
	Add  = speech.Add  // printed, not asked for
)

// Said returns what a speaker said about query.Text, the newest quotations first. If speaker is "", it returns
// what anybody said, and if query.Text is empty, what was said about anything. The Skip of the query counts
// pages of quotations. See speech.Finder.BySpeaker.
func (l *Library) Said(ctx context.Context, speaker string, query Query) (quotes Quotes, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	return speech.In(c.view).BySpeaker(ctx, speaker, c.quoteQuery(query.Text, c.scope))
}

// WhoSaid checks the words of query.Text: who said them, or, if it has words in quotation marks and a speaker,
// whether that speaker did. What stands beside words in marks and is nobody's name is a part of the words. See
// speech.Finder.Check.
func (l *Library) WhoSaid(ctx context.Context, query Query) (quotes Quotes, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	finder := speech.In(c.view)
	claim := readClaim(ctx, finder, query.Text)
	return finder.Check(ctx, claim, c.quoteQuery(claim.Words, c.scope))
}

// Printings checks the words of query.Text as WhoSaid does, and returns how each outlet prints the quotation that has
// them: what it leaves out, and what it changes. See speech.Finder.Collate.
func (l *Library) Printings(ctx context.Context, query Query) (quotes Quotes, printings Printings, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	finder := speech.In(c.view)
	claim := readClaim(ctx, finder, query.Text)
	return finder.Collate(ctx, claim, c.quoteQuery(claim.Words, c.scope))
}

// readClaim reads words and, if they have a speaker beside words in quotation marks, who is said to have said them.
func readClaim(ctx context.Context, finder speech.Finder, text string) Claim {
	if s, ok := intent.ReadQuoted(text); ok && (!s.IsStated || finder.HasSpeaker(ctx, s.Speaker)) {
		return Claim{Words: s.Words, Speaker: s.Speaker}
	}
	return Claim{Words: text}
}

// quoteQuery returns the query for quotations with a text and in a scope.
func (c *call) quoteQuery(text string, s search.Scope) speech.Query {
	return speech.Query{
		Text: text, Question: question.Parse(text, c.known()), Scope: s, Searched: c.searched(s),
		Page: c.query.Skip, Results: c.query.wanted(),
	}
}

// Speakers returns at most n speakers of whose name prefix may be a part, the most quoted first. It leaves out
// names that say nothing alone ("Officials"), and forgives one slip if nobody else fits.
func (l *Library) Speakers(ctx context.Context, prefix string, n int) (out []Speaker, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	return speech.In(c.view).Speakers(ctx, prefix, n)
}

// FindSpeaker returns the speaker that a name or a role means, all of them if it may mean several, or nobody.
// The names in near are those that may have been meant instead.
func (l *Library) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	ctx, c, end := l.begin(ctx, Query{})
	defer end(&err)
	return speech.In(c.view).FindSpeaker(ctx, words)
}
