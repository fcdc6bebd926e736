package syntax

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// parenthesis is a cue with its source between two halves of a sentence.
type parenthesis struct {
	order      Order
	source     bool     // its source can be a subject
	hasAside   bool     // there is more in it than the cue and its source
	from, to   int      // the end of the first half, and the start of the second
	head, tail Sentence // the halves
}

// A parenthesisRule is a reason to take both halves for one clause, which the cue reports.
type parenthesisRule struct {
	name, example string
	leads         bool // the first half only leads to the clause
	holds         func(p parenthesis) bool
}

// parenthesisRules are tried in order, and the first that holds decides. If none holds, the words after the cue are no
// half of the clause ("It shut in May, said Vane, the harbour master.").
var parenthesisRules = []parenthesisRule{
	{"a word that leads on", "But, according to Rosa Vane, it shut.", true, func(p parenthesis) bool {
		return len(p.head) == 1 && p.head[0].Is(LeadIn)
	}},
	{"a subject and its cue", "The pier, Rosa Vane said, shut in May.", false, func(p parenthesis) bool {
		return p.order == Before && !p.hasAside
	}},
	{"a place and a hearer", "In Ellery, Rosa Vane told the council, it was shut.", true, func(p parenthesis) bool {
		return p.order == Before && p.head[0].Is(names.Preposition) && holdsVerbForm(p.tail)
	}},
	{"a hearer", "The pier, Rosa Vane told the council, was shut.", false, func(p parenthesis) bool {
		return p.order == Before && holdsVerbForm(p.tail)
	}},
	{"an adjunct", "In time, according to Rosa Vane, it shut.", false, func(p parenthesis) bool {
		return p.order != Before && p.source && isAdjunct(p.head)
	}},
	{"a verb without its end", "The pier is, according to Rosa Vane, quite safe.", false, func(p parenthesis) bool {
		return p.order == Opening && p.head[len(p.head)-1].Is(Finite|names.Auxiliary) && !Holds(p.head, names.Point)
	}},
	{"a condition", "If it rains, said Rosa Vane, it will shut.", false, func(p parenthesis) bool {
		return p.source && p.head[0].In("if", "unless", "when", "while", "once") && holdsVerbForm(p.tail)
	}},
	{"no verb before it", "In May, said Rosa Vane, it was shut.", false, func(p parenthesis) bool {
		return p.source && p.order != Shared && !holdsVerbForm(p.head) && holdsVerbForm(p.tail)
	}},
}

// halves returns where the first half of what c reports ends and where the second starts, if c stands
// between them. Otherwise second is 0.
func (r *clauseReader) halves(c Cue) (first, second int) {
	p := r.parenthesis(c)
	for _, rule := range parenthesisRules {
		switch {
		case p.tail == nil || !rule.holds(p):
		case rule.leads:
			return r.limit, p.to
		default:
			return p.from, p.to
		}
	}
	return 0, 0
}

// parenthesis returns c as a parenthesis, if marks stand on both sides of it and the sentence goes on after it.
// Otherwise the result has no tail.
func (r *clauseReader) parenthesis(c Cue) parenthesis {
	from, to := c.bounds()
	if isPutIt(r.s, c.At) && r.s.At(from-1).Text == "as" {
		from-- // "The pier, as Rosa Vane put it, is gone."
	}
	end := r.asideEnd(c, to)
	switch {
	case c.Order == Shared, c.Order != Opening && !r.s[c.At].Is(ClauseVerb), r.s[c.At].Text == "words",
		from-1 <= r.limit, end+1 >= r.end, !isParenthesis(r.s[from-1], r.s[end]), r.s[end+1].Kind == names.Point,
		r.s[end+1].Is(CueVerb), // "Rosa Vane, who advised the council in May, said …"
		c.Order == Inverted && r.s[end+1].Text == "who":
		return parenthesis{}
	}
	return parenthesis{c.Order, c.Source.isSubject(r.s), end > to, from - 1, end + 1, r.s[r.limit : from-1],
		r.s[end+1 : r.end]}
}

// isPutIt reports whether the cue at token i is "put" with "it" after it.
func isPutIt(s Sentence, i int) bool { return s[i].In("put", "puts") && s.At(i+1).Text == "it" }

// isParenthesis reports whether two tokens are the marks around a parenthesis.
func isParenthesis(open, end Token) bool {
	return open.Text == "(" && end.Text == ")" || open.Text == end.Text && open.In(",", "—", "–")
}

// longestAdjunct is how many words that open a sentence say when, where or why, without a verb.
const longestAdjunct = 4

// isAdjunct reports whether s only leads to the clause after it ("But", "In time", "The next day").
func isAdjunct(s Sentence) bool {
	if len(s) > longestAdjunct || slices.ContainsFunc(s, func(t Token) bool { return t.Is(names.Pronoun | Finite) }) {
		return false
	}
	last := s[len(s)-1]
	return s[0].Is(LeadIn|names.Preposition|names.Day) || last.Is(names.Day|timeUnit)
}

// LongestHearer is how many words at most say where, when or to whom somebody speaks between two commas.
const LongestHearer = 8

// asideEnd returns where the parenthesis of c ends, whose cue and source end at token to: after the hearer, the time or
// the place ("she told the council on Monday"), or after what the source is ("said Rosa Vane, a baker").
func (r *clauseReader) asideEnd(c Cue, to int) int {
	end := 0
	switch t := r.s.At(to); {
	case isPutIt(r.s, c.At):
		return to + 1
	case t.Text == "," && isAge(r.s.At(to+1)) && r.s.At(to+2).Text == ",": // "said Rosa Vane, 54,"
		return to + 2
	case t.Text == "," && r.s.At(to+1).Text == "who": // "said Rosa Vane, who came by boat,"
		end = r.pointAfter(to+1, names.LongestRole)
	case t.Text == "," && names.RoleAfter(r.s, to).Len() > 0: // "said Rosa Vane, the harbour master,"
		end = r.pointAfter(to+1, names.LongestRole)
	case t.Text == "," && r.s.At(to+1).Is(names.Determiner) && c.Order == Inverted: // "said Rosa Vane, a baker,"
		if end = r.pointAfter(to+1, LongestHearer); slices.ContainsFunc(r.s[to:max(to, end)], IsVerbForm) {
			return to
		}
	case r.s[c.At].Is(hearerVerb), t.Is(names.Preposition|names.Day) && !t.Is(conjunction):
		end = r.pointAfter(to, LongestHearer)
	}
	return max(to, end)
}

// isAge reports whether t is a figure.
func isAge(t *Token) bool { return t.Text != "" && strings.Trim(t.Text, "0123456789") == "" }

// pointAfter returns the first punctuation mark among the n tokens from i on. It returns 0 if there is none, or if
// "that" stands before it.
func (r *clauseReader) pointAfter(i, n int) int {
	for j := i; j < min(r.end, i+n) && r.s[j].Text != "that"; j++ {
		if r.s[j].Kind != names.Word {
			return j
		}
	}
	return 0
}

// holdsVerbForm reports whether the clause that opens s has a finite verb before another clause opens.
func holdsVerbForm(s Sentence) bool {
	for _, t := range s {
		if t.Kind != names.Word || t.In("who", "whose", "which", "that") {
			return false
		}
		if t.Is(Finite) && !t.Upper {
			return true
		}
	}
	return false
}

// isHearer reports whether s, the end of a sentence, says no more than to whom, when and where somebody said what
// stands before the cue.
func isHearer(s Sentence) bool {
	return len(s) <= LongestHearer+LongestHearer/2 && !slices.ContainsFunc(s, func(t Token) bool {
		return t.Kind != names.Word || IsVerbForm(t) || t.In("that", "to") || questionWords[t.Text]
	})
}
