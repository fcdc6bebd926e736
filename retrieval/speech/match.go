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
		Verbatim: m.Verbatim, Cut: m.Cut, Turned: m.Turned, Difference: m.Difference,
		Part:   m.Verbatim && hasWordsBeside(m.Span, said.Quote, text),
		Quoted: said.Type == quote.Direct || 2*said.markedIn(m.Span) > m.Span.Len(),
	}
}

// verdict returns the verdict on the words.
func (m *Match) verdict() Verdict {
	switch {
	case m.Verbatim:
		return Verbatim
	case m.Cut:
		return Cut
	}
	return Differs
}

func (u utterance) isVerbatim() bool { return u.Match.Verbatim }

// isWhole reports whether all of the words stand there.
func (u utterance) isWhole() bool { return u.Match.verdict() != Differs }

// saysTheSame reports whether the difference has no negation, condition or hedge in it.
func (u utterance) saysTheSame() bool { return !u.Match.Turned }

// nearBest is how much lower than the best score the score of a match may be.
const nearBest = 0.05

// bestMatches returns the verbatim matches. If there are none, it returns those that are only cut, or else those that
// differ least. The surest come first.
func bestMatches(all []utterance) []utterance {
	best := slices.MaxFunc(all, func(a, b utterance) int { return cmp.Compare(a.Score, b.Score) })
	verdict := best.Match.verdict()
	out := slices.DeleteFunc(slices.Clone(all), func(u utterance) bool {
		return u.Match.verdict() != verdict || u.Score < best.Score-nearBest
	})
	slices.SortStableFunc(out, compareSureness)
	return out
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

// sureness returns 4 for a quotation of somebody with a name, 3 for one of somebody in other words ("the company"), 2
// for what somebody is reported to have said, 1 for a quotation without a certain speaker, and 0 for the article's own
// words.
func sureness(u utterance) int {
	switch {
	case u.IsNamed() && u.Match.Quoted:
		return 4
	case u.IsTold() && u.Match.Quoted:
		return 3
	case u.IsTold():
		return 2
	case u.Type != "":
		return 1
	}
	return 0
}
