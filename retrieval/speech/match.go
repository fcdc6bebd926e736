package speech

import (
	"cmp"
	"slices"

	"quoth/retrieval/quote"
	"quoth/retrieval/wording"
)

// newMatch returns how well the words that were found in a text match what was said.
func newMatch(m wording.Match, said Said, text string) *Match {
	return &Match{
		Verbatim: m.Verbatim, Cut: m.Cut, Difference: m.Difference,
		Part:   m.Verbatim && hasWordsBeside(m.Span, said.Quote, text),
		Quoted: said.Type == quote.Direct || 2*said.markedIn(m.Span) > m.Span.Len(),
	}
}

func (u utterance) isVerbatim() bool { return u.Match.Verbatim }

// nearBest is how much lower than the best the score of a match may be that is not verbatim.
const nearBest = 0.05

// bestMatches returns the verbatim ones or, if there are none, those that differ least, the surest first.
func bestMatches(all []utterance) []utterance {
	if slices.ContainsFunc(all, utterance.isVerbatim) {
		all = slices.DeleteFunc(all, func(u utterance) bool { return !u.isVerbatim() })
	} else {
		best := slices.MaxFunc(all, func(a, b utterance) int { return cmp.Compare(a.Score, b.Score) }).Score
		all = slices.DeleteFunc(all, func(u utterance) bool { return u.Score < best-nearBest })
	}
	slices.SortStableFunc(all, compareSureness)
	return all
}

// isSurer reports whether an utterance comes before another of the same words.
func isSurer(a, b utterance) bool { return compareSureness(a, b) < 0 }

// compareSureness orders utterances of the same words by how well they say who said them, then by how
// many of the words they have, then by date.
func compareSureness(a, b utterance) int {
	return cmp.Or(
		cmp.Compare(sureness(b), sureness(a)),
		cmp.Compare(b.Score, a.Score),
		cmp.Compare(len(b.folded), len(a.folded)),
		a.date().Compare(b.date()),
		cmp.Compare(a.article.Serial, b.article.Serial),
	)
}

// sureness returns 3 for a quotation with a speaker, 2 for what somebody is reported to have said, 1 for
// a quotation without a speaker and 0 for the article's own words.
func sureness(u utterance) int {
	isKnown := u.How != quote.Unattributed
	switch {
	case isKnown && u.Match.Quoted:
		return 3
	case isKnown:
		return 2
	case u.Type != "":
		return 1
	}
	return 0
}
