package quote

import (
	"slices"

	"quoth/retrieval/names"
)

// halves returns where the first half of what c reports ends and where the second starts, if c stands
// between them ("The pier, she said, is gone"; "In May, said Vane, it shut"): there are commas on both
// sides, and more of the sentence after it. Otherwise second is 0.
func (r *clauseReader) halves(c cue) (first, second int) {
	from, to := c.bounds()
	end := r.asideEnd(c, to)
	if c.order == shared || from-1 <= r.limit || end+1 >= r.end || !isParenthesis(r.s[from-1], r.s[end]) ||
		r.s[end+1].Kind == names.Point || c.order != opening && !r.s[c.at].Is(clauseVerb) {
		return 0, 0
	}
	head, tail := r.s[r.limit:from-1], r.s[end+1:r.end]
	switch hasAside := end > to; {
	case c.order == before && !hasAside:
	case c.order == opening && isAdjunct(head): // "In time, according to Vane, it would shut."
	case !holdsVerbForm(tail), c.order != before && (holdsVerbForm(head) || !c.source.isSubject(r.s)):
		return 0, 0 // "It shut in May, said Vane, the harbour master."
	case hasAside && c.order == before && head[0].Is(names.Preposition):
		return r.limit, end + 1 // "In Ellery, Vane told the council, the pier is gone."
	}
	return from - 1, end + 1
}

// isParenthesis reports whether two tokens set off what stands between them.
func isParenthesis(open, end token) bool {
	return open.Text == "(" && end.Text == ")" || open.Text == end.Text && open.In(",", "—", "–")
}

// longestAdjunct is how many words that open a sentence say when, where or why, without a verb.
const longestAdjunct = 4

// isAdjunct reports whether s only leads to the clause after it ("But", "In time", "The next day").
func isAdjunct(s sentence) bool {
	if len(s) > longestAdjunct || slices.ContainsFunc(s, func(t token) bool { return t.Is(names.Pronoun | finite) }) {
		return false
	}
	last := s[len(s)-1]
	return s[0].Is(leadIn|names.Preposition|names.Day) || last.Is(names.Day|timeUnit)
}

// longestHearer is how many words say where, when or to whom somebody speaks between two commas.
const longestHearer = 6

// asideEnd returns where a parenthesis of c ends that goes on at token to: after the hearer, the time or
// the place ("she told the council on Monday").
func (r *clauseReader) asideEnd(c cue, to int) int {
	end := 0
	switch t := r.s.At(to); {
	case t.Text == "," && names.RoleAfter(r.s, to).Len() > 0: // "said Rosa Vane, the harbour master,"
		end = r.pointAfter(to+1, names.LongestRole)
	case r.s[c.at].Is(hearerVerb), t.Is(names.Preposition | names.Day):
		end = r.pointAfter(to, longestHearer)
	}
	return max(to, end)
}

// pointAfter returns the first punctuation mark from token i on if at most n words come before, else 0.
func (r *clauseReader) pointAfter(i, n int) int {
	for j := i; j < min(r.end, i+n) && r.s[j].Text != "that"; j++ {
		if r.s[j].Kind != names.Word {
			return j
		}
	}
	return 0
}

// holdsVerbForm reports whether the clause that opens s has a finite verb, before another opens.
func holdsVerbForm(s sentence) bool {
	for _, t := range s {
		if t.Kind != names.Word || t.In("who", "whose", "which", "that") {
			return false
		}
		if t.Is(finite) {
			return true
		}
	}
	return false
}

// isHearer reports whether s, the end of a sentence, says only to whom, when and where somebody told what
// comes before.
func isHearer(s sentence) bool {
	return len(s) <= 2*longestHearer && !slices.ContainsFunc(s, func(t token) bool {
		return t.Kind != names.Word || t.Is(finite|cueVerb) && !t.Upper || t.In("that", "to") || questionWords[t.Text]
	})
}
