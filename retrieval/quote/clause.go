package quote

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// fewestWords is how short a clause without marks may be.
const fewestWords = 4

func holds(tokens []token, kind names.Kind) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.Kind == kind })
}

// tells reports whether clause, a piece of tokens that c reports, is worth keeping: words
// with marked ones among them, or enough words after a verb that takes a clause.
func tells(clause []token, c cue, tokens []token) bool {
	n, marks := 0, 0
	for _, t := range clause {
		switch t.Kind {
		case names.Word:
			n++
		case names.Folded:
			marks++
		}
	}
	verb := tokens[c.at]
	switch {
	case marks > 0:
		return n > 0
	case n < fewestWords:
		return false
	case c.order == opening:
		return true
	case callsFor(tokens, c.at):
		return true
	case verb.Is(actVerb) && (c.order != shared || strings.HasSuffix(verb.Text, "ed")) &&
		clause[0].Span.Start > tokens[c.at].Span.Start:
		return true
	case !verb.Is(clauseVerb):
		return false
	case hasThat(tokens, c.at, tokenAt(tokens, clause[0].Span.Start)):
		return true
	case clause[0].Is(about):
		return false
	case c.at+1 < len(tokens) && tokens[c.at+1].Text == "," && clause[0].Span.Start > tokens[c.at].Span.Start &&
		!hasThat(tokens, c.at, len(tokens)):
		return false // ", smiling": an aside on how it was said
	}
	return !verb.Is(thinVerb) || isClause(clause)
}

// callsFor reports whether the cue at token i demands something ("called for", "calls on").
func callsFor(tokens []token, i int) bool {
	return i+1 < len(tokens) && strings.HasPrefix(tokens[i].Text, "call") &&
		(tokens[i+1].Text == "for" || tokens[i+1].Text == "on")
}

// isClause reports whether tokens hold a finite verb, as far as its form tells, or start
// with "to".
func isClause(tokens []token) bool {
	if tokens[0].Text == "to" {
		return true
	}
	for i, t := range tokens[:min(len(tokens), 14)] {
		if t.Is(finite) || i > 0 && t.Kind == names.Word && t.Is(names.Pronoun) && t.Possessive ||
			strings.HasSuffix(t.Text, "n't") {
			return true
		}
		if i > 0 && !t.Upper && strings.HasSuffix(t.Text, "ed") && !tokens[i-1].Is(names.Determiner) {
			return true
		}
	}
	return tokens[0].Is(names.Pronoun)
}

// hasThat reports whether "that" stands soon after token from, before end.
func hasThat(tokens []token, from, end int) bool {
	to := min(end, from+14)
	return from < to && slices.ContainsFunc(tokens[from:to], func(t token) bool { return t.Text == "that" })
}
